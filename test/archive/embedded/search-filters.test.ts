import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ScoredPassage, SearchFilter } from '../../../src/archive/collection.js';
import type { OpenCollection } from '../../../src/archive/embedded/open-collection.js';
import { innerProduct } from '../../../src/archive/vector-bytes.js';
import { formsOf } from '../sample-articles.js';
import { addVectors, ClusteredVectors } from './clustered-passages.js';
import { openCollection } from './temporary-collection.js';

const dimension = 32;
const passagesOfArticle = 50;
const everything: SearchFilter = { since: null, until: null, outlet: null, keepUndated: true };
const dated: SearchFilter = { ...everything, keepUndated: false };

interface Known {
  readonly id: number;
  readonly articleId: string;
  readonly vector: Float32Array;
  readonly outlet: string;
  /** Empty where undated. */
  readonly day: string;
}

const known: Known[] = [];
let folder: string;
let collection: OpenCollection;
let queries: readonly Float32Array[];

/**
 * 9,059 passages: 9 of the outlet "Rare" and of 2019, 900 of January, half of March, 50 without a date; the rest of
 * February. Half of the articles, of whatever month, are of the outlet "Even".
 */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dateline-filters-'));
  collection = openCollection(folder, { fingerprint: 'sample', dimension }).collection;
  const source = new ClusteredVectors(dimension);
  const add = async (mark: string, count: number, outlet: string, day: string): Promise<void> => {
    const vectors = Array.from({ length: count }, () => source.next());
    const publishedAt = day === '' ? null : day;
    const { article } = await addVectors(collection.changes, mark, vectors, {
      outlet,
      publishedAt,
      language: 'en',
    });
    // Ids are given in order.
    for (const vector of vectors)
      known.push({ id: known.length + 1, articleId: article.id, vector, outlet, day });
  };
  await add('a rare storm', 9, 'Rare', '2019-05-01');
  for (let article = 0; article < 180; article += 1) {
    const day = article % 10 === 0 ? '2025-01-15' : article % 2 === 0 ? '2025-02-15' : '2025-03-15';
    // A common word, one of every fifth article, and one of every fortieth.
    const words = ['report', article % 5 === 0 ? 'storm' : 'calm', article % 40 === 0 ? 'ferry' : ''];
    const outlet = article % 4 < 2 ? 'Even' : 'Odd';
    await add(`${words.join(' ')} ${article}`, passagesOfArticle, outlet, day);
  }
  await add('undated report', 50, 'Even', '');
  queries = Array.from({ length: 20 }, () => source.next());
  await collection.keeper.settled();
});

afterAll(async () => {
  await collection.close();
  await rm(folder, { recursive: true, force: true });
});

const cases: readonly (readonly [string, SearchFilter, (passage: Known) => boolean])[] = [
  ['nothing, by outlet', { ...everything, outlet: 'Nobody' }, () => false],
  ['nothing, by end', { ...dated, until: '2001-01-01' }, () => false],
  ['0.1 %, by outlet', { ...everything, outlet: 'rare' }, ({ outlet }) => outlet === 'Rare'],
  ['0.1 %, by end', { ...dated, until: '2019-12-31' }, ({ day }) => day !== '' && day < '2020'],
  ['0.6 %, by end, with the undated', { ...everything, until: '2019-12-31' }, ({ day }) => day < '2020'],
  ['10 %, by end', { ...dated, until: '2025-01-31' }, ({ day }) => day !== '' && day < '2025-02'],
  [
    '5 %, by end and outlet',
    { ...dated, until: '2025-01-31', outlet: 'Odd' },
    ({ day, outlet }) => day !== '' && day < '2025-02' && outlet === 'Odd',
  ],
  ['50 %, by beginning', { ...dated, since: '2025-03-01' }, ({ day }) => day > '2025-03'],
  ['50 %, by end', { ...everything, until: '2025-02-28' }, ({ day }) => day < '2025-03'],
  ['50 %, by outlet', { ...everything, outlet: 'EVEN' }, ({ outlet }) => outlet === 'Even'],
  ['nearly all', dated, ({ day }) => day !== ''],
  ['all', everything, () => true],
];

function exactNearest(
  passing: readonly Known[],
  query: Float32Array,
  limit: number,
): readonly ScoredPassage[] {
  return passing
    .map(({ id, vector }) => ({ passageId: id, score: innerProduct(query, vector) }))
    .sort((one, other) => other.score - one.score || one.passageId - other.passageId)
    .slice(0, limit);
}

test('the index holds what is searched here', () => {
  expect(known).toHaveLength(9_059);
  expect(collection.keeper.size).toBe(known.length);
});

describe.each(cases)('where %s passes', (_name, filter, passes) => {
  test('the nearest are those of comparing everything', async () => {
    const passing = known.filter(passes);
    let met = 0;
    let wanted = 0;
    for (const query of queries) {
      const expected = exactNearest(passing, query, 10);
      const found = await collection.nearest(query, { limit: 10, filter });
      expect(found).toHaveLength(expected.length);
      const ids = new Set(found.map(({ passageId }) => passageId));
      met += expected.filter(({ passageId }) => ids.has(passageId)).length;
      wanted += expected.length;
      // Whatever found them, they have the score that comparing gives, and its order.
      const scores = new Map(
        exactNearest(passing, query, passing.length).map((hit) => [hit.passageId, hit.score]),
      );
      for (const { passageId, score } of found) expect(score).toBe(scores.get(passageId));
      expect(found).toEqual(
        found.toSorted((one, other) => other.score - one.score || one.passageId - other.passageId),
      );
    }
    // Up to 4,000 are compared; beyond, an index may miss one in a hundred.
    expect(met).toBeGreaterThanOrEqual(wanted * (passing.length <= 4_000 ? 1 : 0.99));
  });

  test.each([
    ['a common word', formsOf('report')],
    ['a word of every fifth article', formsOf('storm')],
    ['a word of every fortieth article, or a rare one', formsOf('ferry', 'rare')],
    ['a phrase', formsOf('report storm')],
    ['a word of no article', formsOf('hailstone')],
  ])('%s finds those of looking at everything', (_words, forms) => {
    const byId = new Map(known.map((passage) => [passage.id, passage]));
    const all = collection.keywords.search(forms, { limit: known.length, filter: everything });
    const passing = all.filter(({ passageId }) => {
      const passage = byId.get(passageId);
      return passage !== undefined && passes(passage);
    });
    for (const limit of [1, 10, 60, 1_000]) {
      const found = collection.keywords.search(forms, { limit, filter });
      expect(found).toEqual(passing.slice(0, limit));
    }
    const articles = new Set(known.filter(passes).map(({ articleId }) => articleId));
    const passingArticles = collection.terms
      .search(forms, { limit: known.length, filter: everything })
      .filter(({ articleId }) => articles.has(articleId));
    for (const limit of [1, 30]) {
      expect(collection.terms.search(forms, { limit, filter })).toEqual(passingArticles.slice(0, limit));
    }
  });
});

test('a search by words takes no longer for being narrowed in two ways', () => {
  const filter = { ...dated, until: '2025-01-31', outlet: 'Odd' };
  // The best of several, since others may share the processor; in the wrong order it takes more than 100 ms.
  const times = Array.from({ length: 5 }, () => {
    const started = performance.now();
    collection.keywords.search(formsOf('report'), { limit: 60, filter });
    return performance.now() - started;
  });
  expect(Math.min(...times)).toBeLessThan(60);
});

test.each([
  ['report', 180 * 50 + 50],
  ['storm', 36 * 50 + 9],
  ['hailstone', 0],
])('the searches above find something: %s stands in %s passages', (word, count) => {
  const found = collection.keywords.search(formsOf(word), { limit: known.length, filter: everything });
  expect(found).toHaveLength(count);
});
