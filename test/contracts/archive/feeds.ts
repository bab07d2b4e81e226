import { describe, expect, test } from 'vitest';
import { guildCollection, localCollection } from '../../../src/archive/collection-id.js';
import { rememberedItems, type NewFeed } from '../../../src/archive/feeds.js';
import type { Subject } from './samples.js';

const harbour: NewFeed = {
  id: 'fharbour',
  collection: localCollection,
  url: 'https://harbour.example/feed',
  title: 'Harbour Post',
  addedBy: { id: '7', name: 'ana' },
  addedAt: '2026-03-01T10:00:00.000Z',
  addedIn: '70',
  announceIn: null,
  nextPollAt: '2026-03-01T10:00:00.000Z',
};
const valley: NewFeed = {
  ...harbour,
  id: 'fvalley',
  url: 'https://valley.example/rss',
  title: null,
  addedIn: null,
  announceIn: '71',
  nextPollAt: '2026-03-01T09:00:00Z',
};

/** Feeds and what is known of their items. */
export function describeFeeds(subject: () => Subject): void {
  describe('feeds', () => {
    test('a feed is kept as it was added, once for each collection and at most so many', async () => {
      const { feeds } = subject().archive;
      expect(await feeds.add(harbour, 2)).toBe('added');
      expect(await feeds.add({ ...harbour, id: 'other' }, 2)).toBe('known');
      expect(await feeds.add(valley, 2)).toBe('added');
      expect(await feeds.add({ ...valley, id: 'third', url: 'https://third.example/' }, 2)).toBe('full');
      const elsewhere = { ...harbour, id: 'elsewhere', collection: guildCollection('1') };
      expect(await feeds.add(elsewhere, 2)).toBe('added');
      const [first, second] = await feeds.list(localCollection);
      expect(first).toEqual({
        ...harbour,
        announcingStopped: null,
        pausedAt: null,
        pausedBy: null,
        lastSuccessAt: null,
        etag: null,
        lastModified: null,
        failures: 0,
        failingSince: null,
        lastError: null,
        rhythm: null,
      });
      expect(second).toMatchObject({ id: 'fvalley', nextPollAt: '2026-03-01T09:00:00.000Z' });
      expect(await feeds.list(guildCollection('1'))).toMatchObject([{ id: 'elsewhere' }]);
      expect(await feeds.feed('fharbour')).toEqual(first);
      expect(await feeds.feed("fharbour' OR 1=1 --")).toBeNull();
    });

    test('those that are due come the longest overdue first, paused ones never', async () => {
      const { feeds } = subject().archive;
      expect(await feeds.nextDue()).toBeNull();
      await feeds.add(harbour, 9);
      await feeds.add(valley, 9);
      expect(await feeds.nextDue()).toBe('2026-03-01T09:00:00.000Z');
      expect(await feeds.due('2026-03-01T08:59:59Z')).toEqual([]);
      expect(await feeds.due('2026-03-01T09:30:00Z')).toMatchObject([{ id: 'fvalley' }]);
      expect(await feeds.due('2026-03-01T10:00:00Z')).toMatchObject([{ id: 'fvalley' }, { id: 'fharbour' }]);
      await feeds.change('fvalley', { pausedAt: '2026-03-01T09:00:00.000Z', pausedBy: 'person' });
      expect(await feeds.due('2026-03-01T10:00:00Z')).toMatchObject([{ id: 'fharbour' }]);
      expect(await feeds.nextDue()).toBe('2026-03-01T10:00:00.000Z');
    });

    test('what a poll finds is kept, validators byte for byte', async () => {
      const { feeds } = subject().archive;
      await feeds.add(harbour, 9);
      const etag = 'W/"\u00e9\u00ff ;,\'--"';
      const changes = {
        etag,
        lastModified: 'Tue, 03 Mar 2026 10:00:00 GMT',
        failures: 3,
        failingSince: '2026-03-02T10:00:00.000Z',
        lastError: 'harbour.example has a fault of its own (500): try again later.',
        nextPollAt: '2026-03-02T14:00:00.000Z',
        announcingStopped: 'the channel is gone',
        title: null,
        rhythm: { intervalMinutes: 120, skipHours: [3], skipDays: [] },
      };
      expect(await feeds.change('fharbour', changes)).toMatchObject(changes);
      expect(await feeds.feed('fharbour')).toMatchObject({ ...changes, addedIn: '70' });
      expect(await feeds.change('fharbour', {})).toMatchObject({ etag });
      expect(await feeds.change('nobody', { failures: 1 })).toBeNull();
      await expect(feeds.change('fharbour', { nextPollAt: 'soon' })).rejects.toThrow(RangeError);
    });

    test('items are known to the feed that had them, and to no other', async () => {
      const { feeds } = subject().archive;
      await feeds.add(harbour, 9);
      await feeds.add(valley, 9);
      const long = `https://harbour.example/${'a'.repeat(3_000)}`;
      const now = '2026-03-01T10:00:00Z';
      await feeds.noteItem('fharbour', long, { done: false, attempts: 1 }, now);
      await feeds.noteItem('fharbour', 'guid:7', { done: true, attempts: 0 }, now);
      await feeds.noteItem('nobody', 'guid:7', { done: true, attempts: 0 }, now);
      expect(await feeds.items('fharbour', [long, 'guid:7', 'guid:8'])).toEqual(
        new Map([
          [long, { done: false, attempts: 1, notedAt: '2026-03-01T10:00:00.000Z' }],
          ['guid:7', { done: true, attempts: 0, notedAt: '2026-03-01T10:00:00.000Z' }],
        ]),
      );
      expect(await feeds.items('fvalley', [long])).toEqual(new Map());
      await feeds.noteItem('fharbour', long, { done: true, attempts: 2 }, '2026-03-01T11:00:00Z');
      expect((await feeds.items('fharbour', [long])).get(long)).toEqual({
        done: true,
        attempts: 2,
        notedAt: '2026-03-01T11:00:00.000Z',
      });
    });

    test('of many items those noted last are remembered', async () => {
      const { feeds } = subject().archive;
      await feeds.add(harbour, 9);
      for (let index = 0; index < rememberedItems + 2; index += 1) {
        const moment = new Date(Date.UTC(2026, 2, 1) + index * 1_000).toISOString();
        await feeds.noteItem('fharbour', `guid:${index}`, { done: true, attempts: 0 }, moment);
      }
      const keys = ['guid:0', 'guid:1', 'guid:2', `guid:${rememberedItems + 1}`];
      expect([...(await feeds.items('fharbour', keys)).keys()]).toEqual(keys.slice(2));
    });

    test('a removed feed is gone with its items; so are those of a deleted collection', async () => {
      const { archive, local } = subject();
      const { feeds } = archive;
      await feeds.add(harbour, 9);
      await feeds.noteItem('fharbour', 'guid:7', { done: true, attempts: 0 }, '2026-03-01T10:00:00Z');
      expect(await feeds.remove('fharbour')).toBe(true);
      expect(await feeds.remove('fharbour')).toBe(false);
      await feeds.add(harbour, 9);
      expect(await feeds.items('fharbour', ['guid:7'])).toEqual(new Map());
      await feeds.add(valley, 9);
      await feeds.add({ ...harbour, id: 'elsewhere', collection: guildCollection('1') }, 9);
      await local.delete();
      expect(await feeds.list(localCollection)).toEqual([]);
      expect(await feeds.removeAll(guildCollection('1'))).toBe(1);
      expect(await feeds.removeAll(guildCollection('1'))).toBe(0);
      expect(await feeds.nextDue()).toBeNull();
    });
  });
}
