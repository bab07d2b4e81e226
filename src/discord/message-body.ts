import { createHash } from 'node:crypto';
import {
  MessagePayload,
  type RawFile,
  type RESTPatchAPIChannelMessageJSONBody,
  type RESTPostAPIChannelMessageJSONBody,
} from 'discord.js';
import type { BotMessage } from './rendering/message.js';

export interface SendOptions {
  /** Ids of the people whom it notifies where it mentions them; nobody else is ever notified. */
  readonly notify?: readonly string[];
  /**
   * What is said by it, in any words: sent to one channel twice under this name within a few minutes, Discord keeps the
   * first only. So what was sent just before a process ended is not said again by the next one.
   */
  readonly once?: string;
}

/** What a request carries. */
export interface MessageRequest<Body> {
  readonly body: Body;
  readonly files: RawFile[];
}

/** Discord's limit for a nonce. */
const nonceLength = 25;

/** A message as Discord takes it where it is written. */
export async function newMessage(
  message: BotMessage,
  { notify = [], once }: SendOptions = {},
): Promise<MessageRequest<RESTPostAPIChannelMessageJSONBody>> {
  const { body, files } = await changedMessage(message);
  const allowed_mentions = { parse: [], ...(notify.length > 0 ? { users: [...notify] } : {}) };
  if (once === undefined) return { body: { ...body, allowed_mentions }, files };
  const nonce = createHash('sha256').update(once).digest('base64url').slice(0, nonceLength);
  return { body: { ...body, allowed_mentions, nonce, enforce_nonce: true }, files };
}

/** The same where it replaces one that stands there: nothing of that remains, no file either. Nobody is notified. */
export async function changedMessage({ content, embeds, components, files }: BotMessage) {
  const body = {
    content,
    embeds: [...embeds],
    components: [...components],
    allowed_mentions: { parse: [] },
    attachments: files.map(({ description }, index) => ({
      id: String(index),
      ...(description === undefined ? {} : { description }),
    })),
  } satisfies RESTPatchAPIChannelMessageJSONBody;
  return { body, files: await Promise.all(files.map((file) => MessagePayload.resolveFile(file))) };
}
