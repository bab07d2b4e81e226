import { PermissionFlagsBits } from 'discord.js';
import { DiscordRefusal } from '../discord-refusal.js';
import { hasLayout } from '../interaction-callback.js';
import { checkMessage } from '../limits/message-limits.js';
import { messageForBot } from '../message-content.js';
import type { MessageStore } from '../message-store.js';
import { may, mayWrite } from '../permissions.js';
import { SentNonces } from '../sent-nonces.js';
import type { LoopbackChannel, StoredMessage } from '../world-model.js';
import type { World } from '../world.js';
import { botPlaces } from './bot-places.js';
import type { Route } from './route.js';

/** Messages that the bot reads, and those that it sends by itself. */
export function messageRoutes(world: World, messages: MessageStore): readonly Route[] {
  const { channelOf, messageOf } = botPlaces(world);
  const ownMessageOf = (channelId: string | undefined, id: string | undefined): StoredMessage => {
    const message = messageOf(channelId, id);
    if (message.api.author.id !== world.bot.id) {
      throw new DiscordRefusal(403, 50_005, 'Cannot edit a message authored by another user');
    }
    return message;
  };
  const requireMaySend = (channel: LoopbackChannel, isReply: boolean): void => {
    if (!mayWrite(channel, world.bot.id)) throw new DiscordRefusal(403, 50_013, 'Missing Permissions');
    if (isReply && !may(channel, world.bot.id, PermissionFlagsBits.ReadMessageHistory)) {
      throw new DiscordRefusal(403, 160_002, 'Cannot reply without permission to read message history');
    }
    if (channel.recipient && world.closedToMessages.has(channel.recipient.id)) {
      throw new DiscordRefusal(403, 50_007, 'Cannot send messages to this user');
    }
  };
  const nonces = new SentNonces();
  const oneMessage = '/channels/:channel/messages/:message';
  return [
    {
      method: 'GET',
      pattern: '/channels/:channel/messages',
      handle: ({ query }, { channel }) => {
        const visible = [...channelOf(channel).messages.values()].filter((message) => !message.onlyFor);
        const limit = Math.min(100, Math.max(1, Number(query.get('limit') ?? 50)));
        return {
          status: 200,
          body: visible
            .slice(-limit)
            .map((message) => messageForBot(message, world.bot.id))
            .toReversed(),
        };
      },
    },
    {
      method: 'POST',
      pattern: '/channels/:channel/messages',
      handle: ({ body, files }, { channel: id }) => {
        const channel = channelOf(id);
        const form = checkMessage(body ?? {}, false);
        requireMaySend(channel, Boolean(form.message_reference));
        const sentBefore = nonces.find(channel, body);
        if (sentBefore) return { status: 200, body: sentBefore.api };
        const draft = { channel, author: world.bot, form, files, onlyFor: null, interaction: null };
        const message = messages.create(draft);
        nonces.note(message, body);
        return { status: 200, body: message.api };
      },
    },
    {
      method: 'GET',
      pattern: oneMessage,
      handle: (_request, { channel, message }) => ({
        status: 200,
        body: messageForBot(messageOf(channel, message), world.bot.id),
      }),
    },
    {
      method: 'PATCH',
      pattern: oneMessage,
      handle: ({ body, files }, { channel, message: id }) => {
        const message = ownMessageOf(channel, id);
        messages.edit(message, checkMessage(body ?? {}, hasLayout(message)), files);
        return { status: 200, body: message.api };
      },
    },
    {
      method: 'DELETE',
      pattern: oneMessage,
      handle: (_request, { channel, message }) => {
        messages.delete(ownMessageOf(channel, message));
        return { status: 204 };
      },
    },
  ];
}
