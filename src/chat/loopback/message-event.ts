import { GatewayIntentBits } from 'discord.js';
import { apiChannel, apiMember } from './api-objects.js';
import type { GatewayEvent } from './gateway-session.js';
import { messageForBot } from './message-content.js';
import type { MessageChange } from './message-store.js';
import type { LoopbackGuild } from './world-model.js';

/** What the gateway tells the bot of a message; null for one that only a single person sees. */
export function messageEvent({ kind, message }: MessageChange, botId: string): GatewayEvent | null {
  if (message.onlyFor) return null;
  const { api, channel } = message;
  const { guild } = channel;
  const guildId = guild?.id ?? null;
  const place = { channel_id: channel.id, ...(guildId ? { guild_id: guildId } : {}) };
  const intent = guildId ? GatewayIntentBits.GuildMessages : GatewayIntentBits.DirectMessages;
  if (kind === 'deleted') {
    return { name: 'MESSAGE_DELETE', data: { id: api.id, ...place }, intent, guildId };
  }
  const shown = messageForBot(message, botId);
  const data = {
    ...shown,
    ...place,
    channel_type: apiChannel(channel).type,
    ...(guild
      ? {
          ...membership(guild, api.author.id),
          mentions: shown.mentions.map((user) => ({ ...user, ...membership(guild, user.id) })),
        }
      : {}),
  };
  return { name: kind === 'created' ? 'MESSAGE_CREATE' : 'MESSAGE_UPDATE', data, intent, guildId };
}

/** A person as a member of the server; nothing where he is none, as a webhook is not. */
function membership(guild: LoopbackGuild, userId: string): { readonly member?: object } {
  const member = guild.members.get(userId);
  if (!member) return {};
  const { user: _user, ...partial } = apiMember(member);
  return { member: partial };
}
