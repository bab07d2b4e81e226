import { describe, expect, test } from 'vitest';
import { guildCollection, localCollection } from '../../../src/archive/collection-id.js';
import type { Digest } from '../../../src/archive/digests.js';
import type { Subject } from './samples.js';

const daily: Digest = {
  collection: localCollection,
  rhythm: 'daily',
  minuteOfDay: 480,
  weekday: null,
  place: { kind: 'channel', id: '70' },
  setUp: { by: { id: '7', name: 'ana' }, channel: '69', locale: 'de', at: '2026-03-01T10:00:00.000Z' },
  timeZone: 'Europe/Berlin',
  nextAt: '2026-03-02T07:00:00.000Z',
  newSince: '2026-03-01T10:00:00.000Z',
  attempt: null,
  stopped: null,
};
const weekly: Digest = {
  ...daily,
  rhythm: 'weekly',
  weekday: 1,
  place: { kind: 'person', id: '7' },
  nextAt: '2026-03-02T06:00:00.000Z',
};

/** When which digests are posted. */
export function describeDigests(subject: () => Subject): void {
  describe('digests', () => {
    test('a collection has one of each rhythm, the last that was set', async () => {
      const { digests } = subject().archive;
      await digests.set(weekly);
      await digests.set({ ...daily, minuteOfDay: 1 });
      await digests.set(daily);
      await digests.set({ ...daily, collection: guildCollection('5') });
      expect(await digests.list(localCollection)).toEqual([daily, weekly]);
      expect(await digests.list(guildCollection('6'))).toEqual([]);
    });

    test('those that are posted come by their moments, of all collections; stopped ones do not', async () => {
      const { digests } = subject().archive;
      await digests.set({ ...daily, nextAt: '2026-03-02T07:00:00Z' });
      await digests.set(weekly);
      const elsewhere = {
        ...daily,
        collection: guildCollection('5'),
        nextAt: '2026-03-01T23:30:00.000-05:00',
      };
      await digests.set(elsewhere);
      expect(await digests.posted()).toEqual([
        { ...elsewhere, nextAt: '2026-03-02T04:30:00.000Z' },
        weekly,
        daily,
      ]);
      await digests.change(weekly, { stopped: 'the channel is gone' });
      expect(await digests.posted()).toMatchObject([{ collection: 'guild:5' }, { rhythm: 'daily' }]);
    });

    test('those that are due are known, and when the next one is', async () => {
      const { digests } = subject().archive;
      const before = '2026-03-01T00:00:00Z';
      expect(await digests.nextAfter(before)).toBeNull();
      await digests.set(daily);
      await digests.set(weekly);
      expect(await digests.nextAfter(before)).toBe(weekly.nextAt);
      expect(await digests.nextAfter('2026-03-02T06:00:00Z')).toBe(daily.nextAt);
      expect(await digests.nextAfter('2026-03-02T07:00:00Z')).toBeNull();
      expect(await digests.due('2026-03-02T05:59:59.999Z')).toEqual([]);
      expect(await digests.due('2026-03-02T06:00:00Z')).toEqual([weekly]);
      expect(await digests.due('2026-03-02T08:00:00+01:00')).toEqual([weekly, daily]);
      await digests.change(weekly, { stopped: 'the channel is gone' });
      expect(await digests.due('2026-03-02T07:00:00Z')).toEqual([daily]);
      expect(await digests.nextAfter(before)).toBe(daily.nextAt);
    });

    test('what becomes of one is kept, all of it or nothing', async () => {
      const { digests } = subject().archive;
      await digests.set(daily);
      await digests.set(weekly);
      const attempt = { at: '2026-03-02T07:00:00.000Z', until: '2026-03-02T07:00:00.000Z' };
      const changes = {
        attempt,
        nextAt: '2026-03-03T07:00:00.000Z',
        newSince: '2026-03-02T07:00:00.000Z',
        timeZone: 'Asia/Kathmandu',
        stopped: "it's gone; --",
      };
      expect(await digests.change(daily, changes)).toEqual({ ...daily, ...changes });
      expect(await digests.list(localCollection)).toEqual([{ ...daily, ...changes }, weekly]);
      expect(await digests.change(daily, { attempt: null, stopped: null })).toMatchObject({
        attempt: null,
        stopped: null,
        nextAt: changes.nextAt,
      });
      expect(await digests.change({ ...daily, collection: guildCollection('5') }, changes)).toBeNull();
      const anew = { ...daily, setUp: { ...daily.setUp, at: '2026-03-02T09:00:00.000Z' } };
      expect(await digests.change(anew, { stopped: null })).toBeNull();
      await expect(digests.change(daily, { nextAt: 'soon', stopped: 'x' })).rejects.toThrow(RangeError);
      expect(await digests.list(localCollection)).toMatchObject([{ stopped: null }, {}]);
    });

    test('a removed one is gone, and so are those of a deleted collection', async () => {
      const { archive, local } = subject();
      const { digests } = archive;
      await digests.set(daily);
      await digests.set(weekly);
      expect(await digests.remove(localCollection, 'daily')).toBe(true);
      expect(await digests.remove(localCollection, 'daily')).toBe(false);
      await digests.set({ ...daily, collection: guildCollection('5') });
      await local.delete();
      expect(await digests.posted()).toMatchObject([{ collection: 'guild:5' }]);
      expect(await digests.removeAll(guildCollection('5'))).toBe(1);
      expect(await digests.removeAll(guildCollection('5'))).toBe(0);
    });
  });
}
