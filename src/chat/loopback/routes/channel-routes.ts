import { PermissionFlagsBits } from 'discord.js';
import { z } from 'zod';
import { apiChannel } from '../api-objects.js';
import { DiscordRefusal, unknownChannel, unknownMessage } from '../discord-refusal.js';
import { hasLayout } from '../interaction-callback.js';
import { checkForm } from '../limits/check-form.js';
import { checkMessage } from '../limits/message-limits.js';
import { messageForBot } from '../message-content.js';
import type { MessageStore } from '../message-store.js';
import { canSee, memberPermissions } from '../permissions.js';
import { SentNonces } from '../sent-nonces.js';
import type { LoopbackChannel, StoredMessage } from '../world-model.js';
import type { World } from '../world.js';
import type { Route } from './route.js';

const recipientSchema = z.looseObject({ recipient_id: z.string() });

/** Channels and the messages that the bot sends into them by itself. */
export function channelRoutes(world: World, messages: MessageStore): readonly Route[] {
  const channelOf = (id: string | undefined): LoopbackChannel => {
    const channel = world.channels.get(id ?? '');
    if (!channel) throw unknownChannel();
    if (!canSee(channel, world.bot.id, world.bot.id)) throw new DiscordRefusal(403, 50_001, 'Missing Access');
    return channel;
  };
  const messageOf = (channelId: string | undefined, id: string | undefined): StoredMessage => {
    const message = channelOf(channelId).messages.get(id ?? '');
    // A private reply lives with its interaction: the channel does not know it.
    if (!message || message.onlyFor) throw unknownMessage();
    return message;
  };
  const ownMessageOf = (channelId: string | undefined, id: string | undefined): StoredMessage => {
    const message = messageOf(channelId, id);
    if (message.api.author.id !== world.bot.id) {
      throw new DiscordRefusal(403, 50_005, 'Cannot edit a message authored by another user');
    }
    return message;
  };
  const nonces = new SentNonces();
  const oneMessage = '/channels/:channel/messages/:message';
  return [
    {
      method: 'POST',
      pattern: '/users/@me/channels',
      handle: ({ body }) => {
        const user = world.users.get(checkForm(recipientSchema, body).recipient_id);
        if (!user) throw new DiscordRefusal(400, 50_033, 'Invalid Recipient(s)');
        return { status: 200, body: apiChannel(world.directChannel(user)) };
      },
    },
    {
      method: 'GET',
      pattern: '/channels/:channel',
      handle: (_request, { channel }) => ({ status: 200, body: apiChannel(channelOf(channel)) }),
    },
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
        const bot = channel.guild?.members.get(world.bot.id);
        const maySend =
          !channel.guild ||
          (bot && memberPermissions(channel.guild, bot, channel) & PermissionFlagsBits.SendMessages);
        if (!maySend) throw new DiscordRefusal(403, 50_013, 'Missing Permissions');
        if (channel.recipient && world.closedToMessages.has(channel.recipient.id)) {
          throw new DiscordRefusal(403, 50_007, 'Cannot send messages to this user');
        }
        const sentBefore = nonces.find(channel, body);
        if (sentBefore) return { status: 200, body: sentBefore.api };
        const message = messages.create({
          channel,
          author: world.bot,
          form: checkMessage(body ?? {}, false),
          files,
          onlyFor: null,
          interaction: null,
        });
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
