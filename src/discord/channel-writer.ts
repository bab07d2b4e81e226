import { createHash } from 'node:crypto';
import { DiscordAPIError, type Client, type MessageCreateOptions } from 'discord.js';
import type { ClosedPlace } from '../desk/closed-place-words.js';
import type { BotMessage } from './rendering/message.js';

/** What became of a message that Dateline writes by itself. */
export type Sent =
  | { readonly messageId: string }
  /** Why it cannot be written there tomorrow either. */
  | { readonly refused: ClosedPlace };

export interface SendOptions {
  /** Ids of the people whom it notifies where it mentions them; nobody else is ever notified. */
  readonly notify?: readonly string[];
  /**
   * What is said by it, in any words: sent to one channel twice under this name within a few minutes, Discord keeps the
   * first only. So what was sent just before a process ended is not said again by the next one.
   */
  readonly once?: string;
}

/** Writes where nobody has asked: news, digests, what came of something. Each rejects where it may work another time. */
export interface ChannelWriter {
  send(channelId: string, message: BotMessage, options?: SendOptions): Promise<Sent>;
  /** As a direct message. */
  sendDirect(userId: string, message: BotMessage, options?: SendOptions): Promise<Sent>;
  /** Puts another message in the place of one that it sent. */
  edit(channelId: string, messageId: string, message: BotMessage): Promise<Sent>;
}

/** What Discord says of a place that will not take a message tomorrow either. */
const lasting: ReadonlyMap<number | string, ClosedPlace> = new Map([
  [10_003, 'channel-gone'],
  [10_004, 'server-gone'],
  [10_008, 'message-gone'],
  [10_013, 'person-gone'],
  [50_001, 'channel-hidden'],
  [50_005, 'message-not-mine'],
  [50_007, 'person-closed'],
  [50_013, 'channel-read-only'],
  [50_033, 'person-closed'],
  [50_278, 'no-shared-server'],
]);

/** Discord's limit for a nonce. */
const nonceLength = 25;

/** Writes into the channels of Discord and to people. */
export function channelWriter(client: Client<true>): ChannelWriter {
  const open = async (channelId: string) => {
    const channel = await client.channels.fetch(channelId);
    return channel?.isSendable() ? channel : null;
  };
  return {
    send: (channelId, message, options = {}) =>
      unlessLasting(async () => {
        const channel = await open(channelId);
        if (!channel) return { refused: 'channel-silent' };
        const sent = await channel.send({ ...sendable(message), ...sending(options) });
        return { messageId: sent.id };
      }),
    sendDirect: (userId, message, options = {}) =>
      unlessLasting(async () => {
        const sent = await client.users.send(userId, { ...sendable(message), ...sending(options) });
        return { messageId: sent.id };
      }),
    edit: (channelId, messageId, message) =>
      unlessLasting(async () => {
        const channel = await open(channelId);
        if (!channel) return { refused: 'channel-silent' };
        await channel.messages.edit(messageId, { ...sendable(message), allowedMentions: { parse: [] } });
        return { messageId };
      }),
  };
}

async function unlessLasting(work: () => Promise<Sent>): Promise<Sent> {
  try {
    return await work();
  } catch (thrown) {
    const refused = thrown instanceof DiscordAPIError ? lasting.get(thrown.code) : undefined;
    if (refused === undefined) throw thrown;
    return { refused };
  }
}

function sending({
  notify = [],
  once,
}: SendOptions): Pick<MessageCreateOptions, 'allowedMentions' | 'nonce' | 'enforceNonce'> {
  const allowedMentions = { parse: [], ...(notify.length > 0 ? { users: [...notify] } : {}) };
  if (once === undefined) return { allowedMentions };
  const nonce = createHash('sha256').update(once).digest('base64url').slice(0, nonceLength);
  return { allowedMentions, nonce, enforceNonce: true };
}

/** discord.js wants arrays that it may change. */
function sendable({ content, embeds, components, files }: BotMessage) {
  return { content, embeds: [...embeds], components: [...components], files: [...files] };
}
