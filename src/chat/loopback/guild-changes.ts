import { GatewayIntentBits } from 'discord.js';
import { apiGuild, apiUser } from './api-objects.js';
import type { GatewayEvent } from './gateway-session.js';
import { guildEvent } from './greeting.js';
import type { LoopbackGuild, LoopbackUser } from './world-model.js';
import type { World } from './world.js';

/** What can be set up anew in a server. */
export interface GuildSettings {
  readonly name?: string;
  /** Discord's locale of the server; `en-US` where nobody has chosen one. */
  readonly locale?: string;
  /** Such as `COMMUNITY`, without which nobody can choose a locale. */
  readonly features?: readonly string[];
  /** Where Discord itself welcomes people; null: nowhere. */
  readonly systemChannelId?: string | null;
}

/** What befalls servers without the bot's doing. Each method throws UserError "unknown-server" where there is no such server. */
export class GuildChanges {
  readonly #world: World;
  readonly #tellBot: (event: GatewayEvent) => void;

  constructor(world: World, tellBot: (event: GatewayEvent) => void) {
    this.#world = world;
    this.#tellBot = tellBot;
  }

  /** The bot is invited, for the first time or once more; archives and messages of before are where they were. */
  join(guildId: string): void {
    const guild = this.#world.guilds.get(guildId) ?? this.#world.rejoin(guildId);
    this.#tellBot(guildEvent(guild, this.#world.bot.id, 0));
  }

  /** The bot is taken out. */
  leave(guildId: string): void {
    const { id } = this.#world.guildOf(guildId);
    this.#tell('GUILD_DELETE', { id }, id);
    this.#world.removeGuild(id);
  }

  /** The server cannot be reached for a while. The bot is still in it. */
  beginOutage(guildId: string): void {
    const guild = this.#world.guildOf(guildId);
    this.#tell('GUILD_DELETE', { id: guild.id, unavailable: true }, guild.id);
    guild.isAvailable = false;
  }

  endOutage(guildId: string): void {
    const guild = this.#world.guildOf(guildId);
    guild.isAvailable = true;
    this.#tellBot(guildEvent(guild, this.#world.bot.id, 0));
  }

  change(guildId: string, settings: GuildSettings): void {
    const guild = Object.assign(this.#world.guildOf(guildId), settings) satisfies LoopbackGuild;
    this.#tell('GUILD_UPDATE', apiGuild(guild), guild.id);
  }

  /** A person leaves. The bot hears of it only with the privileged intent for members. */
  removeMember(guildId: string, user: LoopbackUser): void {
    const guild = this.#world.guildOf(guildId);
    guild.members.delete(user.id);
    const data = { guild_id: guildId, user: apiUser(user) };
    this.#tellBot({ name: 'GUILD_MEMBER_REMOVE', data, intent: GatewayIntentBits.GuildMembers, guildId });
  }

  #tell(name: string, data: object, guildId: string): void {
    this.#tellBot({ name, data, intent: GatewayIntentBits.Guilds, guildId });
  }
}
