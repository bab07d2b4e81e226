import { GuildMember, PermissionFlagsBits, type Channel, type GuildBasedChannel } from 'discord.js';
import { UserError } from '../../errors.js';
import type { ActingPerson } from './acting-person.js';

/** More are not named: the sentence would be longer than anybody reads. */
const namedChannels = 10;

/**
 * Sees that questions may be asked in the channel; it holds for everybody, whoever manages the server, too.
 * @param askChannels those of `/settings`; none: everywhere. A thread, and a post of a forum, counts as its channel.
 * @throws UserError naming those of them that the person can see.
 */
export async function requireAskChannel(person: ActingPerson, askChannels: readonly string[]): Promise<void> {
  if (askChannels.length === 0 || (await isOneOf(person, askChannels))) return;
  const left = askChannels.flatMap((id) => person.guild?.channels.cache.get(id) ?? []);
  if (left.length === 0) throw new UserError('no-channel-left');
  const seen = left.filter((channel) => isSeen(channel, person));
  if (seen.length === 0) throw new UserError('only-in-hidden-channels');
  const names = seen.slice(0, namedChannels).map(({ name }) => `#${name}`);
  const more = seen.length > names.length ? ', …' : '';
  throw new UserError('not-in-this-channel', { count: seen.length, channels: names.join(', ') + more });
}

async function isOneOf(
  { client, channelId }: ActingPerson,
  askChannels: readonly string[],
): Promise<boolean> {
  if (channelId === null) return false;
  if (askChannels.includes(channelId)) return true;
  // Of a private thread that it is not in the bot is not told; asking for it may be forbidden, and then it is not allowed.
  const known: Channel | null =
    client.channels.cache.get(channelId) ?? (await client.channels.fetch(channelId).catch(() => null));
  return known !== null && known.isThread() && askChannels.includes(known.parentId ?? '');
}

function isSeen(channel: GuildBasedChannel, { memberPermissions, member }: ActingPerson): boolean {
  if (memberPermissions?.has(PermissionFlagsBits.Administrator)) return true;
  if (!(member instanceof GuildMember)) return false;
  return channel.permissionsFor(member).has(PermissionFlagsBits.ViewChannel);
}
