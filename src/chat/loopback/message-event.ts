import { GatewayIntentBits } from 'discord.js';
import { apiMember } from './api-objects.js';
import type { GatewayEvent } from './gateway-session.js';
import { messageForBot } from './message-content.js';
import type { MessageChange } from './message-store.js';

/** What the gateway tells the bot of a message; null for one that only a single person sees. */
export function messageEvent({ kind, message }: MessageChange, botId: string): GatewayEvent | null {
  if (message.onlyFor) return null;
  const { api, channel } = message;
  const guildId = channel.guild?.id ?? null;
  const place = { channel_id: channel.id, ...(guildId ? { guild_id: guildId } : {}) };
  const intent = guildId ? GatewayIntentBits.GuildMessages : GatewayIntentBits.DirectMessages;
  if (kind === 'deleted') {
    return { name: 'MESSAGE_DELETE', data: { id: api.id, ...place }, intent, guildId };
  }
  const member = channel.guild?.members.get(api.author.id);
  const { user: _user, ...partialMember } = member ? apiMember(member) : { user: null };
  const shown = messageForBot(message, botId);
  const data = { ...shown, ...place, ...(member ? { member: partialMember } : {}) };
  return { name: kind === 'created' ? 'MESSAGE_CREATE' : 'MESSAGE_UPDATE', data, intent, guildId };
}
