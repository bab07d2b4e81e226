import type { BotContext } from './command.js';

/** What Dateline needs beside Discord to say something of its own accord. */
export type VoiceContext = Pick<BotContext, 'desk' | 'collectionOf' | 'logger'>;
