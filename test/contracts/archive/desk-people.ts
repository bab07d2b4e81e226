import { describe, expect, test } from 'vitest';
import { guildCollection } from '../../../src/archive/collection-id.js';
import type { Digest } from '../../../src/archive/digests.js';
import type { NewFeed } from '../../../src/archive/feeds.js';
import type { FollowedStory } from '../../../src/archive/followed-stories.js';
import { forgottenPerson } from '../../../src/archive/forgotten-person.js';
import type { Place } from '../../../src/archive/place.js';
import type { Subject } from './samples.js';

const at = '2026-03-01T12:00:00.000Z';
const ana = { id: '7', name: 'ana' };
const ben = { id: '8', name: 'ben' };
const guild = guildCollection('1');
const channel: Place = { kind: 'channel', id: '70' };
const herself: Place = { kind: 'person', id: '7' };
const setUp = { by: ana, channel: '70', locale: 'de', at };
const feed: NewFeed = {
  id: 'f1',
  collection: guild,
  url: 'https://harbour.example/feed',
  title: null,
  addedBy: ana,
  addedAt: at,
  addedIn: '70',
  announceIn: null,
  nextPollAt: at,
};
const digest: Digest = {
  collection: guild,
  rhythm: 'daily',
  minuteOfDay: 480,
  weekday: null,
  place: channel,
  setUp,
  timeZone: 'UTC',
  nextAt: at,
  newSince: at,
  attempt: null,
  stopped: null,
};
const followed: FollowedStory = {
  id: 's1',
  collection: guild,
  storyId: 'story',
  title: 'Seals',
  place: channel,
  setUp,
  quietUntil: null,
  attempt: null,
  stopped: null,
};

/** Of each a person's own, one that was for him alone, and somebody else's. */
async function fill({ archive }: Subject): Promise<void> {
  const { feeds, digests, followedStories, audit } = archive;
  await feeds.add(feed, 9);
  await feeds.add({ ...feed, id: 'f2', url: 'https://b.example/', addedBy: ben }, 9);
  await digests.set(digest);
  await digests.set({ ...digest, rhythm: 'weekly', weekday: 1, place: herself });
  await followedStories.add(followed, [], 9);
  await followedStories.add({ ...followed, id: 's2', place: herself }, ['x'], 9);
  await followedStories.noteAnnounced(guild, herself, ['x'], at);
  await followedStories.add({ ...followed, id: 's3', storyId: 'b', setUp: { ...setUp, by: ben } }, [], 9);
  const deed = { kind: 'article-added', article: 'x', title: 'Seals' } as const;
  for (const by of [ana, ben]) await audit.note({ collection: guild, at, by, deed });
}

/** People in what is kept beside the collections. */
export function describeDeskPeople(subject: () => Subject): void {
  describe('people beside the collections', () => {
    test('what a person set up and did is found, and nothing of others', async () => {
      await fill(subject());
      const { people } = subject().archive;
      const { feeds, digests, followedStories, deeds } = await people.records('7');
      expect(feeds.map(({ id }) => id)).toEqual(['f1']);
      expect(digests.map(({ rhythm }) => rhythm)).toEqual(['daily', 'weekly']);
      expect(followedStories.map(({ id }) => id)).toEqual(['s1', 's2']);
      expect(deeds.map(({ by }) => by)).toEqual([ana]);
      const nothing = { feeds: [], digests: [], followedStories: [], deeds: [] };
      for (const id of ['', '%', '9']) expect(await people.records(id)).toEqual(nothing);
    });

    test('a person who is forgotten is named no more; what is for all stays, what was for him ends', async () => {
      await fill(subject());
      const { archive } = subject();
      await archive.people.forget('7');
      await archive.people.scrub();
      const nothing = { feeds: [], digests: [], followedStories: [], deeds: [] };
      expect(await archive.people.records('7')).toEqual(nothing);
      expect((await archive.feeds.list(guild)).map(({ addedBy }) => addedBy)).toEqual([forgottenPerson, ben]);
      const anonymous = { ...setUp, by: forgottenPerson, locale: null };
      expect(await archive.digests.list(guild)).toEqual([{ ...digest, setUp: anonymous }]);
      expect(await archive.followedStories.list(guild)).toMatchObject([
        { id: 's1', setUp: anonymous },
        { id: 's3', setUp: { by: ben, locale: 'de' } },
      ]);
      expect(await archive.followedStories.announcedIn(herself, ['x'])).toEqual(new Set());
      const { entries } = await archive.audit.list(guild, { offset: 0, limit: 9 });
      expect(entries.map(({ by }) => by)).toEqual([ben, null]);
    });
  });
}
