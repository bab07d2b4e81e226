import { ChannelType, PermissionFlagsBits } from 'discord.js';
import { z } from 'zod';
import { apiChannel } from '../api-objects.js';
import { apiThreadMember } from '../api-thread.js';
import { DiscordRefusal } from '../discord-refusal.js';
import { checkForm } from '../limits/check-form.js';
import { text } from '../limits/length.js';
import { may } from '../permissions.js';
import type { ThreadChanges } from '../thread-changes.js';
import type { LoopbackChannel, StoredMessage } from '../world-model.js';
import type { World } from '../world.js';
import { botPlaces } from './bot-places.js';
import type { ApiResponse, Route } from './route.js';

const basics = {
  name: text(1, 100),
  auto_archive_duration: z.literal([60, 1440, 4320, 10_080]).nullish(),
};
const onMessageSchema = z.looseObject(basics);
const aloneSchema = z.looseObject({
  ...basics,
  // Docs: "Start Thread without Message" makes a private one unless it is told otherwise.
  type: z.literal([ChannelType.PublicThread, ChannelType.PrivateThread]).default(ChannelType.PrivateThread),
});

/** Threads that the bot opens, joins and leaves. */
export function threadRoutes(world: World, threads: ThreadChanges): readonly Route[] {
  const { channelOf, messageOf } = botPlaces(world);
  const { bot } = world;
  const open = (
    parent: LoopbackChannel,
    form: z.output<typeof onMessageSchema>,
    isPrivate: boolean,
    message: StoredMessage | null,
  ): ApiResponse => {
    if (!parent.guild || parent.thread) {
      throw new DiscordRefusal(400, 50_024, 'Cannot execute action on this channel type');
    }
    const { CreatePrivateThreads, CreatePublicThreads } = PermissionFlagsBits;
    if (!may(parent, bot.id, isPrivate ? CreatePrivateThreads : CreatePublicThreads)) {
      throw new DiscordRefusal(403, 50_013, 'Missing Permissions');
    }
    if (message && parent.guild.channels.has(message.api.id)) {
      throw new DiscordRefusal(400, 160_004, 'A thread has already been created for this message');
    }
    const { name, auto_archive_duration: autoArchiveMinutes } = form;
    const thread = threads.open(parent, {
      name,
      isPrivate,
      owner: bot,
      message,
      ...(autoArchiveMinutes ? { autoArchiveMinutes } : {}),
    });
    return { status: 201, body: { ...apiChannel(thread), member: apiThreadMember(thread, bot.id) } };
  };
  const threadOf = (id: string | undefined): LoopbackChannel => {
    const channel = channelOf(id);
    if (channel.thread) return channel;
    throw new DiscordRefusal(400, 50_024, 'Cannot execute action on this channel type');
  };
  return [
    {
      method: 'POST',
      pattern: '/channels/:channel/messages/:message/threads',
      handle: ({ body }, { channel, message }) =>
        open(channelOf(channel), checkForm(onMessageSchema, body), false, messageOf(channel, message)),
    },
    {
      method: 'POST',
      pattern: '/channels/:channel/threads',
      handle: ({ body }, { channel }) => {
        const form = checkForm(aloneSchema, body);
        return open(channelOf(channel), form, form.type === ChannelType.PrivateThread, null);
      },
    },
    {
      method: 'PUT',
      pattern: '/channels/:channel/thread-members/@me',
      handle: (_request, { channel }) => {
        threads.join(threadOf(channel), bot);
        return { status: 204 };
      },
    },
    {
      method: 'DELETE',
      pattern: '/channels/:channel/thread-members/@me',
      handle: (_request, { channel }) => {
        threads.leave(threadOf(channel), bot);
        return { status: 204 };
      },
    },
  ];
}
