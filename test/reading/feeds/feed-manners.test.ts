import { EventEmitter } from 'node:events';
import { describe, expect, test } from 'vitest';
import { localCollection } from '../../../src/archive/collection-id.js';
import { content, hourMs, siteOf, type Pages } from './feed-site.js';
import { articlePage, rssFeed } from './feed-writing.js';
import { ana, openKeeperStage } from './keeper-stage.js';

const origin = { collection: localCollection, by: ana, addedIn: null, announceIn: null };

describe('robots.txt', () => {
  test('a feed that it keeps from bots is not followed', async () => {
    const pages: Pages = {
      '/robots.txt': 'User-agent: dateline\nDisallow: /feed\n\nUser-agent: *\nAllow: /',
      '/feed': (base) => rssFeed(base, []),
    };
    const stage = await openKeeperStage(siteOf(pages));
    await expect(stage.follow()).rejects.toMatchObject({ code: 'robots-refuse' });
    expect(await stage.desk.list(localCollection)).toEqual([]);
    pages['/robots.txt'] = 'User-agent: *\nDisallow: /private';
    await stage.pass(25 * hourMs);
    await expect(stage.follow()).resolves.toMatchObject({ title: 'Northern Ledger' });
  });

  test('an item that it keeps from bots is not fetched, and read from the feed where that carries it', async () => {
    const stage = await openKeeperStage(
      siteOf({
        '/robots.txt': 'User-agent: *\nDisallow: /closed',
        '/feed': (base) =>
          rssFeed(base, [
            { path: '/closed/1', title: 'Closed' },
            { path: '/closed/2', title: 'Lindmark builds', date: '2026-03-01', content },
            { path: '/open', title: 'Open' },
          ]),
        '/closed/1': articlePage('Closed', 'Closed'),
        '/closed/2': articlePage('Closed', 'Closed'),
        '/open': articlePage('Open', 'Open'),
      }),
    );
    stage.keep(stage.announcer);
    const { url: feedUrl } = await stage.follow();
    expect(await stage.titles()).toEqual(['Lindmark builds', 'Open']);
    expect([stage.asked('/closed/1'), stage.asked('/closed/2'), stage.asked('/robots.txt')]).toEqual([
      0, 0, 1,
    ]);
    const articles = await stage.collection.articles({ after: null, limit: 9 });
    const provenances = Object.fromEntries(articles.map(({ title, provenance }) => [title, provenance]));
    expect(provenances['Open']).toEqual({ kind: 'feed', host: 'ledger.news.example', feedUrl });
    expect(provenances['Lindmark builds']).toEqual({
      kind: 'feed',
      host: 'ledger.news.example',
      feedUrl,
      inFeed: true,
    });
    expect(articles.find(({ title }) => title === 'Lindmark builds')).toMatchObject({
      outlet: 'ledger.news.example',
      publishedAt: '2026-03-01T00:00:00Z',
      url: `${stage.base}/closed/2`,
    });
  });

  test('while it cannot be had, nothing is polled', async () => {
    const pages: Pages = { '/robots.txt': 500, '/feed': (base) => rssFeed(base, []) };
    const stage = await openKeeperStage(siteOf(pages));
    await expect(stage.follow()).rejects.toMatchObject({ code: 'robots-unknown' });
    pages['/robots.txt'] = 404;
    await stage.pass(hourMs);
    await expect(stage.follow()).resolves.toBeTruthy();
  });
});

describe('what a feed carries', () => {
  test('words under another site’s address are not taken from it', async () => {
    const stage = await openKeeperStage(
      siteOf({
        '/feed': () =>
          rssFeed('http://herald.news.example:1', [{ path: '/forged', title: 'Forged', content }]),
      }),
    );
    stage.keep(stage.announcer);
    await stage.follow();
    expect(await stage.titles()).toEqual([]);
  });

  test('a teaser is no article', async () => {
    const stage = await openKeeperStage(
      siteOf({
        '/feed': (base) =>
          rssFeed(base, [{ path: '/gone', title: 'Gone', content: '<p>Read more on our site.</p>' }]),
      }),
    );
    stage.keep(stage.announcer);
    await stage.follow();
    expect(await stage.titles()).toEqual([]);
  });
});

const entry = (updated: string) => (base: string) =>
  `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Ledger</title><entry><id>urn:1</id>
<title>A</title><link href="${base}/a"/><published>2026-03-01T08:00:00Z</published><updated>${updated}</updated></entry></feed>`;

describe('items', () => {
  test('one that cannot be read now is tried three times, a poll each; one that is none only once', async () => {
    const pages: Pages = {
      '/feed': (base) =>
        rssFeed(base, [
          { path: '/busy', title: 'Busy' },
          { path: '/none', title: 'None' },
        ]),
      '/busy': 500,
      '/none': 404,
    };
    const stage = await openKeeperStage(siteOf(pages));
    stage.keep(stage.announcer);
    await stage.follow();
    await stage.pass(10 * hourMs);
    expect([stage.asked('/busy'), stage.asked('/none')]).toEqual([3, 1]);
  });

  test('one that the archive has already is not fetched', async () => {
    const stage = await openKeeperStage(
      siteOf({
        '/feed': (base) => rssFeed(base, [{ path: '/a?utm_source=rss', title: 'A' }]),
        '/other': (base) => rssFeed(base, [{ path: '/a', title: 'A' }]),
        '/a': articlePage('A', 'Odenvik'),
      }),
    );
    stage.keep(stage.announcer);
    await stage.follow();
    await stage.follow('/other');
    expect(await stage.titles()).toEqual(['A']);
    expect(stage.asked('/a')).toBe(1);
  });

  test('one that was changed later is read again as a new version, which is not announced', async () => {
    const pages: Pages = { '/feed': entry('2026-03-02T09:00:00Z'), '/a': articlePage('A', 'Odenvik') };
    const stage = await openKeeperStage(siteOf(pages));
    stage.keep(stage.announcer);
    await stage.follow();
    await stage.pass(hourMs);
    expect(stage.asked('/a')).toBe(1);
    Object.assign(pages, { '/feed': entry('2026-03-02T11:30:00Z'), '/a': 500 });
    await stage.pass(hourMs);
    expect(stage.asked('/a')).toBe(2);
    pages['/a'] = articlePage('A', 'Torsund');
    await stage.pass(5 * hourMs);
    expect(stage.asked('/a')).toBe(3);
    const [article, ...others] = await stage.collection.articles({ after: null, limit: 9 });
    expect(others).toEqual([]);
    expect(article).toMatchObject({ version: 2, text: expect.stringContaining('Torsund') });
    expect(stage.announcer.announced).toHaveLength(1);

    // What somebody removed does not come back with its next change.
    await stage.collection.remove(article?.id ?? '', { at: stage.clock.moment, by: ana });
    pages['/feed'] = entry('2026-03-02T17:30:00Z');
    await stage.pass(2 * hourMs);
    expect(stage.asked('/a')).toBe(3);
    expect(await stage.titles()).toEqual([]);
  });

  test('of those that are dated anew all at once five are read again, a poll', async () => {
    const paths = Array.from({ length: 7 }, (_, index) => `/${index}`);
    const dated = (date: string) => (base: string) =>
      rssFeed(
        base,
        paths.map((path) => ({ path, title: path, date })),
      );
    const pages: Pages = {
      '/feed': dated('2026-03-01T08:00:00Z'),
      ...Object.fromEntries(paths.map((path) => [path, articlePage(path, `Town ${path}`)])),
    };
    const stage = await openKeeperStage(siteOf(pages));
    stage.keep(stage.announcer);
    await stage.follow();
    const asked = () => paths.reduce((sum, path) => sum + stage.asked(path), 0);
    expect(asked()).toBe(7);
    pages['/feed'] = dated('2026-03-02T10:30:00Z');
    await stage.pass(hourMs);
    expect(asked()).toBe(12);
    await stage.pass(3 * hourMs);
    expect(asked()).toBe(14);
  });

  test('a feed that is removed while it is read adds nothing more, and nothing comes back', async () => {
    const held = new EventEmitter();
    const site = siteOf({
      '/feed': (base) => rssFeed(base, [{ path: '/a', title: 'A' }]),
      '/a': articlePage('A', 'Odenvik'),
    });
    const stage = await openKeeperStage((request, response) => {
      if (request.url !== '/a') return site(request, response);
      held.once('release', () => site(request, response));
    });
    stage.keep(stage.announcer);
    const { feed } = await stage.desk.add({ ...origin, url: `${stage.base}/feed` });
    await expect.poll(() => stage.asked('/a')).toBe(1);
    await stage.desk.remove(localCollection, feed.id, ana);
    held.emit('release');
    await stage.keeper.idle();
    expect(await stage.titles()).toEqual([]);
    expect(await stage.desk.list(localCollection)).toEqual([]);
  });
});
