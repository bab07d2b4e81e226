import { expect, test } from 'vitest';
import { localCollection } from '../../../src/archive/collection-id.js';
import { hourMs, siteOf, type Pages } from './feed-site.js';
import { articlePage, rssFeed } from './feed-writing.js';
import { openKeeperStage } from './keeper-stage.js';

const place = { kind: 'channel', id: '70' } as const;

test('what a followed story brought into a channel a feed does not announce there again, and the other way round', async () => {
  const items = [
    { path: '/one', title: 'Bridge for Lindmark' },
    { path: '/two', title: 'Bridge for Kvist' },
  ];
  const pages: Pages = {
    '/feed': (base) => rssFeed(base, items.slice(0, 1)),
    '/one': articlePage('Bridge for Lindmark', 'Lindmark'),
    '/two': articlePage('Bridge for Kvist', 'Kvist'),
    '/three': articlePage('Bridge for Odenvik', 'Odenvik'),
  };
  const stage = await openKeeperStage(siteOf(pages));
  stage.keep(stage.announcer);
  await stage.follow();
  const { followedStories } = stage.archive;
  const [first] = await stage.collection.articles({ after: null, limit: 9 });
  expect(await followedStories.announcedIn(place, [first?.id ?? ''])).toEqual(new Set([first?.id]));

  // By the time that the feed announces, the story of its second article has been told.
  const told = stage.archive.followedStories.announcedIn.bind(followedStories);
  const titleOf = async (id: string) => (await stage.collection.article(id))?.title;
  followedStories.announcedIn = async (where, ids) => {
    const titles = await Promise.all(ids.map(titleOf));
    const second = ids.filter((_, index) => titles[index] === 'Bridge for Kvist');
    await followedStories.noteAnnounced(localCollection, place, second, stage.clock.moment);
    return told(where, ids);
  };
  pages['/feed'] = (base) => rssFeed(base, [...items, { path: '/three', title: 'Bridge for Odenvik' }]);
  await stage.pass(2 * hourMs);
  expect(stage.announcer.announced).toHaveLength(2);
  const news = stage.announcer.announced[1]?.news;
  expect(news?.articleCount).toBe(1);
  expect(news?.lines.map(({ title }) => title)).toEqual(['Bridge for Odenvik']);

  pages['/feed'] = (base) => rssFeed(base, items);
  await stage.pass(3 * hourMs);
  expect(stage.announcer.announced).toHaveLength(2);
});
