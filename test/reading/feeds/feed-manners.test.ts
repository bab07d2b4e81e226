import { EventEmitter } from 'node:events';
import type { RequestListener } from 'node:http';
import { describe, expect, test } from 'vitest';
import { localCollection } from '../../../src/archive/collection-id.js';
import { mostFeeds } from '../../../src/desk/local-feed-desk.js';
import { articlePage, articleParagraphs, rssFeed } from './feed-writing.js';
import { ana, openKeeperStage } from './keeper-stage.js';

const hourMs = 3_600_000;
const origin = { collection: localCollection, by: ana, addedIn: null, announceIn: null };

/** What stands at each path; a number is a status without a body. */
type Pages = Record<string, string | number | ((base: string) => string)>;

function siteOf(pages: Pages): RequestListener {
  return (request, response) => {
    const page = pages[request.url ?? ''];
    if (page === undefined || typeof page === 'number') return void response.writeHead(page ?? 404).end();
    const text = typeof page === 'string' ? page : page(`http://${request.headers.host}`);
    const type =
      request.url === '/robots.txt' ? 'text/plain' : text.startsWith('<?xml') ? 'text/xml' : 'text/html';
    response.setHeader('content-type', type).end(text);
  };
}

const content = articleParagraphs('Lindmark')
  .map((paragraph) => `<p>${paragraph}</p>`)
  .join('');

const link = (path: string): string => `<link rel="alternate" type="application/rss+xml" href="${path}">`;
const opml = (inside: string): Uint8Array =>
  new TextEncoder().encode(`<opml version="2.0"><body>${inside}</body></opml>`);

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
    await stage.desk.remove(localCollection, feed.id);
    held.emit('release');
    await stage.keeper.idle();
    expect(await stage.titles()).toEqual([]);
    expect(await stage.desk.list(localCollection)).toEqual([]);
  });
});

describe('announcing', () => {
  test('a channel that is gone: announcing stops, polling goes on, resuming announces again', async () => {
    let count = 1;
    const stage = await openKeeperStage((request, response) => {
      const items = Array.from({ length: count }, (_, index) => ({
        path: `/${index}`,
        title: `Town ${index} builds`,
      }));
      const title = items.find(({ path }) => path === request.url)?.title;
      if (request.url === '/feed') {
        const base = `http://${request.headers.host}`;
        return void response.setHeader('content-type', 'text/xml').end(rssFeed(base, items));
      }
      if (title === undefined) return void response.writeHead(404).end();
      return void response.setHeader('content-type', 'text/html').end(articlePage(title, title));
    });
    stage.keep(stage.announcer);
    stage.announcer.answers.set('70', 'the channel is gone');
    const { id } = await stage.follow();
    expect(await stage.feed(id)).toMatchObject({ announcingStopped: 'the channel is gone', pausedAt: null });
    expect(stage.logged).toHaveLength(1);
    expect(stage.announcer.stopped).toMatchObject([
      { channel: '69', feed: { id, announcingStopped: 'the channel is gone' } },
    ]);
    count = 2;
    await stage.pass(hourMs);
    expect(await stage.titles()).toHaveLength(2);
    expect(stage.announcer.announced).toHaveLength(1);
    expect(stage.announcer.stopped).toHaveLength(1);

    stage.announcer.answers.clear();
    await stage.desk.resume(localCollection, id);
    count = 3;
    await stage.pass(hourMs);
    expect(stage.announcer.announced).toHaveLength(2);
    expect(await stage.feed(id)).toMatchObject({ announcingStopped: null });

    // What may work another time stops nothing.
    stage.announcer.answer = new Error('Discord cannot be reached');
    count = 4;
    await stage.pass(hourMs);
    expect(await stage.feed(id)).toMatchObject({ announcingStopped: null, failures: 0 });
  });
});

/** A site whose feed breaks when `fail` is called, for nine days. */
async function failing() {
  const pages: Pages = {
    '/feed': (base) => rssFeed(base, [{ path: '/a', title: 'A' }]),
    '/a': articlePage('A', 'Odenvik'),
  };
  const stage = await openKeeperStage(siteOf(pages));
  stage.keep(stage.announcer);
  const fail = async (): Promise<void> => {
    pages['/feed'] = 500;
    await stage.pass(9 * 24 * hourMs);
  };
  return { stage, fail };
}

describe('a week of failure', () => {
  test('is told where the feed was added, once its channel was found gone', async () => {
    const { stage, fail } = await failing();
    stage.announcer.answers.set('70', 'the channel is gone');
    await stage.follow();
    await fail();
    expect(stage.announcer.paused.map(({ channel }) => channel)).toEqual(['69']);
  });

  test.each(['the channel is gone', new Error('Discord cannot be reached')])(
    'is told there too where its channel takes no notice: %s',
    async (answer) => {
      const { stage, fail } = await failing();
      await stage.follow();
      stage.announcer.answers.set('70', answer);
      await fail();
      expect(stage.announcer.paused.map(({ channel }) => channel)).toEqual(['70', '69']);
      expect(stage.logged.map(({ msg }) => msg)).toEqual(['A feed failed for a week and is paused.']);
    },
  );

  test('is told in a channel that is both, though it was closed when something was to be announced', async () => {
    const { stage, fail } = await failing();
    stage.announcer.answer = 'I may not write in the channel';
    const url = `${stage.base}/feed`;
    await stage.desk.add({ ...origin, addedIn: '70', announceIn: '70', url });
    await stage.keeper.idle();
    expect(stage.announcer.stopped).toEqual([]);
    stage.announcer.answer = null;
    await fail();
    expect(stage.announcer.paused.map(({ channel }) => channel)).toEqual(['70']);
  });

  test('that nobody can be told of is logged', async () => {
    const { stage, fail } = await failing();
    await stage.follow();
    stage.announcer.answer = 'the server is gone';
    await fail();
    expect(stage.logged.at(-1)).toMatchObject({ notice: 'tellPaused', reason: 'the server is gone' });
  });
});

describe('resuming', () => {
  test('is no way around the hour between two polls, nor around what a server asked for', async () => {
    const pages: Pages = { '/feed': (base) => rssFeed(base, [], '<ttl>300</ttl>') };
    const site = siteOf(pages);
    let isBusy = false;
    const stage = await openKeeperStage((request, response) => {
      if (!isBusy || request.url !== '/feed') return site(request, response);
      response.writeHead(429, { 'retry-after': String(6 * 3_600) }).end();
    });
    stage.keep(stage.announcer);
    const { id } = await stage.follow();
    const again = async (): Promise<number> => {
      await stage.desk.pause(localCollection, id);
      await stage.desk.resume(localCollection, id);
      await stage.keeper.idle();
      return stage.asked('/feed');
    };
    expect(await again()).toBe(1);
    // The feed asks for five hours.
    await stage.pass(2 * hourMs);
    expect(await again()).toBe(1);
    isBusy = true;
    await stage.pass(3 * hourMs);
    expect(await stage.feed(id)).toMatchObject({ failures: 1, nextPollAt: '2026-03-02T21:00:00.000Z' });
    await stage.pass(2 * hourMs);
    expect(await again()).toBe(2);
    expect(await stage.feed(id)).toMatchObject({ failures: 0, nextPollAt: '2026-03-02T21:00:00.000Z' });

    // What became due while it was paused is polled at once.
    isBusy = false;
    await stage.desk.pause(localCollection, id);
    await stage.pass(5 * hourMs);
    expect(stage.asked('/feed')).toBe(2);
    await stage.desk.resume(localCollection, id);
    await stage.keeper.idle();
    expect(stage.asked('/feed')).toBe(3);
  });
});

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
    expect(imported.refused[0]?.reason).toBe(
      'At most 50 feeds are followed here: remove one with /feed remove first.',
    );
    const exported = await stage.desk.exportOpml(localCollection);
    const again = await stage.desk.importOpml({ ...origin, opml: new TextEncoder().encode(exported) });
    expect(again).toMatchObject({ added: [], known: mostFeeds, refused: [] });
    expect((await stage.desk.list(localCollection))[7]?.title).toBe('Feed <7>');
    expect(await stage.desk.removeAll(localCollection)).toBe(mostFeeds);
    await expect(stage.desk.exportOpml(localCollection)).rejects.toMatchObject({ code: 'no-feeds' });
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
    await stage.desk.pause(localCollection, id);
    expect(await stage.desk.poll(localCollection)).toMatchObject([{ status: 'paused' }]);
    await expect(stage.desk.pause(localCollection, 'another')).rejects.toMatchObject({ code: 'no-feed' });
  });
});
