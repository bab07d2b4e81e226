import { GatewayIntentBits } from 'discord.js';
import { apiApplication, apiUser, gatewayGuild } from './api-objects.js';
import { isOfShard, type GatewayEvent } from './gateway-session.js';
import type { LoopbackGuild } from './world-model.js';
import type { World } from './world.js';

/** What READY tells a shard of a bot: who it is, and where; the servers themselves follow as events. */
export function readyFields(world: World, gatewayUrl: string, shard: readonly [number, number]): object {
  const { bot, guilds } = world;
  const { id, flags } = apiApplication(bot, guilds.size);
  return {
    v: 10,
    user: { ...apiUser(bot), verified: true, email: null, mfa_enabled: false },
    guilds: [...guilds.keys()]
      .filter((guildId) => isOfShard(guildId, shard))
      .map((guildId) => ({ id: guildId, unavailable: true })),
    resume_gateway_url: gatewayUrl,
    application: { id, flags },
  };
}

/** The servers that can be reached, after READY. */
export function greetings(world: World, intents: number): readonly GatewayEvent[] {
  const reached = [...world.guilds.values()].filter(({ isAvailable }) => isAvailable);
  return reached.map((guild) => guildEvent(guild, world.bot.id, intents));
}

/** A server that is there: after READY, when the bot joins it, and when it can be reached again. */
export function guildEvent(guild: LoopbackGuild, botId: string, intents: number): GatewayEvent {
  const withMembers = (intents & GatewayIntentBits.GuildMembers) !== 0;
  const data = gatewayGuild(guild, botId, withMembers);
  return { name: 'GUILD_CREATE', data, intent: GatewayIntentBits.Guilds, guildId: guild.id };
}
