import { readWords, type Words } from './catalog.js';
import type { Language } from './language.js';

/** A command's, option's or menu's words in a language other than English, which stands where it is declared. */
export interface CommandWords {
  readonly name: string;
  /** Menus have none. */
  readonly description?: string;
  /** Subcommands and options by their English names. */
  readonly options?: Readonly<Record<string, CommandWords>>;
  /** Names of an option's choices by their values. */
  readonly choices?: Readonly<Record<string, string>>;
}

/** The words of all commands and menus by their English names; none for English. */
export function commandWords(language: Language): Readonly<Record<string, CommandWords>> {
  // As test/locales has it of every catalog.
  return language === 'en' ? {} : (readWords(language, 'commands') as Words & Record<string, CommandWords>);
}

const menuPrefix = 'menu ';

/** How sentences name commands: "/feed add" and "menu Show sources" stand for their names in this language. */
export function commandNames(language: Language): Record<string, string> {
  const names: Record<string, string> = {};
  const collect = (words: Readonly<Record<string, CommandWords>>, english: string, own: string): void => {
    for (const [name, { name: ownName, options = {} }] of Object.entries(words)) {
      names[`${english}${name}`] = `${own}${ownName}`;
      collect(options, `${english}${name} `, `${own}${ownName} `);
    }
  };
  for (const [name, words] of Object.entries(commandWords(language))) {
    if (words.description === undefined) names[`${menuPrefix}${name}`] = words.name;
    else collect({ [name]: words }, '/', '/');
  }
  return names;
}

/** What such a name is in English; null where it is none. */
export function englishName(name: string): string | null {
  if (name.startsWith(menuPrefix)) return name.slice(menuPrefix.length);
  return name.startsWith('/') ? name : null;
}
