import { expect, test } from 'vitest';
import type { SearchFilter } from '../../../src/archive/collection.js';
import { KeywordSearch } from '../../../src/archive/embedded/keyword-search.js';
import { mostScored } from '../../../src/archive/embedded/newest-matches.js';
import { formsOf, sampleContent, samplePassages } from '../sample-articles.js';
import { closeAfterwards, openCollection, temporaryFolder } from './temporary-collection.js';

const everything: SearchFilter = { since: null, until: null, outlet: null, keepUndated: true };

async function collectionOf(...texts: readonly string[]) {
  const { collection } = openCollection(await temporaryFolder());
  closeAfterwards(collection);
  for (const text of texts) await collection.changes.add(sampleContent({ text }), samplePassages(text));
  return collection;
}

test('a word meets its other forms, with and without accents', async () => {
  const { keywords } = await collectionOf('The Zürich negotiations collapsed.');
  for (const term of ['zurich', 'ZÜRICH', 'negotiation', 'negotiating', 'collapse']) {
    expect(keywords.search(formsOf(term), { limit: 3, filter: everything })).toHaveLength(1);
  }
  expect(keywords.search(formsOf('negligent'), { limit: 3, filter: everything })).toEqual([]);
});

test('the words of a phrase must stand as they are given', async () => {
  const { keywords } = await collectionOf('The United States left.\n\nThe States are united.');
  const found = keywords.search(formsOf('United States'), { limit: 3, filter: everything });
  expect(found).toMatchObject([{ passageId: 1 }]);
});

test('counts that were asked for before are counted anew when passages change', async () => {
  const collection = await collectionOf('Rain fell.');
  const terms = [formsOf('rain'), formsOf('snow')];
  const documents = () => collection.keywords.documents(terms);
  expect([documents(), documents()]).toEqual([
    [1, 0],
    [1, 0],
  ]);
  const url = 'https://echo.example/weather';
  for (const text of ['Rain and snow fell.', 'Snow fell.']) {
    await collection.changes.add(sampleContent({ text, url }), samplePassages(text));
    expect(documents()).toEqual(text.startsWith('Rain') ? [2, 1] : [1, 1]);
  }
});

test('a count that stops early is estimated from what it met', async () => {
  const { connection } = await collectionOf(
    Array.from({ length: 40 }, (_, line) => `Rain fell on day ${line}.`).join('\n\n'),
    Array.from({ length: 40 }, (_, line) => `Snow fell on day ${line}.`).join('\n\n'),
  );
  const terms = ['fell', 'snow', 'hail'].map((word) => formsOf(word));
  expect(new KeywordSearch(connection).documents(terms)).toEqual([80, 40, 0]);
  // Ten in the first ten of 80 passages make 80.
  expect(new KeywordSearch(connection, 10).documents([formsOf('fell'), formsOf('hail')])).toEqual([80, 0]);
});

test('of a word that very many passages hold those added last are scored, and a rare one is found however old', async () => {
  const { connection } = await collectionOf();
  const passages = mostScored + 50;
  connection.transaction(() => {
    for (let id = 1; id <= passages; id += 1) {
      const body = id === 1 ? 'rain otter' : 'rain';
      connection.run("INSERT INTO passage_words (rowid, context, body) VALUES (?, '', ?)", id, body);
    }
  });
  const keywords = new KeywordSearch(connection);
  const found = keywords.search(formsOf('rain'), { limit: passages, filter: everything });
  expect(found).toHaveLength(mostScored);
  expect(Math.min(...found.map(({ passageId }) => passageId))).toBe(51);
  expect(keywords.search(formsOf('otter'), { limit: 3, filter: everything })).toMatchObject([
    { passageId: 1 },
  ]);
});
