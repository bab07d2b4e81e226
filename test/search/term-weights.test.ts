import { beforeEach, expect, test } from 'vitest';
import { localCollection, seedsCollection } from '../../src/archive/collection-id.js';
import { readQuestion } from '../../src/search/question.js';
import { rarestWeight, weighTerms } from '../../src/search/term-weights.js';
import { FakeEmbedder, fakeDimension } from '../fakes/fake-embedder.js';
import { MemoryArchive } from '../fakes/memory-archive.js';
import { MemoryCollection } from '../fakes/memory-collection.js';
import { addNews } from './small-archive.js';

const embedder = new FakeEmbedder();
const question = readQuestion('Which ferry hit the lighthouse?');
let archive: MemoryArchive;

beforeEach(() => {
  archive = new MemoryArchive(fakeDimension);
});

test('a rare word tells more than a common one, and an unknown one most', async () => {
  const collection = archive.collection(localCollection);
  await addNews(collection, embedder, { text: 'A ferry sank.\n\nA ferry sailed.\n\nThe lighthouse shone.' });
  const { weights, passages } = await weighTerms(question, [collection]);
  expect([...weights.keys()]).toEqual(question.stems);
  expect(passages).toBe(3);
  const [ferry, hit, lighthouse] = question.stems.map((stem) => weights.get(stem) ?? Number.NaN);
  expect(ferry).toBeGreaterThan(0);
  expect(lighthouse).toBeGreaterThan(ferry!);
  expect(hit).toBeGreaterThan(lighthouse!);
  expect(hit).toBe(rarestWeight(3));
});

test('counts all places together', async () => {
  const own = archive.collection(localCollection);
  const seeds = archive.collection(seedsCollection);
  await addNews(own, embedder, { text: 'A ferry sank.' });
  await addNews(seeds, embedder, { text: 'A ferry burned.\n\nA train was late.' });
  const [alone, together] = await Promise.all([
    weighTerms(question, [own]),
    weighTerms(question, [own, seeds]),
  ]);
  expect(together.passages).toBe(3);
  const stem = question.stems[0]!;
  expect(together.weights.get(stem)).toBeLessThan(alone.weights.get(stem)!);
});

test('in an archive about one event the name of the event still weighs', async () => {
  const collection = archive.collection(localCollection);
  await addNews(collection, embedder, {
    text: 'A ferry sank.\n\nThe ferry was old.\n\nA ferry rescued them.',
  });
  const { weights, passages } = await weighTerms(question, [collection]);
  expect(weights.get(question.stems[0]!)).toBeGreaterThan(rarestWeight(passages) / 2);
});

test('an empty archive weighs every word alike; a question without a word has no weights', async () => {
  const collection = archive.collection(localCollection);
  const { weights, passages } = await weighTerms(question, [collection]);
  expect(passages).toBe(0);
  expect(new Set(weights.values())).toEqual(new Set([rarestWeight(0)]));
  expect(rarestWeight(0)).toBeGreaterThan(0);
  expect((await weighTerms(readQuestion('😀'), [collection])).weights.size).toBe(0);
});

/** A collection that says of each word in how many of 100,000 passages it stands. */
class CountedCollection extends MemoryCollection {
  readonly #counts: ReadonlyMap<string, number>;

  constructor(counts: Readonly<Record<string, number>>) {
    super(localCollection, fakeDimension, () => {});
    this.#counts = new Map(Object.entries(counts));
  }

  override async termFrequencies(): ReturnType<MemoryCollection['termFrequencies']> {
    return { passages: 100_000, documents: this.#counts };
  }
}

test.each<[string, Record<string, number>, readonly string[]]>([
  ['all where they are rare', { ferry: 40, hit: 900, lighthouse: 7 }, ['lighthouse', 'ferry', 'hit']],
  ['not those that stand everywhere', { ferry: 40, hit: 60_000, lighthouse: 7 }, ['lighthouse', 'ferry']],
  ['two, however common', { ferry: 50_000, hit: 60_000, lighthouse: 40_000 }, ['lighthouse', 'ferry']],
])('searches by %s, and weighs all', async (_name, counts, telling) => {
  const weighed = await weighTerms(question, [new CountedCollection(counts)]);
  expect(weighed.telling).toEqual(telling);
  expect([...weighed.weights.keys()]).toEqual(question.stems);
});
