import { ApplicationCommandOptionType, type APIApplicationCommandOption, type Interaction } from 'discord.js';
import { commands, components, menus, messages } from '../../../commands/index.js';
import { readCustomId } from '../../../src/discord/custom-id.js';

/** Everything that a person can do with the bot: each subcommand, option that offers choices, menu, button, select, form, and message. */
export function neededKeys(): readonly string[] {
  return [
    ...commands.flatMap(({ data }) => keysOfCommand(data.name, data.toJSON().options ?? [])),
    ...menus.map(({ data }) => `menu ${data.name}`),
    ...components.map(({ kind, prefix }) => `${kind} ${prefix}`),
    ...messages.map(({ name }) => `message ${name}`),
  ];
}

function keysOfCommand(path: string, options: readonly APIApplicationCommandOption[]): readonly string[] {
  const nested = options.flatMap((option) =>
    option.type === ApplicationCommandOptionType.Subcommand ||
    option.type === ApplicationCommandOptionType.SubcommandGroup
      ? keysOfCommand(`${path} ${option.name}`, option.options ?? [])
      : [],
  );
  if (nested.length > 0) return nested;
  const offering = options.filter((option) => 'autocomplete' in option && option.autocomplete);
  return [`/${path}`, ...offering.map(({ name }) => `autocomplete /${path} ${name}`)];
}

/** The key of what the bot has received. */
export function keyOf(interaction: Interaction): string {
  if (interaction.isAutocomplete() || interaction.isChatInputCommand()) {
    const { commandName, options } = interaction;
    const parts = [commandName, options.getSubcommandGroup(false), options.getSubcommand(false)];
    const path = `/${parts.filter((part) => part !== null).join(' ')}`;
    return interaction.isAutocomplete()
      ? `autocomplete ${path} ${interaction.options.getFocused(true).name}`
      : path;
  }
  if (interaction.isContextMenuCommand()) return `menu ${interaction.commandName}`;
  if (!('customId' in interaction)) throw new Error('No command of the bot is opened like an activity.');
  const { prefix } = readCustomId(interaction.customId);
  if (interaction.isButton()) return `button ${prefix}`;
  return `${interaction.isModalSubmit() ? 'modal' : 'select'} ${prefix}`;
}
