import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { SearchFilter } from '../../../src/archive/collection.js';
import type { OpenCollection } from '../../../src/archive/embedded/open-collection.js';
import { addVectors, ClusteredVectors } from './clustered-passages.js';
import { openCollection, temporaryFolder } from './temporary-collection.js';

const profile = { fingerprint: 'sample', dimension: 16 };
const everything: SearchFilter = { since: null, until: null, outlet: null, keepUndated: true };
const story = 'https://news.example/1';
const notUsable = 'The saved vector index is not usable and is built anew from the articles.';

async function fill(collection: OpenCollection, mark: string, count: number, url: string | null = null) {
  const source = new ClusteredVectors(profile.dimension, mark.length);
  await addVectors(
    collection.changes,
    mark,
    Array.from({ length: count }, () => source.next()),
    { url },
  );
}

async function answers(collection: OpenCollection) {
  const source = new ClusteredVectors(profile.dimension, 99);
  const found = [];
  for (let query = 0; query < 10; query += 1) {
    found.push(await collection.nearest(source.next(), { limit: 5, filter: everything }));
  }
  return found;
}

async function indexFiles(folder: string): Promise<readonly string[]> {
  return (await readdir(folder)).filter((name) => name.startsWith('index')).sort();
}

describe('a saved index', () => {
  /** Filled once; each test has a copy. */
  let filled: string;
  let folder: string;
  let expected: Awaited<ReturnType<typeof answers>>;

  beforeAll(async () => {
    filled = await mkdtemp(join(tmpdir(), 'dateline-archive-'));
    const { collection } = openCollection(filled, profile);
    await fill(collection, 'first', 2_200);
    await fill(collection, 'changing', 200, story);
    await collection.keeper.save();
    expected = await answers(collection);
    await collection.close();
  });
  afterAll(() => rm(filled, { recursive: true, force: true }));

  beforeEach(async () => {
    folder = await temporaryFolder();
    await cp(filled, folder, { recursive: true });
  });

  async function reopen(work: (collection: OpenCollection) => Promise<void>): Promise<readonly string[]> {
    const { collection, messages } = openCollection(folder, profile);
    try {
      await work(collection);
    } finally {
      await collection.close();
    }
    return messages;
  }

  test('is loaded, not built anew, and gives the same answers', async () => {
    expect(await indexFiles(folder)).toEqual(['index-1.hnsw', 'index.json']);
    const messages = await reopen(async (collection) => {
      expect(await answers(collection)).toEqual(expected);
      await collection.keeper.settled();
      expect(collection.keeper.size).toBe(2_400);
      expect(await answers(collection)).toEqual(expected);
      expect(await collection.snapshot.problem()).toBeNull();
    });
    expect(messages).toEqual([]);
    // Whoever builds it anew saves another generation.
    expect(await indexFiles(folder)).toEqual(['index-1.hnsw', 'index.json']);
  });

  test.each<[string, (written: Buffer) => Buffer]>([
    [
      'one bit is flipped',
      (written) => Buffer.from(written.map((byte, at) => (at === 9_000 ? byte ^ 1 : byte))),
    ],
    ['the end is missing', (written) => written.subarray(0, written.length - 5_000)],
    ['it is empty', () => Buffer.alloc(0)],
  ])('is built anew where %s, with the same answers', async (_case, damage) => {
    const file = join(folder, 'index-1.hnsw');
    await writeFile(file, damage(await readFile(file)));
    const messages = await reopen(async (collection) => {
      expect(await collection.snapshot.problem()).toMatch(/not what its manifest says/);
      expect(await answers(collection)).toEqual(expected);
      await collection.keeper.settled();
      expect(collection.keeper.size).toBe(2_400);
      expect(await answers(collection)).toEqual(expected);
    });
    expect(messages).toEqual([notUsable]);
    expect(await indexFiles(folder)).toEqual(['index-2.hnsw', 'index.json']);
  });

  test.each<[string, (written: string) => string]>([
    ['no JSON', () => '{"manifest"'],
    ['empty', () => ''],
    ['changed in one number', (written) => written.replace('"indexedThrough":2400', '"indexedThrough":2300')],
    ['of another format', (written) => written.replace('"format":2', '"format":1')],
    ['naming a file that is not there', (written) => written.replace('"generation":1', '"generation":7')],
  ])('is built anew where its manifest is %s', async (_case, damage) => {
    const file = join(folder, 'index.json');
    const written = await readFile(file, 'utf8');
    expect(damage(written)).not.toBe(written);
    await writeFile(file, damage(written));
    const messages = await reopen(async (collection) => {
      await collection.keeper.settled();
      expect(await answers(collection)).toEqual(expected);
    });
    expect(messages).toEqual([notUsable]);
    expect(await reopen(async (collection) => collection.keeper.settled())).toEqual([]);
  });

  test('that is older than the articles is brought up to date', async () => {
    const older = await temporaryFolder();
    for (const name of await indexFiles(folder)) await cp(join(folder, name), join(older, name));
    let newer: typeof expected = [];
    await reopen(async (collection) => {
      await fill(collection, 'updated', 300, story);
      await fill(collection, 'updated twice', 150, story);
      await collection.keeper.settled();
      newer = await answers(collection);
    });
    expect(newer).not.toEqual(expected);
    expect(await indexFiles(folder)).toEqual(['index-2.hnsw', 'index.json']);
    // As after a crash before the second one was saved.
    for (const name of await indexFiles(older)) await cp(join(older, name), join(folder, name));
    const messages = await reopen(async (collection) => {
      expect(await answers(collection)).toEqual(newer);
      await collection.keeper.settled();
      expect(await answers(collection)).toEqual(newer);
      // Those of the first version are still points of the graph, and not found any more.
      expect(collection.keeper.size).toBe(2_550);
      const found = collection.keeper.search(new ClusteredVectors(profile.dimension).next(), 2_550);
      expect(found.filter((id) => id > 2_200 && id <= 2_400)).toEqual([]);
      expect(found.length).toBeGreaterThan(2_300);
    });
    expect(messages).toEqual([]);
    expect(await indexFiles(folder)).toEqual(['index-3.hnsw', 'index.json']);
  });

  test('that was saved while an article was removed finds it again after it was brought back', async () => {
    const older = await temporaryFolder();
    await reopen(async (collection) => {
      const removed =
        collection.articles.find({ url: story, externalId: null, textHash: '' })?.article.id ?? '';
      collection.changes.remove(removed, { at: '2026-03-01T12:00:00.000Z', by: { id: '1', name: 'ana' } });
      await collection.keeper.save();
      for (const name of await indexFiles(folder)) await cp(join(folder, name), join(older, name));
      collection.changes.restore(removed);
    });
    // As after a crash before the index was saved with it.
    for (const name of await indexFiles(folder)) await rm(join(folder, name));
    for (const name of await indexFiles(older)) await cp(join(older, name), join(folder, name));
    const messages = await reopen(async (collection) => {
      expect(await answers(collection)).toEqual(expected);
      const found = collection.keeper.search(new ClusteredVectors(profile.dimension).next(), 2_400);
      expect(found.filter((id) => id > 2_200).length).toBeGreaterThan(150);
    });
    expect(messages).toEqual([]);
  });

  test('of another model than the archive’s is used as long as its vectors are', async () => {
    const { collection, messages } = openCollection(folder, { ...profile, fingerprint: 'other' });
    expect(await answers(collection)).toEqual(expected);
    await collection.keeper.settled();
    expect(collection.model.served()).toMatchObject({ isCurrent: false, fingerprint: 'sample' });
    await collection.close();
    expect(messages).toEqual([]);
    expect(await reopen(async (same) => expect(await answers(same)).toEqual(expected))).toEqual([]);
  });
});
