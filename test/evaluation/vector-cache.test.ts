import { appendFile, readFile, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { VectorCache } from '../../src/evaluation/vector-cache.js';
import { closeAfterwards, temporaryFolder } from '../archive/embedded/temporary-collection.js';

const dimension = 4;

async function openIn(folder: string, fingerprint = 'a model'): Promise<VectorCache> {
  return closeAfterwards(await VectorCache.open(join(folder, 'deep', 'vectors.bin'), fingerprint, dimension));
}

function vectorOf(number: number): Float32Array {
  return Float32Array.of(number, number / 3, -number, 1e-30 * number);
}

test('gives back what was set, to the last bit, and nothing else', async () => {
  const cache = await openIn(await temporaryFolder());
  await cache.set('Rain fell.', vectorOf(1));
  await cache.set('', vectorOf(2));
  expect(await cache.get('Rain fell.')).toEqual(vectorOf(1));
  expect(await cache.get('')).toEqual(vectorOf(2));
  expect(await cache.get('Rain fell')).toBeNull();
  expect(cache.size).toBe(2);
});

test('keeps vectors in its file, each once, and the first that was set', async () => {
  const folder = await temporaryFolder();
  const first = await openIn(folder);
  for (const number of [1, 2, 3]) await first.set(`Text ${number}`, vectorOf(number));
  await first.set('Text 2', vectorOf(9));
  await first.close();
  const { size } = await stat(join(folder, 'deep', 'vectors.bin'));
  const again = await openIn(folder);
  expect(again.size).toBe(3);
  expect(await again.get('Text 2')).toEqual(vectorOf(2));
  await again.set('Text 3', vectorOf(3));
  expect((await stat(join(folder, 'deep', 'vectors.bin'))).size).toBe(size);
});

test('reads more vectors than it reads at once', async () => {
  const folder = await temporaryFolder();
  const first = await openIn(folder);
  const numbers = Array.from({ length: 2_500 }, (_, index) => index);
  for (const number of numbers) await first.set(`Text ${number}`, vectorOf(number));
  await first.close();
  const again = await openIn(folder);
  expect(again.size).toBe(2_500);
  for (const number of [0, 1_023, 1_024, 2_047, 2_048, 2_499])
    expect(await again.get(`Text ${number}`)).toEqual(vectorOf(number));
});

test('a vector of another profile is another one', async () => {
  const folder = await temporaryFolder();
  const one = await openIn(folder, 'one model');
  await one.set('Rain fell.', vectorOf(1));
  await one.close();
  const other = await openIn(folder, 'another model');
  expect(await other.get('Rain fell.')).toBeNull();
  await other.set('Rain fell.', vectorOf(2));
  await other.close();
  expect(await (await openIn(folder, 'one model')).get('Rain fell.')).toEqual(vectorOf(1));
  expect(await (await openIn(folder, 'another model')).get('Rain fell.')).toEqual(vectorOf(2));
});

test.each([1, 15, 16, 31])('of a file that ends %s bytes into a record the others stay', async (bytes) => {
  const folder = await temporaryFolder();
  const path = join(folder, 'deep', 'vectors.bin');
  const first = await openIn(folder);
  for (const number of [1, 2, 3]) await first.set(`Text ${number}`, vectorOf(number));
  await first.close();
  const { size } = await stat(path);
  await truncate(path, (size / 3) * 2 + bytes);
  const again = await openIn(folder);
  expect(again.size).toBe(2);
  expect(await again.get('Text 3')).toBeNull();
  // What comes after it lies where it belongs.
  await again.set('Text 3', vectorOf(3));
  await again.close();
  const last = await openIn(folder);
  for (const number of [1, 2, 3]) expect(await last.get(`Text ${number}`)).toEqual(vectorOf(number));
  expect((await readFile(path)).length).toBe(size);
});

test('a file of something else holds nothing, and takes vectors all the same', async () => {
  const folder = await temporaryFolder();
  await (await openIn(folder)).close();
  await appendFile(join(folder, 'deep', 'vectors.bin'), 'This is a letter to the mayor of Lowmoor.');
  const cache = await openIn(folder);
  expect(await cache.get('Rain fell.')).toBeNull();
  await cache.set('Rain fell.', vectorOf(1));
  expect(await cache.get('Rain fell.')).toEqual(vectorOf(1));
});

test('sets and gets of many at once are told apart', async () => {
  const folder = await temporaryFolder();
  const cache = await openIn(folder);
  const numbers = Array.from({ length: 400 }, (_, index) => index);
  const early = numbers.map(async (number) => {
    const written = cache.set(`Text ${number}`, vectorOf(number));
    const found = await cache.get(`Text ${number}`);
    await written;
    return found;
  });
  // A vector that is being written is there or is not: never half of it, and never another one.
  for (const [number, found] of (await Promise.all(early)).entries())
    expect([null, vectorOf(number)]).toContainEqual(found);
  for (const number of numbers) expect(await cache.get(`Text ${number}`)).toEqual(vectorOf(number));
  await Promise.all(numbers.map((number) => cache.set('Twice', vectorOf(number))));
  expect(cache.size).toBe(401);
});
