import { ChannelType } from 'discord.js';
import { seesWith } from './can-see.js';
import type { ChannelFacts, DiscordPlaces, ServerFacts } from './discord-places.js';
import { memberPermissions, type Overwrite } from './member-permissions.js';

const threads: ReadonlySet<ChannelType> = new Set([
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
]);

/** Ids of those people who are in the server now and can see the channel, in the order given. */
export async function whoSees(
  places: DiscordPlaces,
  server: ServerFacts,
  channel: ChannelFacts,
  personIds: readonly string[],
): Promise<readonly string[]> {
  const overwrites = await overwritesIn(places, channel);
  if (overwrites === null) return [];
  const seeing: string[] = [];
  for (const personId of personIds) {
    const member = await places.member(server.id, personId);
    if (member && seesWith(memberPermissions(server, member, overwrites), channel.type))
      seeing.push(personId);
  }
  return seeing;
}

/** A thread has those of the channel that it is in; null where the bot does not get to see that. */
async function overwritesIn(
  places: DiscordPlaces,
  channel: ChannelFacts,
): Promise<readonly Overwrite[] | null> {
  if (!threads.has(channel.type)) return channel.overwrites;
  const parent = channel.parentId === null ? null : await places.channelIfSeen(channel.parentId);
  return parent && parent.overwrites;
}
