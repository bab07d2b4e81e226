import { EventEmitter, once } from 'node:events';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { describe, expect, test } from 'vitest';
import { articlePage, rssFeed, type WrittenItem } from './feed-writing.js';
import { localCollection } from '../../../src/archive/collection-id.js';
import { ana, openKeeperStage } from './keeper-stage.js';
import { UserError } from '../../../src/errors.js';
import { keptErrorIn } from '../../../src/kept-error.js';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** A site whose feed answers as a test says at the moment. */
function newsSite(items: readonly WrittenItem[]) {
  const site = {
    items,
    /** Answers instead of the feed. */
    instead: null as ((request: IncomingMessage, response: ServerResponse) => void) | null,
    etag: 'W/"\u00e91"',
    /** Headers of each request for the feed. */
    conditions: [] as (readonly [string | undefined, string | undefined])[],
  };
  const listener: RequestListener = (request, response) => {
    const base = `http://${request.headers.host}`;
    if (request.url === '/robots.txt') return void response.writeHead(404).end();
    if (request.url !== '/feed') {
      const item = site.items.find(({ path }) => path === request.url);
      if (!item) return void response.writeHead(404).end();
      return void response.setHeader('content-type', 'text/html').end(articlePage(item.title, item.title));
    }
    site.conditions.push([request.headers['if-none-match'], request.headers['if-modified-since']]);
    if (site.instead) return site.instead(request, response);
    if (request.headers['if-none-match'] === site.etag) return void response.writeHead(304).end();
    response.setHeader('content-type', 'application/rss+xml').setHeader('etag', site.etag);
    response
      .setHeader('last-modified', 'Mon, 02 Mar 2026 09:00:00 GMT')
      .end(Buffer.from(rssFeed(base, site.items)));
  };
  return { site, listener };
}

const first: WrittenItem = { path: '/odenvik', title: 'Odenvik builds', date: '2026-03-01T08:00:00Z' };
const second: WrittenItem = { path: '/torsund', title: 'Torsund builds', date: '2026-03-02T08:00:00Z' };
const third: WrittenItem = { path: '/lindmark', title: 'Lindmark builds', date: '2026-03-02T11:30:00Z' };

/** A site that does not answer for one of its pages until it is told to. */
function heldPage(listener: RequestListener, path: string) {
  const requests = new EventEmitter();
  const held = { isHeld: true, asked: once(requests, 'asked') };
  const holding: RequestListener = (request, response) => {
    if (request.url === path && held.isHeld) requests.emit('asked');
    else listener(request, response);
  };
  return { held, holding };
}

async function refuseForWantOfRoom(): Promise<never> {
  throw new UserError('archive-disk-full');
}

test('an item that was being read when the process was told to end is read by the next', async () => {
  const { listener } = newsSite([first, second]);
  const { held, holding } = heldPage(listener, '/torsund');
  const stage = await openKeeperStage(holding);
  stage.keep(stage.announcer);
  const request = { collection: localCollection, by: ana, addedIn: '69', announceIn: '70' };
  await stage.desk.add({ ...request, url: `${stage.base}/feed` });
  await held.asked;
  await stage.keeper.stop();
  expect(await stage.titles()).toEqual(['Odenvik builds']);

  held.isHeld = false;
  const next = stage.open();
  next.keep(stage.announcer);
  await next.keeper.idle();
  expect(await stage.titles()).toEqual(['Odenvik builds', 'Torsund builds']);
  await next.close();
});

describe('a feed through its life', () => {
  test('five polls, nothing new, a 429, a week of failure, one notice, and recovery', async () => {
    const { site, listener } = newsSite([first, second]);
    const stage = await openKeeperStage(listener);
    stage.keep(stage.announcer);

    // One: what was fetched when it was added is not fetched again.
    const { id } = await stage.follow();
    expect(await stage.titles()).toEqual(['Odenvik builds', 'Torsund builds']);
    expect(site.conditions).toEqual([[undefined, undefined]]);
    expect(await stage.feed(id)).toMatchObject({
      title: 'Northern Ledger',
      etag: site.etag,
      lastModified: 'Mon, 02 Mar 2026 09:00:00 GMT',
      nextPollAt: '2026-03-02T11:00:00.000Z',
      lastSuccessAt: '2026-03-02T10:00:00.000Z',
    });
    expect(stage.announcer.announced).toHaveLength(1);
    expect(stage.announcer.announced[0]).toMatchObject({ channel: '70', news: { articleCount: 2 } });

    // Two: nothing has changed, and nothing but the feed is asked for.
    const before = stage.server.requests.length;
    await stage.pass(hourMs - 1);
    expect(stage.server.requests).toHaveLength(before);
    await stage.pass(1);
    expect(site.conditions.at(-1)).toEqual([site.etag, 'Mon, 02 Mar 2026 09:00:00 GMT']);
    expect(stage.server.requests).toHaveLength(before + 1);
    expect(await stage.feed(id)).toMatchObject({ etag: site.etag, nextPollAt: '2026-03-02T12:00:00.000Z' });

    // Three: one article more.
    Object.assign(site, { items: [third, first, second], etag: '"2"' });
    await stage.pass(hourMs);
    expect(await stage.titles()).toEqual(['Lindmark builds', 'Odenvik builds', 'Torsund builds']);
    expect(stage.asked('/odenvik')).toBe(1);
    expect(stage.announcer.announced.at(-1)?.news.lines).toEqual([
      { title: 'Lindmark builds', url: `${stage.base}/lindmark`, outlets: ['Northern Ledger'] },
    ]);

    // Four: the server asks for three hours, and gets them.
    site.instead = (_, response) => void response.writeHead(429, { 'retry-after': '10800' }).end();
    await stage.pass(hourMs);
    expect(await stage.feed(id)).toMatchObject({
      failures: 1,
      failingSince: '2026-03-02T13:00:00.000Z',
      nextPollAt: '2026-03-02T16:00:00.000Z',
      etag: '"2"',
    });
    const kept = (await stage.feed(id)).lastError ?? '';
    expect(JSON.parse(kept)).toEqual({
      code: 'host-paused',
      values: { host: 'ledger.news.example', until: '2026-03-02 16:00 UTC' },
    });
    expect(keptErrorIn(kept, 'en')).toBe(
      'ledger.news.example asks to be left alone until 2026-03-02 16:00 UTC: try again then.',
    );
    const polls = site.conditions.length;
    await stage.pass(3 * hourMs - 1);
    expect(site.conditions).toHaveLength(polls);

    // Five: all is well again.
    site.instead = null;
    await stage.pass(1);
    expect(site.conditions).toHaveLength(polls + 1);
    expect(await stage.feed(id)).toMatchObject({ failures: 0, failingSince: null, lastError: null });
    expect(stage.announcer.announced).toHaveLength(2);

    // A week of failure: the delays double up to a day.
    site.instead = (_, response) => void response.writeHead(500).end();
    const asked = site.conditions.length;
    await stage.pass(dayMs);
    expect(site.conditions.length - asked).toBe(5);
    expect(stage.announcer.paused).toEqual([]);
    await stage.pass(8 * dayMs);
    expect(site.conditions.length - asked).toBe(12);
    const paused = await stage.feed(id);
    expect(paused).toMatchObject({ pausedBy: 'failures', failingSince: '2026-03-02T17:00:00.000Z' });
    expect(Date.parse(paused.pausedAt ?? '') - Date.parse('2026-03-02T17:00:00.000Z')).toBeGreaterThanOrEqual(
      7 * dayMs,
    );
    expect(stage.announcer.paused).toMatchObject([{ channel: '70', feed: { id } }]);
    await stage.pass(30 * dayMs);
    expect(site.conditions.length - asked).toBe(12);
    expect(stage.announcer.paused).toHaveLength(1);

    // Recovery.
    site.instead = null;
    await stage.desk.resume(stage.collection.id, 'northern ledger', ana);
    await stage.keeper.idle();
    expect(site.conditions.length - asked).toBe(13);
    expect(await stage.feed(id)).toMatchObject({
      pausedAt: null,
      pausedBy: null,
      failures: 0,
      lastError: null,
    });
  });

  test('that the archive cannot take its articles is no failure of the feed, which is polled again soon', async () => {
    const { listener } = newsSite([first, second]);
    const stage = await openKeeperStage(listener);
    stage.keep(stage.announcer);
    const { add } = stage.collection;
    Object.assign(stage.collection, { add: refuseForWantOfRoom });
    const { id } = await stage.follow();
    expect(await stage.feed(id)).toMatchObject({ failures: 0, failingSince: null, lastError: null });
    await stage.pass(hourMs);
    expect(await stage.feed(id)).toMatchObject({ failures: 0, failingSince: null, lastError: null });
    expect(await stage.titles()).toEqual([]);
    expect(stage.logged).toEqual([]);

    Object.assign(stage.collection, { add });
    await stage.pass(hourMs / 10);
    expect(await stage.titles()).toEqual(['Odenvik builds', 'Torsund builds']);
    expect(await stage.feed(id)).toMatchObject({ failures: 0, lastSuccessAt: expect.any(String) });
  });
});
