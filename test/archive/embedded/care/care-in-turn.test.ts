import { statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { localCollection } from '../../../../src/archive/collection-id.js';
import { Connection } from '../../../../src/archive/embedded/connection.js';
import { openSample, remedies, sampleArchive } from './damaged-files.js';

const future = '2100-01-01T00:00:00.000Z';

/** Names of what was asked for, in the order in which it was done. */
async function inOrder(work: Readonly<Record<string, () => Promise<unknown>>>): Promise<readonly string[]> {
  const done: string[] = [];
  await Promise.all(
    Object.entries(work).map(async ([name, ask]) => {
      await ask();
      done.push(name);
    }),
  );
  return done;
}

async function openedSample() {
  const sample = await sampleArchive(14);
  const archive = await openSample(sample.folder);
  return { ...sample, archive, local: archive.collection(localCollection) };
}

/** Reads a file as a process of somebody else does, until the function that is given back is called. */
function readAsOther(path: string): () => void {
  const reader = new Connection(path, 0);
  reader.execute('BEGIN');
  reader.number('SELECT count(*) FROM meta');
  return () => reader.close();
}

test('what deletes from a collection waits until it has been read for damage, and then leaves nothing in its log', async () => {
  const { collection: path, local } = await openedSample();
  const order = await inOrder({
    verify: () => local.verify(),
    'drop answers': () => local.people.dropAnswers(future),
    repair: () => local.repair(remedies),
    forget: () => local.people.forget('1'),
  });
  expect(order.slice(0, 2)).toEqual(['verify', 'repair']);
  expect(statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0).toBe(0);
});

test('the file of what belongs to no collection is scrubbed when it has been read for damage', async () => {
  const { archive } = await openedSample();
  const order = await inOrder({ verify: () => archive.verify(), scrub: () => archive.people.scrub() });
  expect(order).toEqual(['verify', 'scrub']);
});

test('while another process reads, old answers are not said to be gone; later they are, also where no more are old', async () => {
  const { collection: path, local } = await openedSample();
  const endReading = readAsOther(path);
  const startedAt = performance.now();
  await expect(local.people.dropAnswers(future)).rejects.toThrow('is being read by another process');
  expect(performance.now() - startedAt).toBeLessThan(2_000);
  expect(statSync(`${path}-wal`).size).toBeGreaterThan(0);
  endReading();
  expect(await local.people.dropAnswers(future)).toBe(0);
  expect(statSync(`${path}-wal`).size).toBe(0);
});

test('while another process reads, a person is forgotten, and a purge is wanted for the bytes', async () => {
  const { collection: path, local } = await openedSample();
  const endReading = readAsOther(path);
  const startedAt = performance.now();
  expect(await local.people.forget('nobody')).toMatchObject({ isPurgeWanted: true });
  expect(performance.now() - startedAt).toBeLessThan(2_000);
  endReading();
  await local.purge('2000-01-01T00:00:00.000Z');
  expect(await local.people.forget('nobody')).toMatchObject({ isPurgeWanted: false });
});

test('while another process reads, scrubbing what belongs to no collection fails at once', async () => {
  const { desk, archive } = await openedSample();
  const endReading = readAsOther(desk);
  const startedAt = performance.now();
  await expect(archive.people.scrub()).rejects.toThrow('is being read by another process');
  expect(performance.now() - startedAt).toBeLessThan(2_000);
  endReading();
  await archive.people.scrub();
});
