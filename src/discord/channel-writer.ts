import { createHash } from 'node:crypto';
import { DiscordAPIError, type Client, type MessageCreateOptions } from 'discord.js';
import type { BotMessage } from './rendering/message.js';

/** What became of a message that Dateline writes by itself. */
export type Sent =
  | { readonly messageId: string }
  /** Why it cannot be written there tomorrow either, in words: "the channel is gone". */
  | { readonly refused: string };

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
const lasting: ReadonlyMap<number | string, string> = new Map([
  [10_003, 'the channel is gone'],
  [10_004, 'the server is gone'],
  [10_008, 'the message is gone'],
  [10_013, 'the person is gone'],
  [50_001, 'I cannot see the channel'],
  [50_005, 'the message is not mine'],
  [50_007, 'I cannot write to this person'],
  [50_013, 'I may not write in the channel'],
  [50_033, 'I cannot write to this person'],
  [50_278, 'I share no server with this person'],
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
        if (!channel) return { refused: 'the channel takes no messages' };
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
        if (!channel) return { refused: 'the channel takes no messages' };
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
