import type { RESTPostAPIApplicationCommandsJSONBody } from 'discord.js';
import { commandWords, type CommandWords } from '../locales/command-names.js';
import { languageCodes, languages } from '../locales/language.js';

/** The words of all commands and menus, by Discord's locales. */
export type WordsByLocale = ReadonlyMap<string, Readonly<Record<string, CommandWords>>>;

type OwnWords = ReadonlyMap<string, CommandWords>;

interface Named {
  readonly name: string;
  readonly description?: string;
  readonly options?: readonly Named[];
  readonly choices?: readonly { readonly name: string; readonly value: string | number }[];
}

/** In the languages that Dateline speaks; without English, which a command is declared with. */
function spokenWords(): WordsByLocale {
  return new Map(
    languageCodes
      .filter((code) => code !== 'en')
      .flatMap((code) => languages[code].discord.map((locale) => [locale, commandWords(code)] as const)),
  );
}

/** A command as it is registered: with its name, its description, and those of its options and choices, in every language. */
export function localisedCommand(
  command: RESTPostAPIApplicationCommandsJSONBody,
  words: WordsByLocale = spokenWords(),
): RESTPostAPIApplicationCommandsJSONBody {
  const own = pick(words, (all) => all[command.name]);
  return localised(command as Named, own) as unknown as RESTPostAPIApplicationCommandsJSONBody;
}

function localised(named: Named, words: OwnWords): Named {
  const { description, options, choices } = named;
  return {
    ...named,
    ...under(
      'name_localizations',
      pick(words, ({ name }) => name),
    ),
    ...(description
      ? under(
          'description_localizations',
          pick(words, (own) => own.description),
        )
      : {}),
    ...(options ? { options: options.map((option) => localised(option, below(words, option))) } : {}),
    ...(choices
      ? {
          choices: choices.map((choice) => ({
            ...choice,
            ...under(
              'name_localizations',
              pick(words, (own) => own.choices?.[choice.value]),
            ),
          })),
        }
      : {}),
  };
}

const below = (words: OwnWords, { name }: Named): OwnWords => pick(words, (own) => own.options?.[name]);

/** What each locale has of it; nothing for those that have none. */
function pick<Words, Part>(
  words: ReadonlyMap<string, Words>,
  part: (words: Words) => Part | undefined,
): ReadonlyMap<string, Part> {
  const found = [...words].flatMap(([locale, own]) => {
    const its = part(own);
    return its === undefined ? [] : [[locale, its] as const];
  });
  return new Map(found);
}

const under = (field: string, texts: ReadonlyMap<string, string>): object =>
  texts.size > 0 ? { [field]: Object.fromEntries(texts) } : {};
