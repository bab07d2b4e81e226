import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SearchFilter } from '../../../src/archive/collection.js';
import { exactSearchLimit } from '../../../src/archive/embedded/index-keeper.js';
import type { OpenCollection } from '../../../src/archive/embedded/open-collection.js';
import { innerProduct } from '../../../src/archive/vector-bytes.js';
import { addVectors, ClusteredVectors } from './clustered-passages.js';
import { closeAfterwards, openCollection, temporaryFolder } from './temporary-collection.js';

const profile = { fingerprint: 'sample', dimension: 64 };
const everything: SearchFilter = { since: null, until: null, outlet: null, keepUndated: true };

interface Known {
  readonly id: number;
  readonly vector: Float32Array;
  readonly outlet: string;
  readonly day: string;
}

const known: Known[] = [];
let queries: readonly Float32Array[];
/** Of a collection with and one without its saved index; each test has a copy of one. */
const filled = { indexed: '', plain: '' };

/** 5,000 passages: half of them of the outlet "Even", one in ten of January. */
beforeAll(async () => {
  filled.indexed = await mkdtemp(join(tmpdir(), 'dateline-archive-'));
  filled.plain = await mkdtemp(join(tmpdir(), 'dateline-archive-'));
  const { collection } = openCollection(filled.indexed, profile);
  const source = new ClusteredVectors(profile.dimension);
  for (let article = 0; article < 100; article += 1) {
    const vectors = Array.from({ length: 50 }, () => source.next());
    const outlet = article % 2 === 0 ? 'Even' : 'Odd';
    const day = article % 10 === 0 ? '2025-01-15' : '2025-03-15';
    await addVectors(collection.changes, `article ${article}`, vectors, { outlet, publishedAt: day });
    // Ids are given in order.
    for (const vector of vectors) known.push({ id: known.length + 1, vector, outlet, day });
  }
  queries = Array.from({ length: 60 }, () => source.next());
  await collection.keeper.settled();
  await collection.close();
  await cp(filled.indexed, filled.plain, {
    recursive: true,
    filter: (path) => !basename(path).startsWith('index'),
  });
});
afterAll(async () => {
  for (const folder of Object.values(filled)) await rm(folder, { recursive: true, force: true });
});

/** Its index is being loaded, as by a first search. */
async function largeCollection(kind: keyof typeof filled): Promise<OpenCollection> {
  const folder = await temporaryFolder();
  await cp(filled[kind], folder, { recursive: true });
  const collection = closeAfterwards(openCollection(folder, profile).collection);
  void collection.keeper.loaded();
  return collection;
}

function exactNearest(passages: readonly Known[], query: Float32Array, limit: number): readonly number[] {
  return passages
    .map(({ id, vector }) => ({ id, score: innerProduct(query, vector) }))
    .sort((one, other) => other.score - one.score || one.id - other.id)
    .slice(0, limit)
    .map(({ id }) => id);
}

test('recall@10 against exact search is at least .99, with and without filters, and scores are exact', async () => {
  const collection = await largeCollection('indexed');
  await collection.keeper.settled();
  expect(collection.keeper.size).toBe(known.length);
  const cases: [SearchFilter, (passage: Known) => boolean][] = [
    [everything, () => true],
    [{ ...everything, outlet: 'even' }, ({ outlet }) => outlet === 'Even'],
    [{ ...everything, until: '2025-02-01' }, ({ day }) => day < '2025-02'],
    [{ ...everything, since: '2025-02-01' }, ({ day }) => day > '2025-02'],
    [{ ...everything, outlet: 'Odd', until: '2025-02-01' }, () => false],
  ];
  for (const [filter, passes] of cases) {
    const passing = known.filter(passes);
    let met = 0;
    let wanted = 0;
    for (const query of queries) {
      const expected = exactNearest(passing, query, 10);
      const found = await collection.nearest(query, { limit: 10, filter });
      const ids = new Set(found.map((hit) => hit.passageId));
      met += expected.filter((id) => ids.has(id)).length;
      wanted += expected.length;
      for (const { passageId, score } of found) {
        expect(score).toBe(innerProduct(query, known[passageId - 1]?.vector ?? query));
      }
    }
    expect(met).toBeGreaterThanOrEqual(wanted * 0.99);
  }
});

test('passages are found while the index is still being built, and the event loop turns', async () => {
  const collection = await largeCollection('plain');
  const [query] = queries;
  if (!query) throw new Error('There is no query.');
  let longestMs = 0;
  let last = performance.now();
  const watch = setInterval(() => {
    longestMs = Math.max(longestMs, performance.now() - last);
    last = performance.now();
  }, 1);
  while (collection.keeper.indexedThrough === 0) await nextTurn();
  expect(collection.keeper.indexedThrough).toBeLessThan(known.length);
  const found = await collection.nearest(query, { limit: 10, filter: everything });
  expect(found.map((hit) => hit.passageId)).toEqual(exactNearest(known, query, 10));
  await collection.keeper.settled();
  clearInterval(watch);
  // Generous, since others may share the processor; a build without a pause takes more than 500 ms.
  expect(longestMs).toBeLessThan(250);
  const again = await collection.nearest(query, { limit: 10, filter: everything });
  expect(again).toEqual(found);
});

test('a passage is found as soon as it is added, before the index holds it', async () => {
  const collection = await largeCollection('indexed');
  await collection.keeper.settled();
  for (const [index, query] of queries.slice(0, 3).entries()) {
    await addVectors(collection.changes, `late ${index}`, [query]);
    // Those before it may be in the index by now.
    expect(collection.keeper.size).toBeLessThanOrEqual(known.length + index);
    const [first] = await collection.nearest(query, { limit: 5, filter: everything });
    expect(first).toMatchObject({ passageId: known.length + 1 + index, score: expect.closeTo(1, 5) });
  }
  await collection.keeper.settled();
  expect(collection.keeper.size).toBe(known.length + 3);
});

test('withdrawn passages leave the index, and a filter that passes none of the nearest is still met', async () => {
  const collection = await largeCollection('indexed');
  const source = new ClusteredVectors(profile.dimension, 2);
  const [query] = queries;
  if (!query) throw new Error('There is no query.');
  // Many that are nearer than all others, then another version without them.
  const near = Array.from({ length: 1_500 }, () => query);
  const url = 'https://near.example/story';
  await addVectors(collection.changes, 'near', near, { url, outlet: 'Near' });
  await collection.keeper.settled();
  const options = { limit: 10, filter: { ...everything, outlet: 'Odd' } };
  const ofOdd = known.filter(({ outlet }) => outlet === 'Odd');
  const found = await collection.nearest(query, options);
  expect(found.map((hit) => hit.passageId)).toEqual(exactNearest(ofOdd, query, 10));
  await addVectors(collection.changes, 'far', [source.next()], { url, outlet: 'Near' });
  const later = await collection.nearest(query, { limit: 10, filter: everything });
  expect(later.map((hit) => hit.passageId)).toEqual(exactNearest(known, query, 10));
  expect(collection.passages.searchableCount()).toBe(known.length + 1);
});

test('a small collection has no index, and equal scores are ordered by id', async () => {
  const folder = await temporaryFolder();
  const { collection } = openCollection(folder, profile);
  closeAfterwards(collection);
  const source = new ClusteredVectors(profile.dimension);
  const vector = source.next();
  await addVectors(collection.changes, 'same', [vector, source.next(), vector, vector]);
  const found = await collection.nearest(vector, { limit: 2, filter: everything });
  expect(found.map((hit) => hit.passageId)).toEqual([1, 3]);
  await collection.keeper.settled();
  expect(collection.keeper.size).toBe(0);
  expect(exactSearchLimit).toBeGreaterThan(4);
});
