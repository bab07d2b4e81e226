import type { Client } from 'discord.js';
import type { DeskVoice } from '../desk/desk-voice.js';
import { channelAnnouncer } from './channel-announcer.js';
import { newsVoice } from './news-voice.js';
import { requestVoice } from './request-voice.js';
import type { VoiceContext } from './voice-context.js';

/** Says on Discord what a desk says of its own accord. */
export function discordVoice(client: Client<true>, context: VoiceContext): DeskVoice {
  return {
    feeds: channelAnnouncer(client, context),
    requests: requestVoice(client, context),
    news: newsVoice(client, context),
  };
}
