import { ApplicationCommandOptionType } from 'discord.js';
import { z } from 'zod';
import { isCommandName } from './command-name.js';
import { lengthOf, refuse, text } from './length.js';

/** At most 25 choices, of an option or of an autocomplete reply. */
export const choicesSchema = z
  .array(z.looseObject({ name: text(1, 100), value: z.union([text(0, 100), z.number()]) }))
  .max(25);

const basics = {
  type: z
    .number()
    .int()
    .min(ApplicationCommandOptionType.Subcommand)
    .max(ApplicationCommandOptionType.Attachment),
  name: z.string().superRefine((name, context) => {
    if (!isCommandName(name)) {
      refuse(context, 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
    }
  }),
  description: text(1, 100),
  required: z.boolean().optional(),
  autocomplete: z.boolean().optional(),
  choices: choicesSchema.nullish(),
};

interface Option {
  readonly type: number;
  readonly name: string;
  readonly description: string;
  readonly required?: boolean | undefined;
  readonly autocomplete?: boolean | undefined;
  readonly choices?: readonly { readonly name: string; readonly value: string | number }[] | null | undefined;
  readonly options?: readonly Option[] | null | undefined;
}

const isNesting = (option: Option): boolean =>
  option.type === ApplicationCommandOptionType.Subcommand ||
  option.type === ApplicationCommandOptionType.SubcommandGroup;

function checkTogether(options: readonly Option[], context: z.RefinementCtx): void {
  const names = new Set<string>();
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
    if (names.has(option.name)) {
      refuse(context, 'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS', 'Option name already exists', [
        index,
      ]);
    }
    names.add(option.name);
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

/** Names, descriptions and values together, which count towards the 8,000 characters of a command. */
export function sizeOfOptions(options: readonly Option[]): number {
  return options.reduce((sum, option) => {
    const choices = (option.choices ?? []).reduce(
      (total, choice) => total + lengthOf(choice.name) + lengthOf(String(choice.value)),
      0,
    );
    const own = lengthOf(option.name) + lengthOf(option.description) + choices;
    return sum + own + sizeOfOptions(option.options ?? []);
  }, 0);
}
