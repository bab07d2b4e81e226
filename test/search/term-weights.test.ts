import { beforeEach, expect, test } from 'vitest';
import { localCollection, seedsCollection } from '../../src/archive/collection-id.js';
import { readQuestion } from '../../src/search/question.js';
import { rarestWeight, weighTerms } from '../../src/search/term-weights.js';
import { formsOf } from '../archive/sample-articles.js';
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
  const { terms, passages } = await weighTerms(question.terms, [collection]);
  expect(terms).toEqual(question.terms.map((term) => ({ ...term, weight: expect.any(Number) })));
  expect(passages).toBe(3);
  const [ferry, hit, lighthouse] = terms.map(({ weight }) => weight);
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
    weighTerms(question.terms, [own]),
    weighTerms(question.terms, [own, seeds]),
  ]);
  expect(together.passages).toBe(3);
  expect(together.terms[0]!.weight).toBeLessThan(alone.terms[0]!.weight);
});

test('in an archive about one event the name of the event still weighs', async () => {
  const collection = archive.collection(localCollection);
  await addNews(collection, embedder, {
    text: 'A ferry sank.\n\nThe ferry was old.\n\nA ferry rescued them.',
  });
  const { terms, passages } = await weighTerms(question.terms, [collection]);
  expect(terms[0]!.weight).toBeGreaterThan(rarestWeight(passages) / 2);
});

test('an empty archive weighs every word alike; a question without a word has no weights', async () => {
  const collection = archive.collection(localCollection);
  const { terms, passages } = await weighTerms(question.terms, [collection]);
  expect(passages).toBe(0);
  expect(new Set(terms.map(({ weight }) => weight))).toEqual(new Set([rarestWeight(0)]));
  expect(rarestWeight(0)).toBeGreaterThan(0);
  expect((await weighTerms(readQuestion('😀').terms, [collection])).terms).toEqual([]);
});

test('a term that stands in several forms is as common as all of them, each passage once', async () => {
  const collection = archive.collection(localCollection);
  await addNews(collection, embedder, {
    text: 'A ferry sank.\n\nThe night boat, a ferry, sank.\n\nA night boat burned.\n\nA boat.',
  });
  const both = { word: 'ferry', forms: formsOf('ferry', 'night boat'), isName: false };
  const rain = { word: 'rain', forms: formsOf('rain', 'boat'), isName: false };
  const { terms, telling } = await weighTerms([both, rain], [collection]);
  expect(terms[0]!.weight).toBe(terms[1]!.weight);
  expect(telling).toEqual([...both.forms, ...rain.forms]);
});

test('a misspelt word weighs as what it is taken for, unless that is switched off', async () => {
  const collection = archive.collection(localCollection);
  await addNews(collection, embedder, {
    text: 'A ferry sank.\n\nThe ferry was old.\n\nThe lighthouse shone.',
  });
  const { terms: asked } = readQuestion('Which fery and ferry passed the lihgthouse?');
  const { terms, telling } = await weighTerms(asked, [collection]);
  const [fery, ferry, passed, lighthouse] = terms;
  expect(fery).toMatchObject({ word: 'fery', forms: [['feri'], ['fery'], ['ferri']], isRespelt: true });
  expect(fery!.weight).toBe(ferry!.weight);
  expect(ferry!.isRespelt).toBeUndefined();
  expect(passed).toMatchObject({ forms: [['pass'], ['passed']], weight: rarestWeight(3) });
  expect(lighthouse!.isRespelt).toBe(true);
  expect(telling).toContainEqual(['lighthous']);
  const as = await weighTerms(asked, [collection], { spelling: false });
  expect(as.terms.map(({ forms }) => forms)).toEqual(asked.map(({ forms }) => forms));
  expect(as.telling).toEqual(ferry!.forms);
});

test('looks no word up where all are known', async () => {
  const collection = new CountedCollection([40, 900, 7]);
  collection.similarWords = () => Promise.reject(new Error('looked up'));
  await expect(weighTerms(question.terms, [collection])).resolves.toMatchObject({ passages: 100_000 });
  const unknown = new CountedCollection([40, 0, 7]);
  unknown.similarWords = collection.similarWords;
  await expect(weighTerms(readQuestion('Which ferry xhit the lighthouse?').terms, [unknown])).rejects.toThrow(
    'looked up',
  );
});

/** A collection that says in how many of 100,000 passages each term stands. */
class CountedCollection extends MemoryCollection {
  constructor(counts: readonly number[]) {
    super(localCollection, fakeDimension, () => {});
    this.termFrequencies = async () => ({ passages: 100_000, documents: counts });
  }
}

test.each<[string, readonly number[], readonly string[]]>([
  ['all where they are rare', [40, 900, 7], ['lighthouse', 'ferry', 'hit']],
  ['not those that stand everywhere', [40, 60_000, 7], ['lighthouse', 'ferry']],
  ['two, though they are common', [9_000, 60_000, 5_500], ['lighthouse', 'ferry']],
  ['one, where all stand nearly everywhere', [50_000, 60_000, 40_000], ['lighthouse']],
  ['a rare one alone, where all others do', [50_000, 60_000, 7], ['lighthouse']],
])('searches by %s, and weighs all', async (_name, counts, telling) => {
  const weighed = await weighTerms(question.terms, [new CountedCollection(counts)]);
  const forms = telling.flatMap((word) => question.terms.find((term) => term.word === word)?.forms ?? []);
  expect(weighed.telling).toEqual(forms);
  expect(weighed.terms.map(({ word }) => word)).toEqual(['ferry', 'hit', 'lighthouse']);
});
