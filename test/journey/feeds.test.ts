import { beforeAll, expect, test } from 'vitest';
import type { LoopbackSession } from '../../src/chat/loopback/loopback-session.js';
import { createPlainLogger } from '../../src/plain-logger.js';
import { channelAnnouncer } from '../../src/discord/channel-announcer.js';
import { voiceContext } from '../../src/discord/voice-context.js';
import { pressHouse, type Newsroom } from './newsroom-stage.js';
import { newsPage, type WebSite } from './web-site.js';

const house = pressHouse();
let room: Newsroom;
let site: WebSite;
let ana: LoopbackSession;

beforeAll(async () => {
  site = await house.site();
  room = await house.open();
  ana = room.in('news', room.people.ana);
});

const report = (outlet: string, first: string): string =>
  newsPage({
    title: `Torsund ferry runs aground off Odenvik`,
    outlet,
    date: '2026-03-01',
    paragraphs: [
      first,
      'All 84 passengers of the ferry were brought ashore by the lifeboat of Odenvik within three hours, and nobody was hurt.',
      'The shipping company Havlinje said that the rudder of the ferry had failed on Sunday morning near the lighthouse.',
      'The ferry is to be towed to the yard at Lindmark on Tuesday, where its hull will be examined by divers.',
    ],
  });

test('a feed is followed, its articles are announced as one story, and an answer says that a feed brought them', async () => {
  const one = site.put(
    'ledger.news.example',
    '/ledger',
    report(
      'Northern Ledger',
      'The Torsund ferry ran aground off Odenvik on Sunday morning with 84 passengers on board.',
    ),
  );
  const two = site.put(
    'herald.news.example',
    '/herald',
    report(
      'Morning Herald',
      'With 84 passengers on board the Torsund ferry ran aground off Odenvik on Sunday morning.',
    ),
  );
  const other = site.put(
    'ledger.news.example',
    '/library',
    newsPage({
      title: 'Library of Kvist gets a new roof',
      outlet: 'Northern Ledger',
      date: '2026-02-27',
      paragraphs: [
        'The library of Kvist gets a roof of copper, which the town pays for with the sale of an old brewery.',
        'Readers have to do without the upper floor until May, said its director Lena Holm, who had warned of leaks for years.',
        'The books of the upper floor are kept in a gymnasium meanwhile, where they can be ordered but not browsed.',
      ],
    }),
  );
  const items = [one, two, other].map(
    (link, index) => `<item><title>Item ${index}</title><link>${link}</link></item>`,
  );
  const feedPage = `<?xml version="1.0"?><rss version="2.0"><channel><title>Coast News</title><link>https://coast.example/</link>${items.join('')}</channel></rss>`;
  const feedUrl = site.put('ledger.news.example', '/feed.xml', (_, response) => {
    response.setHeader('content-type', 'application/rss+xml').end(feedPage);
  });
  const front = site.put(
    'ledger.news.example',
    '/front',
    `<html><head><link rel="alternate" type="application/rss+xml" href="/feed.xml"></head><body>Front</body></html>`,
  );
  const stopFeeds = room.desk.keepFeeds(
    channelAnnouncer(
      voiceContext(room.bot.client.rest, { desk: room.desk, logger: createPlainLogger('silent') }),
    ),
  );

  const added = await ana.command('feed add', { url: front, channel: room.server.channels.other });
  expect(added.messages[0]?.embeds[0]?.title).toBe('Feed added');
  expect(added.messages[0]?.embeds[0]?.description).toContain('named by the page');

  const elsewhere = room.in('other', room.people.ben);
  await expect.poll(() => elsewhere.messages().length, { timeout: 60_000 }).toBe(1);
  const lines = elsewhere.messages()[0]?.embeds[0]?.description?.split('\n') ?? [];
  expect(lines[0]).toBe('**3 new articles** · Coast News');
  expect(lines).toHaveLength(3);
  expect(lines.find((line) => line.includes('Torsund'))).toMatch(
    / · (?:Northern Ledger, Morning Herald|Morning Herald, Northern Ledger)$/,
  );
  expect(elsewhere.messages()[0]?.pings).toEqual([]);

  const listed = await ana.command('feed list');
  expect(listed.messages[0]?.embeds[0]?.description).toContain('next poll');
  expect(listed.messages[0]?.embeds[0]?.description).toContain(`<#${room.server.channels.other}>`);

  const answer = await ana.command('ask', { question: 'How many passengers were on the Torsund ferry?' });
  const shown = JSON.stringify(answer.messages);
  expect(shown).toContain('84 passengers');
  expect(shown).toMatch(
    /from the feed of ledger\.news\.example|fetched from herald\.news\.example by the feed of ledger\.news\.example/,
  );

  await stopFeeds();
  const removed = await ana.command('feed remove', { feed: feedUrl });
  expect(removed.messages[0]?.embeds[0]?.title).toBe('Feed removed');
  expect(await room.articleCount()).toBe(3);
});
