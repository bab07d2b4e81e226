import { ApplicationCommandOptionType } from 'discord.js';
import { z } from 'zod';
import { commandName } from './command-name.js';
import { lengthOf, refuse, text } from './length.js';
import { findTwice, localizations, longest, type Localizations } from './localizations.js';

/** At most 25 choices, of an option or of an autocomplete reply. */
export const choicesSchema = z
  .array(
    z.looseObject({
      name: text(1, 100),
      name_localizations: localizations(text(1, 100)),
      value: z.union([text(0, 100), z.number()]),
    }),
  )
  .max(25);

const basics = {
  type: z
    .number()
    .int()
    .min(ApplicationCommandOptionType.Subcommand)
    .max(ApplicationCommandOptionType.Attachment),
  name: commandName,
  name_localizations: localizations(commandName),
  description: text(1, 100),
  description_localizations: localizations(text(1, 100)),
  required: z.boolean().optional(),
  autocomplete: z.boolean().optional(),
  choices: choicesSchema.nullish(),
};

interface Choice {
  readonly name: string;
  readonly name_localizations?: Localizations;
  readonly value: string | number;
}

interface Option {
  readonly type: number;
  readonly name: string;
  readonly name_localizations?: Localizations;
  readonly description: string;
  readonly description_localizations?: Localizations;
  readonly required?: boolean | undefined;
  readonly autocomplete?: boolean | undefined;
  readonly choices?: readonly Choice[] | null | undefined;
  readonly options?: readonly Option[] | null | undefined;
}

const isNesting = (option: Option): boolean =>
  option.type === ApplicationCommandOptionType.Subcommand ||
  option.type === ApplicationCommandOptionType.SubcommandGroup;

function checkTogether(options: readonly Option[], context: z.RefinementCtx): void {
  for (const index of findTwice(options)) {
    refuse(context, 'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS', 'Option name already exists', [index]);
  }
  let optionalSeen = false;
  for (const [index, option] of options.entries()) {
    if (option.required && optionalSeen) {
      refuse(
        context,
        'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
        'Required options must be placed before non-required options',
        [index],
      );
    }
    optionalSeen ||= !isNesting(option) && !option.required;
    if (option.autocomplete && option.choices?.length) {
      refuse(context, 'APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES', 'Choices exclude autocomplete', [index]);
    }
  }
  const nesting = options.filter(isNesting).length;
  if (nesting > 0 && nesting < options.length) {
    refuse(
      context,
      'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
      'Sub-command and sub-command group option types are mutually exclusive to all other types',
    );
  }
}

// Discord nests at most group → sub-command → option.
const leaves = z.array(z.looseObject(basics)).max(25).superRefine(checkTogether);
const subcommands = z
  .array(z.looseObject({ ...basics, options: leaves.nullish() }))
  .max(25)
  .superRefine(checkTogether);

/** The options of a command, each after Discord's rules and in an order that it accepts. */
export const optionsSchema = z
  .array(z.looseObject({ ...basics, options: subcommands.nullish() }))
  .max(25)
  .superRefine(checkTogether);

/** Names, descriptions and values together, which count towards the 8,000 characters of a command; of what is there in several languages the longest. */
export function sizeOfOptions(options: readonly Option[]): number {
  return options.reduce((sum, option) => {
    const choices = (option.choices ?? []).reduce(
      (total, choice) =>
        total + longest(choice.name, choice.name_localizations) + lengthOf(String(choice.value)),
      0,
    );
    const own =
      longest(option.name, option.name_localizations) +
      longest(option.description, option.description_localizations);
    return sum + own + choices + sizeOfOptions(option.options ?? []);
  }, 0);
}
