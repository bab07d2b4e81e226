import { apiChannel } from '../api-objects.js';
import { checkForm } from '../limits/check-form.js';
import type { World } from '../world.js';
import { z } from 'zod';
import { DiscordRefusal } from '../discord-refusal.js';
import type { MessageWatch } from '../message-watch.js';
import { mayWrite } from '../permissions.js';
import { botPlaces } from './bot-places.js';
import type { Route } from './route.js';

const recipientSchema = z.looseObject({ recipient_id: z.string() });

/** Channels, and that the bot is typing in one. */
export function channelRoutes(world: World, watch: MessageWatch): readonly Route[] {
  const { channelOf } = botPlaces(world);
  return [
    {
      method: 'POST',
      pattern: '/users/@me/channels',
      handle: ({ body }) => {
        const user = world.users.get(checkForm(recipientSchema, body).recipient_id);
        if (!user || user.isBot) throw new DiscordRefusal(400, 50_033, 'Invalid Recipient(s)');
        return { status: 200, body: apiChannel(world.directChannel(user)) };
      },
    },
    {
      method: 'GET',
      pattern: '/channels/:channel',
      handle: (_request, { channel }) => ({ status: 200, body: apiChannel(channelOf(channel)) }),
    },
    {
      method: 'POST',
      pattern: '/channels/:channel/typing',
      handle: (_request, { channel: id }) => {
        const channel = channelOf(id);
        if (!mayWrite(channel, world.bot.id)) throw new DiscordRefusal(403, 50_013, 'Missing Permissions');
        watch.typing(channel);
        return { status: 204 };
      },
    },
  ];
}
