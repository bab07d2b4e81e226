import { describe, expect, test } from 'vitest';
import { localCollection, type CollectionId } from '../../../src/archive/collection-id.js';
import { mostFeeds } from '../../../src/desk/local-feed-desk.js';
import { UserError } from '../../../src/errors.js';
import { fakeDimension } from '../../fakes/fake-embedder.js';
import { MemoryArchive } from '../../fakes/memory-archive.js';
import { hourMs, siteOf } from './feed-site.js';
import { articlePage, rssFeed } from './feed-writing.js';
import { ana, openKeeperStage } from './keeper-stage.js';
import { keptErrorIn } from '../../../src/kept-error.js';

const origin = { collection: localCollection, by: ana, addedIn: null, announceIn: null };

const link = (path: string): string => `<link rel="alternate" type="application/rss+xml" href="${path}">`;
const opml = (inside: string): Uint8Array =>
  new TextEncoder().encode(`<opml version="2.0"><body>${inside}</body></opml>`);

describe('following', () => {
  test('the next poll is kept over a restart', async () => {
    const stage = await openKeeperStage(siteOf({ '/feed': (base) => rssFeed(base, []) }));
    stage.keep(stage.announcer);
    await stage.follow();
    await stage.close();
    const again = stage.open();
    again.keep(stage.announcer);
    await again.keeper.idle();
    expect(stage.asked('/feed')).toBe(1);
    await stage.clock.pass(hourMs, () => again.keeper.idle());
    expect(stage.asked('/feed')).toBe(2);
    await again.close();
  });

  test('a page names feeds: the first that can be read', async () => {
    const stage = await openKeeperStage(
      siteOf({
        '/': `<html><head>${link('/gone')}${link('/page')}${link('/feed')}</head><body>x</body></html>`,
        '/page': '<html></html>',
        '/feed': (base) => rssFeed(base, []),
      }),
    );
    const added = await stage.desk.add({ ...origin, url: stage.base });
    expect(added).toMatchObject({ isNamedByPage: true, namedFeeds: 3, feed: { url: `${stage.base}/feed` } });
    await expect(stage.desk.add({ ...origin, url: `${stage.base}/feed` })).rejects.toMatchObject({
      code: 'feed-known',
    });
    await expect(stage.desk.add({ ...origin, url: stage.base })).rejects.toMatchObject({
      code: 'feed-known',
    });
    await expect(stage.desk.add({ ...origin, url: `${stage.base}/page` })).rejects.toMatchObject({
      code: 'not-a-feed',
    });
  });

  test('at most fifty, from an OPML file too, which export gives back', async () => {
    const stage = await openKeeperStage(siteOf({}));
    const outlines = Array.from(
      { length: mostFeeds + 2 },
      (_, index) => `<outline text="Feed &lt;${index}&gt;" xmlUrl="feed://ledger.example/${index}"/>`,
    );
    const imported = await stage.desk.importOpml({
      ...origin,
      opml: opml(
        `${outlines.slice(0, 2).join('')}${outlines.join('')}<outline text="x" xmlUrl="file:///etc/passwd"/>`,
      ),
    });
    expect(imported.added).toHaveLength(mostFeeds);
    expect(imported.known).toBe(2);
    expect(imported.refused).toHaveLength(3);
    expect(keptErrorIn(imported.refused[0]?.reason ?? '', 'en')).toBe(
      'At most 50 feeds are followed here: remove one with /feed remove first.',
    );
    const exported = await stage.desk.exportOpml(localCollection);
    const again = await stage.desk.importOpml({ ...origin, opml: new TextEncoder().encode(exported) });
    expect(again).toMatchObject({ added: [], known: mostFeeds, refused: [] });
    expect((await stage.desk.list(localCollection))[7]?.title).toBe('Feed <7>');
    expect(await stage.desk.removeAll(localCollection)).toBe(mostFeeds);
    await expect(stage.desk.exportOpml(localCollection)).rejects.toMatchObject({ code: 'no-feeds' });
  });

  test('a feed brings no more where its collection has no room, and the rest when it has', async () => {
    const archive = new MemoryArchive(fakeDimension);
    let most = 1;
    const requireRoom = async (collection: CollectionId) => {
      const count = await archive.collection(collection).articleCount();
      if (count >= most) throw new UserError('own-archive-full', { count: most });
    };
    const items = ['/a', '/b', '/c'].map((path) => ({ path, title: path }));
    const pages = { '/a': articlePage('A', 'Odenvik'), '/b': articlePage('B', 'Torsund') };
    const site = siteOf({
      '/feed': (base) => rssFeed(base, items),
      ...pages,
      '/c': articlePage('C', 'Brannow'),
    });
    const stage = await openKeeperStage(site, archive, requireRoom);
    const { id } = await stage.follow();
    const [report] = await stage.desk.poll(localCollection);
    expect(report).toMatchObject({ status: 'failed', feed: { failures: 1 } });
    expect(keptErrorIn(report?.feed.lastError ?? '', 'en')).toContain('keep one article');
    expect(await stage.collection.articleCount()).toBe(1);
    most = 10;
    await stage.clock.pass(Date.parse((await stage.feed(id)).nextPollAt) - stage.clock.nowMs());
    expect(await stage.desk.poll(localCollection)).toMatchObject([{ status: 'read', added: 2 }]);
  });

  test('a poll asked for does what is due, and nothing else', async () => {
    const stage = await openKeeperStage(
      siteOf({
        '/feed': (base) => rssFeed(base, [{ path: '/a', title: 'A' }]),
        '/a': articlePage('A', 'Odenvik'),
      }),
    );
    const { id } = await stage.follow();
    expect(await stage.titles()).toEqual([]);
    expect(await stage.desk.poll(localCollection)).toMatchObject([{ status: 'read', added: 1, refused: [] }]);
    expect(await stage.desk.poll(localCollection)).toMatchObject([{ status: 'not-due' }]);
    await stage.desk.pause(localCollection, id, ana);
    expect(await stage.desk.poll(localCollection)).toMatchObject([{ status: 'paused' }]);
    await expect(stage.desk.pause(localCollection, 'another', ana)).rejects.toMatchObject({
      code: 'no-feed',
    });
  });
});
