import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { attemptsOn, methodsOf } from './attempts.js';
import { PglitePool } from './pglite-pool.js';
import { ours, TwoCollections } from './two-collections.js';

const at = '2026-03-01T12:00:00.000Z';

let pool: PglitePool;
let stage: TwoCollections;

beforeAll(async () => {
  pool = await PglitePool.open();
});

beforeEach(async () => {
  stage = await TwoCollections.open(pool);
});

afterEach(() => stage.dispose());

afterAll(() => pool.end());

describe('one collection and another', () => {
  test('no method of a handle reads or writes what belongs to another, and none is left out', async () => {
    const before = await stage.theirRows();
    expect([...before].filter(([, rows]) => rows.length === 0)).toEqual([]);
    const collection = stage.archive.collection(ours);
    const tried = attemptsOn(stage.filled);
    expect(tried.map(([name]) => name).toSorted()).toEqual(methodsOf(collection).toSorted());
    for (const [name, call, outcome] of tried) {
      expect([name, await call(collection)]).toEqual([name, outcome]);
    }
    expect(await stage.theirRows()).toEqual(before);
  });

  test('what is set, followed and noted for one is not seen by another', async () => {
    const { archive, filled } = stage;
    const before = await stage.theirRows();
    const range = { offset: 0, limit: 9 };
    expect(await archive.settings.get(ours, 'language')).toBeNull();
    await archive.settings.set(ours, 'language', null);
    expect(await archive.feeds.list(ours)).toEqual([]);
    expect(await archive.feeds.removeAll(ours)).toBe(0);
    expect(await archive.digests.list(ours)).toEqual([]);
    expect(await archive.digests.remove(ours, 'daily')).toBe(false);
    expect(await archive.digests.removeAll(ours)).toBe(0);
    const digest = { collection: ours, rhythm: 'daily', setUp: filled.digest.setUp } as const;
    expect(await archive.digests.change(digest, { stopped: 'x' })).toBeNull();
    expect(await archive.followedStories.list(ours)).toEqual([]);
    expect(await archive.followedStories.removeAll(ours)).toBe(0);
    expect(await archive.audit.list(ours, range)).toEqual({ entries: [], total: 0 });
    expect(await archive.audit.forgetPerson(ours, '7')).toBe(0);
    const use = { collection: ours, personId: '7', kind: 'question', at, most: 1, apartMs: 0 } as const;
    expect(await archive.usage.take(use)).toBeNull();
    expect(await stage.theirRows()).toEqual(before);
  });
});
