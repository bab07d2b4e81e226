import {
  ApplicationCommandOptionType,
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
} from 'discord.js';
import { commands } from '../../../commands/index.js';
import type { ChatOptionValue } from '../../../src/chat/chat-session.js';
import { hostileInput, strangeDays } from './hostile-input.js';
import type { Place } from './place.js';

/** A command that can be run: a subcommand, or a command that has none. */
export interface RunnableCommand {
  readonly path: string;
  readonly options: readonly APIApplicationCommandBasicOption[];
}

/** Every one that there is. */
export const runnableCommands: readonly RunnableCommand[] = commands.flatMap(({ data }) =>
  runnable(data.name, data.toJSON().options ?? []),
);

function runnable(path: string, options: readonly APIApplicationCommandOption[]): readonly RunnableCommand[] {
  const nested = options.flatMap((option) =>
    'options' in option ? runnable(`${path} ${option.name}`, option.options ?? []) : [],
  );
  const own = options.filter((option): option is APIApplicationCommandBasicOption => option.type > 2);
  return nested.length > 0 ? nested : [{ path, options: own }];
}

/** Values for the options: hostile texts where a text is typed, and else what there is. Some that may be left out are. */
export function hostileOptions(
  { options }: RunnableCommand,
  seed: number,
  place: Place,
): Readonly<Record<string, ChatOptionValue>> {
  const given = options.flatMap((option, index): [string, ChatOptionValue][] => {
    const isLeftOut = !option.required && (seed + index) % 3 === 0;
    const value = isLeftOut ? undefined : valueFor(option, seed * 31 + index, place);
    return value === undefined ? [] : [[option.name, value]];
  });
  return Object.fromEntries(given);
}

function valueFor(
  option: APIApplicationCommandBasicOption,
  seed: number,
  { person, kind, session }: Place,
): ChatOptionValue | undefined {
  switch (option.type) {
    case ApplicationCommandOptionType.String: {
      const choices = 'choices' in option ? (option.choices ?? []) : [];
      const choice = choices[seed % choices.length];
      // What is no day at all is refused; these come further.
      const isDay = (option.name === 'since' || option.name === 'until') && seed % 3 > 0;
      if (isDay) return strangeDays[seed % strangeDays.length];
      return choice ? choice.value : hostileInput(seed, option.max_length ?? 6000);
    }
    case ApplicationCommandOptionType.Attachment: {
      const name = `${hostileInput(seed, 60).replaceAll(/[/\\\p{Cc}\n]/gu, '')}.txt`;
      return { name, bytes: Buffer.from(hostileInput(seed + 1, 4000)) };
    }
    case ApplicationCommandOptionType.User:
      return person.id;
    case ApplicationCommandOptionType.Channel:
      return kind === 'server' ? session.channel.id : undefined;
    case ApplicationCommandOptionType.Boolean:
      return seed % 2 === 0;
    default:
      return undefined;
  }
}
