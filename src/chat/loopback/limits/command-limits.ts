import { ApplicationCommandType } from 'discord.js';
import { z } from 'zod';
import { choicesSchema, optionsSchema, sizeOfOptions } from './option-limits.js';
import { commandName, isCommandName } from './command-name.js';
import { lengthOf, refuse, text } from './length.js';
import { findTwice, localizations, longest } from './localizations.js';

/** One command as it is registered (docs: Application Commands). */
const commandSchema = z
  .looseObject({
    type: z.number().int().min(1).max(4).default(ApplicationCommandType.ChatInput),
    name: z.string(),
    name_localizations: localizations(z.string()),
    description: z.string().nullish(),
    description_localizations: localizations(text(1, 100)),
    options: optionsSchema.nullish(),
    contexts: z.array(z.number().int().min(0).max(2)).nullish(),
    integration_types: z.array(z.number().int().min(0).max(1)).nullish(),
    default_member_permissions: z.string().nullish(),
    dm_permission: z.boolean().nullish(),
    nsfw: z.boolean().nullish(),
  })
  .superRefine((command, context) => {
    if (command.type === ApplicationCommandType.ChatInput) checkSlashCommand(command, context);
    else checkMenu(command, context);
    const size =
      longest(command.name, command.name_localizations) +
      longest(command.description ?? '', command.description_localizations) +
      sizeOfOptions(command.options ?? []);
    if (size > 8000) refuse(context, 'APPLICATION_COMMAND_TOO_LARGE', 'Command exceeds maximum size (8000)');
  });

export type CommandForm = z.output<typeof commandSchema>;

function checkSlashCommand(command: CommandForm, context: z.RefinementCtx): void {
  if (!isCommandName(command.name)) {
    refuse(context, 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid', ['name']);
  }
  checkLocalizedNames(command, commandName, context);
  const length = lengthOf(command.description ?? '');
  if (length < 1 || length > 100) {
    refuse(context, 'BASE_TYPE_BAD_LENGTH', 'Must be between 1 and 100 in length.', ['description']);
  }
}

function checkMenu(command: CommandForm, context: z.RefinementCtx): void {
  const length = lengthOf(command.name);
  if (length < 1 || length > 32) {
    refuse(context, 'BASE_TYPE_BAD_LENGTH', 'Must be between 1 and 32 in length.', ['name']);
  }
  checkLocalizedNames(command, text(1, 32), context);
  if (command.description) {
    refuse(
      context,
      'APPLICATION_COMMAND_DESCRIPTION_INVALID',
      'Context menu commands cannot have description',
      ['description'],
    );
  }
  if (command.options?.length) {
    refuse(context, 'APPLICATION_COMMAND_OPTIONS_INVALID', 'Context menu commands cannot have options', [
      'options',
    ]);
  }
}

/** Which rule they follow is known by the command's type only. */
function checkLocalizedNames(command: CommandForm, rule: z.ZodType, context: z.RefinementCtx): void {
  for (const [locale, name] of Object.entries(command.name_localizations ?? {})) {
    for (const issue of rule.safeParse(name).error?.issues ?? []) {
      const code = issue.code === 'custom' ? String(issue.params?.['discordCode']) : 'INVALID';
      refuse(context, code, issue.message, ['name_localizations', locale]);
    }
  }
}

/** By type: slash commands, user menus, message menus, entry point (docs: "Registering a Command"). */
const mostOfType: Readonly<Record<number, number>> = { 1: 100, 2: 15, 3: 15, 4: 1 };

/** All commands of the application, as one bulk overwrite registers them. */
export const commandsSchema = z.array(commandSchema).superRefine((commands, context) => {
  for (const type of new Set(commands.map((command) => command.type))) {
    const alike = commands.map((command) => (command.type === type ? command : null));
    for (const index of findTwice(alike)) {
      refuse(context, 'APPLICATION_COMMANDS_DUPLICATE_NAME', 'Application command names must be unique', [
        index,
        'name',
      ]);
    }
  }
  for (const [type, most] of Object.entries(mostOfType)) {
    if (commands.filter((command) => command.type === Number(type)).length > most) {
      refuse(
        context,
        'APPLICATION_COMMANDS_MAX',
        `Maximum number of application commands reached (${most}).`,
      );
    }
  }
});

/** What autocomplete may offer. */
export const autocompleteSchema = z.looseObject({ choices: choicesSchema });
