import type { DeskVoice } from '../desk/desk-voice.js';
import { channelAnnouncer } from './channel-announcer.js';
import type { DiscordRest } from './discord-rest.js';
import { newsVoice } from './news-voice.js';
import { requestVoice } from './request-voice.js';
import { voiceContext, type VoiceParts } from './voice-context.js';

/**
 * Says on Discord what a desk says of its own accord, in every server that the bot is in: by requests alone, so that it
 * does not matter which servers this process hears of, or whether it hears of any.
 * @param rest with a bot's token
 */
export function discordVoice(rest: DiscordRest, parts: VoiceParts): DeskVoice {
  const context = voiceContext(rest, parts);
  return {
    feeds: channelAnnouncer(context),
    requests: requestVoice(context),
    news: newsVoice(context),
  };
}
