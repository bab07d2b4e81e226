import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { commands, menus } from '../../commands/index.js';
import { namespaces, readWords, type Words } from '../../src/locales/catalog.js';
import { languageCodes, languages, type Language } from '../../src/locales/language.js';

const translations = languageCodes.filter((code) => code !== 'en');

/** Every sentence of a file by its path. */
function sentencesOf(words: Words, path = ''): Map<string, string> {
  const entries = Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as const] : [...sentencesOf(value, `${path}${key}.`)],
  );
  return new Map(entries);
}

const pluralForm = /_(zero|one|two|few|many|other)$/;

/** The keys that a language owes for those of English: a plural one once for each form that it has. */
function owedKeys(english: Map<string, string>, language: Language): Set<string> {
  const { pluralCategories } = new Intl.PluralRules(languages[language].intl).resolvedOptions();
  const stems = [...english.keys()].filter((key) => key.endsWith('_other')).map((key) => key.slice(0, -6));
  return new Set([
    ...[...english.keys()].filter((key) => !pluralForm.test(key)),
    ...stems.flatMap((stem) => pluralCategories.map((category) => `${stem}_${category}`)),
  ]);
}

function placeholdersOf(sentence: string): readonly string[] {
  return [...sentence.matchAll(/\{\{([^},]+)/g)].map(([, name = '']) => name.trim()).sort();
}

const commandNames = new Set([
  ...menus.map(({ data }) => `menu ${data.name}`),
  ...commands.flatMap(({ data }) => namesOf(data.toJSON(), '/')),
]);

interface Named {
  readonly name: string;
  readonly options?: readonly Named[] | undefined;
}

function namesOf({ name, options = [] }: Named, before: string): string[] {
  return [`${before}${name}`, ...options.flatMap((option) => namesOf(option, `${before}${name} `))];
}

describe.each(namespaces.map((name) => [name] as const))('the words of %s', (name) => {
  const english = sentencesOf(readWords('en', name));

  it('name only commands that there are', () => {
    const named = [...english.values()].flatMap(placeholdersOf).filter((each) => /^(\/|menu )/.test(each));
    expect(named.filter((each) => !commandNames.has(each))).toEqual([]);
  });

  it.each(translations)('are all there in %s, with the same placeholders', (language) => {
    const own = sentencesOf(readWords(language, name));
    expect([...own.keys()].sort()).toEqual([...owedKeys(english, language)].sort());
    for (const [key, sentence] of own) {
      const original = english.get(key) ?? english.get(key.replace(pluralForm, '_other')) ?? '';
      const [placeholders, owed] = [placeholdersOf(sentence), placeholdersOf(original)];
      // "One article" need not say the number.
      const may = key.endsWith('_one') ? owed.filter((each) => each !== 'count') : owed;
      expect([owed, may], `${language}/${name}: ${key}`).toContainEqual(placeholders);
      expect(sentence.trim(), `${language}/${name}: ${key}`).not.toBe('');
    }
  });
});

describe('the files of words', () => {
  it.each(translations)('are all there in %s', (language) => {
    for (const name of [...namespaces, 'commands']) {
      const url = new URL(`../../src/locales/${language}/${name}.json`, import.meta.url);
      expect(existsSync(fileURLToPath(url)), `${language}/${name}.json`).toBe(true);
    }
  });
});
