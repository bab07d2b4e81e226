import { describe, expect, test } from 'vitest';
import { guildCollection, localCollection } from '../../../src/archive/collection-id.js';
import { rememberedAnnouncementMs, type FollowedStory } from '../../../src/archive/followed-stories.js';
import type { Place } from '../../../src/archive/place.js';
import type { Subject } from './samples.js';

const news: Place = { kind: 'channel', id: '70' };
const ferry: FollowedStory = {
  id: 'wferry',
  collection: localCollection,
  storyId: 's1',
  title: 'Ferry "runs aground"; --',
  place: news,
  setUp: { by: { id: '7', name: 'ana' }, channel: '69', locale: null, at: '2026-03-01T10:00:00.000Z' },
  quietUntil: null,
  attempt: null,
  stopped: null,
};
const bridge: FollowedStory = { ...ferry, id: 'wbridge', storyId: 's2', title: 'Bridge closed' };
const now = '2026-03-01T10:00:00Z';

/** Which stories are followed, and what of them was told where. */
export function describeFollowedStories(subject: () => Subject): void {
  describe('followed stories', () => {
    test('one is kept as it was followed, at most so many in a collection', async () => {
      const { followedStories } = subject().archive;
      expect(await followedStories.add(ferry, [], 2)).toBe('added');
      expect(await followedStories.add(bridge, [], 2)).toBe('added');
      expect(await followedStories.add({ ...bridge, id: 'w3', storyId: 's3' }, [], 2)).toBe('full');
      const elsewhere = { ...ferry, id: 'w5', collection: guildCollection('5') };
      expect(await followedStories.add(elsewhere, [], 2)).toBe('added');
      expect(await followedStories.list(localCollection)).toEqual([ferry, bridge]);
      expect(await followedStories.collections()).toEqual(['guild:5', 'local']);
    });

    test('followed again in its place it begins anew, also where there is no room for another', async () => {
      const { followedStories } = subject().archive;
      await followedStories.add({ ...ferry, stopped: 'the channel is gone' }, ['a1'], 2);
      await followedStories.add(bridge, [], 2);
      expect(await followedStories.add({ ...ferry, id: 'wagain' }, ['a1', 'a2'], 2)).toBe('added');
      expect(await followedStories.list(localCollection)).toEqual([bridge, { ...ferry, id: 'wagain' }]);
      expect(await followedStories.unknown('wagain', ['a3', 'a2'])).toEqual(['a3']);
      const other = { ...ferry, id: 'wother', place: { kind: 'person', id: '7' } as const };
      expect(await followedStories.add(other, [], 3)).toBe('added');
      expect(await followedStories.list(localCollection)).toHaveLength(3);
    });

    test('what is known to one follower is not to another, and changes go with it', async () => {
      const { followedStories } = subject().archive;
      await followedStories.add(ferry, ['a1'], 9);
      await followedStories.add(bridge, [], 9);
      expect(await followedStories.unknown('wferry', ['a2', 'a1', "a3' --"])).toEqual(['a2', "a3' --"]);
      const attempt = { at: '2026-03-01T10:00:00.000Z', articles: ['a2'] };
      expect(await followedStories.change('wferry', { attempt })).toEqual({ ...ferry, attempt });
      await followedStories.noteKnown('wferry', ['a2', 'a1'], {
        attempt: null,
        quietUntil: '2026-03-01T11:00:00Z',
      });
      expect(await followedStories.list(localCollection)).toEqual([
        { ...ferry, quietUntil: '2026-03-01T11:00:00.000Z' },
        bridge,
      ]);
      expect(await followedStories.unknown('wferry', ['a1', 'a2', 'a3'])).toEqual(['a3']);
      expect(await followedStories.unknown('wbridge', ['a1', 'a2'])).toEqual(['a1', 'a2']);
      expect(await followedStories.change('nobody', { stopped: 'x' })).toBeNull();
      await followedStories.noteKnown('nobody', ['a1']);
      await expect(followedStories.noteKnown('wferry', ['a3'], { quietUntil: 'soon' })).rejects.toThrow(
        RangeError,
      );
      expect(await followedStories.unknown('wferry', ['a3'])).toEqual(['a3']);
    });

    test('what was announced in a place is remembered there for a while, whoever announced it', async () => {
      const { followedStories } = subject().archive;
      await followedStories.noteAnnounced(localCollection, news, ['a1', 'a2'], now);
      const all = ['a0', 'a1', 'a2'];
      expect(await followedStories.announcedIn(news, all)).toEqual(new Set(['a1', 'a2']));
      expect(await followedStories.announcedIn({ kind: 'person', id: '70' }, all)).toEqual(new Set());
      const later = new Date(Date.parse(now) + rememberedAnnouncementMs).toISOString();
      await followedStories.noteAnnounced(localCollection, news, ['a2'], later);
      expect(await followedStories.announcedIn(news, all)).toEqual(new Set(['a1', 'a2']));
      const last = new Date(Date.parse(later) + 1).toISOString();
      await followedStories.noteAnnounced(localCollection, news, [], last);
      expect(await followedStories.announcedIn(news, all)).toEqual(new Set(['a2']));
    });

    test('one that is followed no more is gone with what was known; so are those of a deleted collection', async () => {
      const { archive, local } = subject();
      const { followedStories } = archive;
      await followedStories.add(ferry, ['a1'], 9);
      expect(await followedStories.remove('wferry')).toBe(true);
      expect(await followedStories.remove('wferry')).toBe(false);
      await followedStories.add(ferry, [], 9);
      expect(await followedStories.unknown('wferry', ['a1'])).toEqual(['a1']);
      await followedStories.add({ ...bridge, collection: guildCollection('5') }, [], 9);
      await followedStories.noteAnnounced(localCollection, news, ['a1'], now);
      await local.delete();
      expect(await followedStories.list(localCollection)).toEqual([]);
      expect(await followedStories.announcedIn(news, ['a1'])).toEqual(new Set());
      expect(await followedStories.removeAll(guildCollection('5'))).toBe(1);
      expect(await followedStories.removeAll(guildCollection('5'))).toBe(0);
      expect(await followedStories.collections()).toEqual([]);
    });
  });
}
