import { PermissionFlagsBits } from 'discord.js';
import type { World } from './world.js';

/** A server to be made; its channels by name. */
export interface ServerDescription<ChannelName extends string> {
  readonly name: string;
  readonly channels: readonly ChannelName[];
  /** Seen by moderators, admins and the bot only. */
  readonly hiddenChannels?: readonly ChannelName[];
  /** Those in which the bot may not write. */
  readonly closedChannels?: readonly ChannelName[];
  /** Where Discord itself welcomes people. */
  readonly systemChannel?: ChannelName;
  readonly features?: readonly string[];
  readonly locale?: string;
}

/** A server of the loopback Discord, with the ids of its channels by name. */
export interface LoopbackServer<ChannelName extends string = string> {
  readonly id: string;
  readonly name: string;
  readonly channels: Readonly<Record<ChannelName, string>>;
}

/** Makes a server with its channels; the bot is not in it yet. */
export function makeServer<ChannelName extends string>(
  world: World,
  server: ServerDescription<ChannelName>,
): LoopbackServer<ChannelName> {
  const guild = world.addGuild(server.name, server.locale ?? 'en-US');
  const { hiddenChannels: hidden = [], closedChannels: closed = [], systemChannel } = server;
  const names = [...new Set([...server.channels, ...hidden, ...closed])];
  const ids = names.map((name) => [name, world.addChannel(guild, name, hidden.includes(name)).id]);
  const channels = Object.fromEntries(ids) as Record<ChannelName, string>;
  guild.features = server.features ?? [];
  guild.systemChannelId = systemChannel === undefined ? null : channels[systemChannel];
  for (const name of closed) world.closeToBot(guild, channels[name], PermissionFlagsBits.SendMessages);
  return { id: guild.id, name: guild.name, channels };
}
