import type { LocalizationMap, RESTPostAPIApplicationCommandsJSONBody } from 'discord.js';
import { commandWords, type CommandWords } from '../locales/command-names.js';
import { languageCodes, languages } from '../locales/language.js';

type WordsOf = ReadonlyMap<(typeof languageCodes)[number], CommandWords>;

interface Named {
  readonly name: string;
  readonly description?: string;
  readonly options?: readonly Named[];
  readonly choices?: readonly { readonly name: string; readonly value: string | number }[];
}

/** A command as it is registered: with its name, its description, and those of its options and choices, in every language. */
export function localisedCommand(
  command: RESTPostAPIApplicationCommandsJSONBody,
): RESTPostAPIApplicationCommandsJSONBody {
  const words = languageCodes.flatMap((code) => {
    const own = commandWords(code)[command.name];
    return own ? [[code, own] as const] : [];
  });
  return localised(command as Named, new Map(words)) as unknown as RESTPostAPIApplicationCommandsJSONBody;
}

function localised(named: Named, words: WordsOf): Named {
  const { options, choices } = named;
  return {
    ...named,
    name_localizations: inEvery(words, ({ name }) => name),
    ...(named.description ? { description_localizations: inEvery(words, (own) => own.description) } : {}),
    ...(options ? { options: options.map((option) => localised(option, below(words, option.name))) } : {}),
    ...(choices
      ? {
          choices: choices.map((choice) => ({
            ...choice,
            name_localizations: inEvery(words, (own) => own.choices?.[choice.value]),
          })),
        }
      : {}),
  } as Named;
}

function below(words: WordsOf, option: string): WordsOf {
  const found = [...words].flatMap(([code, { options }]) => {
    const own = options?.[option];
    return own ? [[code, own] as const] : [];
  });
  return new Map(found);
}

/** By Discord's locales. English is what a command is declared with. */
function inEvery(words: WordsOf, pick: (own: CommandWords) => string | undefined): LocalizationMap {
  const map: LocalizationMap = {};
  for (const [code, own] of words) {
    const text = pick(own);
    if (text !== undefined) for (const locale of languages[code].discord) map[locale] = text;
  }
  return map;
}
