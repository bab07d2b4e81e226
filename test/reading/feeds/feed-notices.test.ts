import { describe, expect, test } from 'vitest';
import { localCollection } from '../../../src/archive/collection-id.js';
import { hourMs, siteOf, type Pages } from './feed-site.js';
import { articlePage, rssFeed } from './feed-writing.js';
import { ana, openKeeperStage } from './keeper-stage.js';

const origin = { collection: localCollection, by: ana, addedIn: null, announceIn: null };

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
    stage.announcer.answers.set('70', 'channel-gone');
    const { id } = await stage.follow();
    expect(await stage.feed(id)).toMatchObject({ announcingStopped: 'channel-gone', pausedAt: null });
    expect(stage.logged).toHaveLength(1);
    expect(stage.announcer.stopped).toMatchObject([
      { channel: '69', feed: { id, announcingStopped: 'channel-gone' } },
    ]);
    count = 2;
    await stage.pass(hourMs);
    expect(await stage.titles()).toHaveLength(2);
    expect(stage.announcer.announced).toHaveLength(1);
    expect(stage.announcer.stopped).toHaveLength(1);

    stage.announcer.answers.clear();
    await stage.desk.resume(localCollection, id, ana);
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
    stage.announcer.answers.set('70', 'channel-gone');
    await stage.follow();
    await fail();
    expect(stage.announcer.paused.map(({ channel }) => channel)).toEqual(['69']);
  });

  test.each(['channel-gone', new Error('Discord cannot be reached')])(
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
    stage.announcer.answer = 'channel-read-only';
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
      await stage.desk.pause(localCollection, id, ana);
      await stage.desk.resume(localCollection, id, ana);
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
    await stage.desk.pause(localCollection, id, ana);
    await stage.pass(5 * hourMs);
    expect(stage.asked('/feed')).toBe(2);
    await stage.desk.resume(localCollection, id, ana);
    await stage.keeper.idle();
    expect(stage.asked('/feed')).toBe(3);
  });
});
