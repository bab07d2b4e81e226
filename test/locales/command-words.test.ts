import { existsSync, readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands, menus } from '../../commands/index.js';
import { LoopbackDiscord } from '../../src/chat/loopback-discord.js';
import { localisedCommand, type WordsByLocale } from '../../src/discord/localised-command.js';
import { sameCommands } from '../../src/discord/same-commands.js';
import { readWords } from '../../src/locales/catalog.js';
import { commandNames, type CommandWords } from '../../src/locales/command-names.js';
import type { Language } from '../../src/locales/language.js';
import { wordingIn } from '../../src/locales/wording.js';
import { sendRaw } from '../chat/loopback/raw-api.js';
import { judge } from '../discord-harness/openapi-judge.js';

interface Declared {
  readonly name: string;
  readonly description?: string | undefined;
  readonly options?: readonly Declared[] | undefined;
  readonly choices?: readonly { readonly name: string; readonly value: string }[] | undefined;
}

type Words = Readonly<Record<string, CommandWords>>;

const declared = [...commands, ...menus].map(({ data }) => data.toJSON());
const folder = new URL('../../src/locales/', import.meta.url);

/** Every language that has words for commands, whether or not its other catalogs are there. */
const translated = readdirSync(folder).filter((each) =>
  existsSync(new URL(`${each}/commands.json`, folder)),
) as Language[];
const wordsOf = (language: Language): Words => readWords(language, 'commands') as unknown as Words;

/** Those whose code is not Discord's. */
const localesOf: Readonly<Record<string, readonly string[]>> = { es: ['es-ES', 'es-419'], pt: ['pt-BR'] };
const everyWord: WordsByLocale = new Map(
  translated.flatMap((code) => (localesOf[code] ?? [code]).map((locale) => [locale, wordsOf(code)] as const)),
);
const registered = declared.map((command) => localisedCommand(command, everyWord));

/** How often the registration has it. */
const count = (pattern: RegExp) => JSON.stringify(registered).match(pattern)?.length ?? 0;

/** What there is to say of a command, each text by where it stands. */
function textsOf(one: Declared, path = one.name): Map<string, string> {
  return new Map([
    [`${path} name`, one.name],
    ...(one.description ? [[`${path} description`, one.description] as const] : []),
    ...(one.choices ?? []).map(({ name, value }) => [`${path} = ${value}`, name] as const),
    ...(one.options ?? []).flatMap((option) => [...textsOf(option, `${path} > ${option.name}`)]),
  ]);
}

function wordTexts(words: Words, path = ''): Map<string, string> {
  const texts = Object.entries(words).flatMap(([english, { name, description, options, choices }]) => [
    [`${path}${english} name`, name] as const,
    ...(description === undefined ? [] : [[`${path}${english} description`, description] as const]),
    ...Object.entries(choices ?? {}).map(([value, text]) => [`${path}${english} = ${value}`, text] as const),
    ...wordTexts(options ?? {}, `${path}${english} > `),
  ]);
  return new Map(texts);
}

const english = new Map(declared.flatMap((command) => [...textsOf(command as Declared)]));

it('are there in German, French, Spanish, Portuguese, Turkish and Japanese', () => {
  expect(translated.toSorted()).toEqual(['de', 'es', 'fr', 'ja', 'pt', 'tr']);
});

describe.each(translated)('the words of commands in %s', (language) => {
  const own = wordTexts(wordsOf(language));

  it('are there for everything that is registered, and for nothing else', () => {
    expect([...own.keys()].toSorted()).toEqual([...english.keys()].toSorted());
  });

  it('are translated', () => {
    const untouched = [...own].filter(
      ([path, text]) => path.endsWith(' description') && text === english.get(path),
    );
    expect(untouched).toEqual([]);
  });

  it('are composed, trimmed, and keep their case when letters are made small', () => {
    for (const [path, text] of own) {
      expect(text, `${language}: ${path}`).toBe(text.normalize('NFC').trim());
      if (!path.endsWith(' name') || menus.some(({ data }) => path === `${data.name} name`)) continue;
      expect(text, `${language}: ${path}`).toBe(text.toLowerCase());
      // As Discord's clients may make it small, whichever language they are in.
      expect(text, `${language}: ${path}`).toBe(text.toLocaleLowerCase('tr'));
      // Stricter than the documented rule: discord.js lets no other signs through.
      expect(text, `${language}: ${path}`).toMatch(/^[\p{Ll}\p{Lm}\p{Lo}\p{N}_-]{1,32}$/u);
    }
  });

  it('take no English name of another command', () => {
    for (const [name, words] of Object.entries(wordsOf(language))) {
      const others = declared.filter((command) => command.name !== name).map((command) => command.name);
      expect(others, `${language}: ${name}`).not.toContain(words.name);
    }
  });

  it('name the command that a description points at', () => {
    const { options = {}, name } = wordsOf(language)['add'] ?? { name: '' };
    expect(options['text']?.description).toContain(`/${name} ${options['file']?.name}`);
  });
});

describe('commands in all languages', () => {
  let loopback: LoopbackDiscord;

  beforeAll(async () => {
    loopback = await LoopbackDiscord.start();
  });
  afterAll(() => loopback.close());

  it('are taken by Discord, and known again at the next start', async () => {
    const path = `/applications/${loopback.bot.id}/commands`;
    expect(judge({ method: 'PUT', path, body: registered })).toEqual([]);
    expect(await sendRaw(loopback, 'PUT', path, registered)).toMatchObject({ status: 200 });
    const { body } = await sendRaw(loopback, 'GET', `${path}?with_localizations=true`);
    expect(sameCommands(registered, body)).toBe(true);
    const less = declared.map((command) =>
      localisedCommand(command, new Map([...everyWord].filter(([locale]) => locale !== 'tr'))),
    );
    expect(sameCommands(less, body)).toBe(false);
  });

  it('have each text in each locale', () => {
    const names = [...english.keys()].filter((path) => !path.endsWith(' description')).length;
    expect(count(/"name_localizations"/g)).toBe(names);
    expect(count(/"description_localizations"/g)).toBe(english.size - names);
    expect(count(/"es-419":/g)).toBe(english.size);
    expect(count(/"pt-BR":/g)).toBe(english.size);
  });
});

describe('a sentence', () => {
  it('names commands as its reader sees them', () => {
    const { t } = wordingIn('de');
    expect(t('help:commands.ask')).toContain('**/fragen** – ');
    expect(t('help:commands.addToArchive')).toContain('„Zum Archiv hinzufügen“');
    expect(t('digests:none')).toContain('/überblick täglich');
  });

  it('has a name for every command that there is', () => {
    expect(commandNames('de')).toMatchObject({
      '/feed add': '/feed hinzufügen',
      '/add file': '/hinzufügen datei',
      'menu Show sources': 'Quellen zeigen',
    });
    expect(commandNames('en')).toEqual({});
  });
});
