import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { CachingEmbedder } from '../../src/evaluation/caching-embedder.js';
import { VectorCache } from '../../src/evaluation/vector-cache.js';
import { closeAfterwards, temporaryFolder } from '../archive/embedded/temporary-collection.js';
import { FakeEmbedder, fakeDimension } from '../fakes/fake-embedder.js';

let folder: string;
let inner: FakeEmbedder;

beforeEach(async () => {
  folder = await temporaryFolder();
  inner = new FakeEmbedder();
});

async function openCaching(): Promise<CachingEmbedder> {
  const cache = await VectorCache.open(join(folder, 'vectors.bin'), 'sample', fakeDimension);
  return closeAfterwards(new CachingEmbedder(inner, cache));
}

test('embeds no passage twice, in this run or a later one, and keeps their order', async () => {
  const expected = await inner.embedPassages(['Rain.', 'Snow.', 'Hail.']);
  inner.passages.length = 0;
  const first = await openCaching();
  expect(await first.embedPassages(['Rain.', 'Snow.'])).toEqual(expected.slice(0, 2));
  expect(await first.embedPassages(['Snow.', 'Hail.', 'Rain.'])).toEqual([
    expected[1],
    expected[2],
    expected[0],
  ]);
  expect(inner.passages).toEqual(['Rain.', 'Snow.', 'Hail.']);
  await first.close();
  const later = await openCaching();
  expect(await later.embedPassages(['Rain.', 'Snow.', 'Hail.'])).toEqual(expected);
  expect(inner.passages).toHaveLength(3);
});

test('gives each of the same texts its vector', async () => {
  const caching = await openCaching();
  const [one, other] = await caching.embedPassages(['Rain.', 'Rain.']);
  expect(one).toEqual(other);
  expect(await caching.embedPassages([])).toEqual([]);
});

test('articles that are taken in at once, with passages in common, each get their own vectors', async () => {
  const caching = await openCaching();
  const articles = Array.from({ length: 8 }, (_, article) =>
    Array.from({ length: 12 }, (__, line) => `Line ${line} of report ${article % 3}.`),
  );
  const vectors = await Promise.all(articles.map((passages) => caching.embedPassages(passages)));
  expect(vectors).toEqual(await Promise.all(articles.map((passages) => inner.embedPassages(passages))));
});

test('lets questions through, since how long they take is measured', async () => {
  const caching = await openCaching();
  for (const _ of [1, 2]) await caching.embedQuestion('Who came?');
  expect(inner.questions).toEqual(['Who came?', 'Who came?']);
  expect(caching.profile).toBe(inner.profile);
  await caching.ready();
});

test('keeps nothing of a call that was aborted', async () => {
  const caching = await openCaching();
  const aborted = AbortSignal.abort(new Error('Enough.'));
  await expect(caching.embedPassages(['Rain.'], aborted)).rejects.toThrow('Enough.');
  const [vector] = await caching.embedPassages(['Rain.']);
  expect([vector]).toEqual(await inner.embedPassages(['Rain.']));
});

test('closes the embedder and the file', async () => {
  let closed = 0;
  inner.close = async () => {
    closed += 1;
  };
  const cache = await VectorCache.open(join(folder, 'vectors.bin'), 'sample', fakeDimension);
  await new CachingEmbedder(inner, cache).close();
  expect(closed).toBe(1);
  await expect(cache.set('Rain.', new Float32Array(fakeDimension))).rejects.toThrow('closed');
});
