import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  InteractionContextType,
  type APIApplicationCommand,
  type APIApplicationCommandBasicOption,
} from 'discord.js';

/** Something that can be typed after a slash: a command, or one of its sub-commands. */
export interface SlashCommand {
  /** With sub-command, as it is typed: `add text`. */
  readonly name: string;
  readonly description: string;
  readonly command: APIApplicationCommand;
  /** Names of group and sub-command below the command. */
  readonly path: readonly string[];
  readonly options: readonly APIApplicationCommandBasicOption[];
}

/** All that can be typed, from the commands as the bot registered them, in their order. */
export function slashCommands(commands: readonly APIApplicationCommand[]): readonly SlashCommand[] {
  return commands
    .filter((command) => command.type === ApplicationCommandType.ChatInput)
    .flatMap((command) => branches(command, command.description, [], command.options ?? []));
}

function branches(
  command: APIApplicationCommand,
  description: string,
  path: readonly string[],
  options: NonNullable<APIApplicationCommand['options']>,
): SlashCommand[] {
  const nested = options.flatMap((option) => {
    const isNested =
      option.type === ApplicationCommandOptionType.Subcommand ||
      option.type === ApplicationCommandOptionType.SubcommandGroup;
    return isNested
      ? branches(command, option.description, [...path, option.name], option.options ?? [])
      : [];
  });
  if (nested.length > 0) return nested;
  const basic = options.filter(isBasic);
  return [{ name: [command.name, ...path].join(' '), description, command, path, options: basic }];
}

function isBasic(
  option: NonNullable<APIApplicationCommand['options']>[number],
): option is APIApplicationCommandBasicOption {
  return (
    option.type !== ApplicationCommandOptionType.Subcommand &&
    option.type !== ApplicationCommandOptionType.SubcommandGroup
  );
}

/** Whether a person sees a command: by where it may be used, and by the permissions that it asks for by default. */
export function isOffered(
  command: APIApplicationCommand,
  inGuild: boolean,
  memberPermissions: bigint,
): boolean {
  const context = inGuild ? InteractionContextType.Guild : InteractionContextType.BotDM;
  if (command.contexts && !command.contexts.includes(context)) return false;
  if (!inGuild || command.default_member_permissions === null) return true;
  const wanted = BigInt(command.default_member_permissions);
  // "0" hides a command from everybody but administrators, who have every bit.
  const administrator = 1n << 3n;
  return wanted === 0n ? (memberPermissions & administrator) !== 0n : (memberPermissions & wanted) === wanted;
}
