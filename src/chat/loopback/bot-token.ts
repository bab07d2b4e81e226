import { randomBytes } from 'node:crypto';

/** A new bot token in Discord's form: the bot's id, a time and a signature. */
export function makeBotToken(botId: string): string {
  return [Buffer.from(botId).toString('base64url'), randomText(6), randomText(38)].join('.');
}

function randomText(length: number): string {
  return randomBytes(length).toString('base64url').slice(0, length);
}
