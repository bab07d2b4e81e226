import type { Client } from 'discord.js';
import type { DeskVoice } from '../desk/desk-voice.js';
import { channelAnnouncer } from './channel-announcer.js';
import type { BotContext } from './command.js';

/** What the voice needs beside Discord. */
export type VoiceContext = Pick<BotContext, 'desk' | 'collectionOf' | 'logger'>;

/** Says on Discord what a desk says of its own accord. */
export function discordVoice(client: Client<true>, _context: VoiceContext): DeskVoice {
  return { feeds: channelAnnouncer(client) };
}
