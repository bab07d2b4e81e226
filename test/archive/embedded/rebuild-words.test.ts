import { mkdir } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { SearchFilter } from '../../../src/archive/collection.js';
import { databaseFile } from '../../../src/archive/embedded/collection-files.js';
import { collectionMigrations } from '../../../src/archive/embedded/collection-schema.js';
import type { Connection } from '../../../src/archive/embedded/connection.js';
import { openDatabase } from '../../../src/archive/embedded/open-database.js';
import { rebuildWords } from '../../../src/archive/embedded/rebuild-words.js';
import { articleTokens } from '../../../src/archive/indexed-tokens.js';
import { TermCounts } from '../../../src/archive/term-counts.js';
import { formsOf, sampleContent } from '../sample-articles.js';
import { openFirstSchema, writeAsFirstSchema } from './first-schema.js';
import { closeAfterwards, openCollection, temporaryFolder, damagesOf } from './temporary-collection.js';

const everything: SearchFilter = { since: null, until: null, outlet: null, keepUndated: true };
const options = { limit: 10, filter: everything };

const envoy = sampleContent({
  title: 'Envoy in Krell',
  text: 'The US envoy came.\n\nHe gave us nothing.',
  url: 'https://krell.example/envoy',
  language: null,
});
const bridges = sampleContent({ text: 'Drei Brücken sind gesperrt.', language: 'de' });
/** More passages than are read at a time. */
const list = sampleContent({
  text: Array.from({ length: 450 }, (_, line) => `Street ${line} was closed.`).join('\n\n'),
});

/** The folder of a collection as a released version of the first schema left it. */
async function firstSchemaFolder(): Promise<string> {
  const folder = await temporaryFolder();
  await mkdir(folder, { recursive: true });
  const connection = openFirstSchema(databaseFile(folder));
  writeAsFirstSchema(connection, envoy);
  writeAsFirstSchema(connection, bridges);
  writeAsFirstSchema(connection, list);
  writeAsFirstSchema(connection, { ...envoy, text: 'The US envoy left.\n\nHe gave us thanks.' }, 2);
  expect(connection.number("SELECT count(*) FROM passage_words WHERE passage_words MATCH 'us'")).toBe(2);
  connection.close();
  return folder;
}

test('an archive of the first schema is found by its words as one of today, and is whole', async () => {
  const { collection } = openCollection(await firstSchemaFolder());
  closeAfterwards(collection);
  const { keywords, terms, connection, articles } = collection;
  expect(connection.pragma('user_version')).toBe(collectionMigrations.length);
  const textsWith = (...forms: readonly (readonly string[])[]): readonly string[] =>
    collection.passages
      .passages(keywords.search(forms, options).map((hit) => hit.passageId))
      .map(({ text }) => text);
  expect(textsWith(['u.s'])).toEqual(['The US envoy left.']);
  expect(textsWith(['us'])).toEqual(['He gave us thanks.']);
  expect(textsWith(['brucken'])).toEqual([bridges.text]);
  expect(textsWith(['came'], ['noth'])).toEqual([]);
  expect(textsWith(...formsOf('street 449 closing'))).toEqual([]);
  expect(textsWith(...formsOf('street 449 was closed'))).toEqual(['Street 449 was closed.']);
  expect(keywords.documents([formsOf('street')])).toEqual([450]);
  expect(terms.search([['brucken']], options)).toMatchObject([{ articleId: expect.any(String) }]);
  for (const article of articles.list({ after: null, limit: 10 })) {
    const counts = terms.counts([article.id]).get(article.id);
    expect(counts?.toBytes()).toEqual(TermCounts.of(articleTokens(article)).toBytes());
  }
  expect(await damagesOf(collection)).toEqual([]);
});

test('words that were made anew go and come with their article', async () => {
  const { collection } = openCollection(await firstSchemaFolder());
  closeAfterwards(collection);
  const text = 'The envoy is back.';
  await collection.changes.add({ ...envoy, text }, []);
  expect(collection.keywords.search(formsOf('thanks', 'left'), options)).toEqual([]);
  expect(collection.terms.search(formsOf('thanks', 'left'), options)).toEqual([]);
  expect(collection.terms.search(formsOf('back'), options)).toHaveLength(1);
});

function rebuildAndFail(connection: Connection): void {
  rebuildWords(connection);
  throw new Error('The power went.');
}

test('a rebuilding that fails leaves everything as it was, and the next one succeeds', async () => {
  const folder = await firstSchemaFolder();
  const steps = [...collectionMigrations.slice(0, 1), rebuildAndFail];
  expect(() => openDatabase(databaseFile(folder), steps)).toThrow('The power went.');
  const before = openFirstSchema(databaseFile(folder));
  expect(before.number("SELECT count(*) FROM passage_words WHERE passage_words MATCH 'us'")).toBe(2);
  before.close();
  const { collection } = openCollection(folder);
  closeAfterwards(collection);
  expect(collection.keywords.search([['u.s']], options)).toHaveLength(1);
});
