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
      expect(await digests.change({ collection: guildCollection('5'), rhythm: 'daily' }, changes)).toBeNull();
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
