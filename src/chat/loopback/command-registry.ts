import type { APIApplicationCommand } from 'discord.js';
import { checkForm } from './limits/check-form.js';
import { commandsSchema } from './limits/command-limits.js';
import type { World } from './world.js';

/** The commands that the bot has registered, globally and for single servers. */
export class CommandRegistry {
  readonly #world: World;
  readonly #global: APIApplicationCommand[] = [];
  readonly #ofGuild = new Map<string, APIApplicationCommand[]>();
  readonly #offeredToAll = new Set<string>();

  constructor(world: World) {
    this.#world = world;
  }

  /** @param guildId null: the global ones */
  list(guildId: string | null): readonly APIApplicationCommand[] {
    return guildId === null ? this.#global : (this.#ofGuild.get(guildId) ?? []);
  }

  /** What can be called in a server (null: in direct messages). A command registered both ways is there twice, as in Discord. */
  inPlace(guildId: string | null): readonly APIApplicationCommand[] {
    const commands = guildId === null ? this.#global : [...this.#global, ...this.list(guildId)];
    return commands.map((command) =>
      this.#offeredToAll.has(command.name) ? { ...command, default_member_permissions: null } : command,
    );
  }

  /** Offers a command to everybody, whatever permissions it asks for by default, as the admins of servers may. */
  offerToAll(name: string): void {
    this.#offeredToAll.add(name);
  }

  /** Replaces all; a command of the same name and type keeps its id. @throws DiscordRefusal 50035 */
  overwrite(guildId: string | null, body: unknown): readonly APIApplicationCommand[] {
    const before = this.list(guildId);
    const commands = checkForm(commandsSchema, body).map((form) => {
      const known = before.find((one) => one.name === form.name && one.type === form.type);
      return {
        ...form,
        id: known?.id ?? this.#world.snowflakes.next(),
        version: this.#world.snowflakes.next(),
        application_id: this.#world.bot.id,
        description: form.description ?? '',
        default_member_permissions: form.default_member_permissions ?? null,
        contexts: form.contexts ?? null,
        integration_types: form.integration_types ?? [0],
        nsfw: form.nsfw ?? false,
        ...(guildId === null ? {} : { guild_id: guildId }),
      } as unknown as APIApplicationCommand;
    });
    if (guildId === null) this.#global.splice(0, this.#global.length, ...commands);
    else this.#ofGuild.set(guildId, commands);
    return commands;
  }
}
