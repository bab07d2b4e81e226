import { ChannelType, DiscordAPIError, Routes, type APIMessage } from 'discord.js';
import type { ClosedPlace } from '../desk/closed-place-words.js';
import { changedMessage, newMessage, type SendOptions } from './message-body.js';
import type { BotMessage } from './rendering/message.js';
import type { VoiceContext } from './voice-context.js';

/** What became of a message that Dateline writes by itself. */
export type Sent =
  | { readonly messageId: string }
  /** Why it cannot be written there tomorrow either. */
  | { readonly refused: ClosedPlace };

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

/** Forums and categories, for example, are channels too. */
const takingMessages: ReadonlySet<ChannelType> = new Set([
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.GuildVoice,
  ChannelType.GuildStageVoice,
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.DM,
]);

/** Writes into the channels of Discord and to people. */
export function channelWriter({ rest, places }: Pick<VoiceContext, 'rest' | 'places'>): ChannelWriter {
  const isSilent = async (channelId: string) => !takingMessages.has((await places.channel(channelId)).type);
  const post = async (channelId: string, message: BotMessage, options: SendOptions): Promise<Sent> => {
    const request = await newMessage(message, options);
    const { id } = (await rest.post(Routes.channelMessages(channelId), request)) as APIMessage;
    return { messageId: id };
  };
  return {
    send: (channelId, message, options = {}) =>
      unlessLasting(async () => {
        if (await isSilent(channelId)) return { refused: 'channel-silent' };
        return post(channelId, message, options);
      }),
    sendDirect: (userId, message, options = {}) =>
      unlessLasting(async () => post(await places.directChannel(userId), message, options)),
    edit: (channelId, messageId, message) =>
      unlessLasting(async () => {
        if (await isSilent(channelId)) return { refused: 'channel-silent' };
        await rest.patch(Routes.channelMessage(channelId, messageId), await changedMessage(message));
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
