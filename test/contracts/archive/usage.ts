import { describe, expect, test } from 'vitest';
import { guildCollection, localCollection, userCollection } from '../../../src/archive/collection-id.js';
import { momentFrom, type UseRequest } from '../../../src/archive/usage.js';
import type { Subject } from './samples.js';

const noon = '2026-03-01T12:00:00.000Z';
const use: UseRequest = {
  collection: localCollection,
  personId: '1',
  kind: 'question',
  at: noon,
  most: null,
  apartMs: 0,
};
const hours = (count: number) => momentFrom(noon, count * 3_600_000);
const seconds = (count: number) => momentFrom(noon, count * 1000);

/** How often somebody asks and adds. */
export function describeUsage(subject: () => Subject): void {
  const take = (parts: Partial<UseRequest> = {}) => subject().archive.usage.take({ ...use, ...parts });

  describe('usage', () => {
    test('a quota is of one person, one kind and one collection in 24 hours, and gets free one by one', async () => {
      expect(await take({ most: 2, at: hours(0) })).toBeNull();
      expect(await take({ most: 2, at: hours(1) })).toBeNull();
      const full = { rule: 'quota', until: hours(24) };
      expect(await take({ most: 2, at: hours(2) })).toEqual(full);
      expect(await take({ most: 2, at: momentFrom(hours(24), -1) })).toEqual(full);
      expect(await take({ most: 2, at: hours(2), personId: '2' })).toBeNull();
      expect(await take({ most: 2, at: hours(2), kind: 'article' })).toBeNull();
      expect(await take({ most: 2, at: hours(2), collection: guildCollection('9') })).toBeNull();
      expect(await take({ most: 2, at: hours(24) })).toBeNull();
      expect(await take({ most: 2, at: hours(24) })).toEqual({ rule: 'quota', until: hours(25) });
    });

    test('what is refused is not counted, and a quota that was lowered counts what was before', async () => {
      for (const at of [1, 2, 3, 4]) await take({ at: hours(at) });
      for (const at of [5, 6])
        expect(await take({ most: 2, at: hours(at) })).toMatchObject({ until: hours(27) });
      expect(await take({ most: 5, at: hours(7) })).toBeNull();
      expect(await take({ most: 0, at: hours(60) })).toEqual({ rule: 'quota', until: null });
    });

    test('a cool-down lies between two of a person, and not between two people', async () => {
      expect(await take({ apartMs: 3000 })).toBeNull();
      expect(await take({ apartMs: 3000, at: seconds(1) })).toEqual({ rule: 'cool-down', until: seconds(3) });
      expect(await take({ apartMs: 3000, at: seconds(1), personId: '2' })).toBeNull();
      expect(await take({ apartMs: 3000, at: seconds(3) })).toBeNull();
    });

    test('of many at one moment only so many pass', async () => {
      const outcomes = await Promise.all(Array.from({ length: 10 }, () => take({ most: 4 })));
      expect(outcomes.filter((refusal) => refusal === null)).toHaveLength(4);
      const cooled = await Promise.all(
        Array.from({ length: 10 }, () => take({ apartMs: 1000, personId: '3' })),
      );
      expect(cooled.filter((refusal) => refusal === null)).toHaveLength(1);
    });

    test('a clock that is set back keeps nobody waiting for longer than the rule says', async () => {
      await take({ at: hours(100) });
      expect(await take({ apartMs: 3000, at: hours(0) })).toBeNull();
      expect(await take({ most: 1, at: hours(1), kind: 'question' })).toEqual({
        rule: 'quota',
        until: hours(25),
      });
    });

    test('of a person in his own collection stays when that is deleted', async () => {
      const collection = userCollection('1');
      expect(await take({ most: 1, collection })).toBeNull();
      await subject().archive.collection(collection).delete();
      expect(await take({ most: 1, collection })).not.toBeNull();
      expect(await take({ most: 1, collection: userCollection('2') })).toBeNull();
    });

    test('goes with its collection, and cannot be broken by names', async () => {
      const { archive, local } = subject();
      const names = ["'; DROP TABLE uses; --", '%', ''];
      for (const personId of names) expect(await take({ most: 1, personId })).toBeNull();
      for (const personId of names) expect(await take({ most: 1, personId })).not.toBeNull();
      expect(await take({ most: 1 })).toBeNull();
      expect(archive.collection(localCollection).id).toBe(local.id);
      await local.delete();
      expect(await take({ most: 1 })).toBeNull();
    });
  });
}
