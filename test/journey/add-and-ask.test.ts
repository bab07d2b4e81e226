import { beforeAll, describe, expect, test } from 'vitest';
import type { ChatReply } from '../../src/chat/chat-session.js';
import type { LoopbackSession } from '../../src/chat/loopback/loopback-session.js';
import { readQuotations } from '../../src/discord/markdown/quotation-block.js';
import { pressHouse, type Newsroom } from './newsroom-stage.js';
import { addFile, addPasted, askIn, shownEmbed, sourcesIn } from './replies.js';
import { newsPage, type WebSite } from './web-site.js';

const house = pressHouse();
let room: Newsroom;
let site: WebSite;

beforeAll(async () => {
  site = await house.site();
  room = await house.open();
});

const host = 'ledger.news.example';
const cheese = {
  title: 'Cheese dairy of Vessel opens a school for cheesemakers',
  outlet: 'Northern Ledger',
  date: '2024-05-03',
  paragraphs: [
    'The dairy of Vessel opens a school for cheesemakers in September, its director said on Friday.',
    'The first class of the cheesemakers has 16 pupils, who learn for two years and are paid from the first day.',
    'The village gave the dairy an empty barn for the school and asks no rent for ten years.',
  ],
};
const pageFile = newsPage({
  title: 'Ice rink of Brannow stays closed this winter',
  outlet: 'Brannow Evening Post',
  date: '2023-10-20',
  paragraphs: [
    'The ice rink of Brannow stays closed this winter, because its cooling plant leaks ammonia.',
    'A repair of the ice rink would take fourteen weeks, the town engineer Rosalind Tewes told the council on Thursday.',
    'Skating clubs are to train at the hall in Lower Emm until then, the council decided after the debate.',
  ],
});
const markdown = `---
title: Beekeepers of the Orle valley count their losses
outlet: Orle Gazette
date: 2024-02-12
url: https://orle-gazette.example/bees
---

Beekeepers of the Orle valley lost *four in ten* hives over the winter, their association said. Mites are to blame, not the frost.

The association wants to import queens from an island in the north, where no mites live.`;
const text = `Title: Tram line 9 gets low floors
Source: Metro Mirror
Date: 2025-01-15

All trams on line 9 will have low floors by November 2026, the operator announced. Twelve old cars go to a museum in the harbour.

Passengers in wheelchairs had complained for years.`;
const pasted = {
  title: 'Choir of Saint Aldhelm records forgotten mass',
  outlet: 'Parish Letter',
  date: '2024-07-01',
  text: 'The choir of Saint Aldhelm has recorded a mass that nobody had heard since 1794. The score was found inside the case of the church clock.\n\nThe record is out in August.',
};

/** A way in which an article comes to the archive, and what the very next question must show of it. */
interface Way {
  readonly add: (session: LoopbackSession) => Promise<ChatReply>;
  readonly question: string;
  readonly quoted: string;
  /** Below the quotation. */
  readonly attribution: string;
  readonly sourceLine: () => string;
}

const ways: Readonly<Record<string, Way>> = {
  'a link': {
    add: (session) =>
      session.command('add url', { url: `${site.put(host, '/school', newsPage(cheese))}?utm_source=feed` }),
    question: 'How many pupils has the first class of the cheesemakers?',
    quoted: '16 pupils',
    attribution: 'Northern Ledger · 3 May 2024',
    sourceLine: () =>
      `[1] [${cheese.title}](http://${host}:${site.port}/school#:~:text=The%20first%20class%20of,rent%20for%20ten%20years) · fetched from ${host}`,
  },
  'a page as a file': {
    add: (session) => addFile(session, 'rink.html', pageFile),
    question: 'How long would a repair of the ice rink of Brannow take?',
    quoted: 'fourteen weeks',
    attribution: 'Brannow Evening Post · 20 Oct 2023 · not checked',
    sourceLine: () => '[1] Ice rink of Brannow stays closed this winter · from file rink.html, not checked',
  },
  'a Markdown file': {
    add: (session) => addFile(session, 'bees.md', markdown),
    question: 'How many hives did the beekeepers of the Orle valley lose?',
    quoted: 'lost four in ten hives over the winter',
    attribution: 'Orle Gazette · 12 Feb 2024 · not checked',
    sourceLine: () =>
      '[1] [Beekeepers of the Orle valley count their losses](https://orle-gazette.example/bees) · from file bees.md, not checked',
  },
  'a text file': {
    add: (session) => addFile(session, 'tram line.txt', text),
    question: 'By when will all trams on line 9 have low floors?',
    quoted: 'by November 2026',
    attribution: 'Metro Mirror · 15 Jan 2025 · not checked',
    sourceLine: () => '[1] Tram line 9 gets low floors · from file tram\\_line.txt, not checked',
  },
  'a pasted text': {
    add: (session) => addPasted(session, pasted),
    question: 'What has the choir of Saint Aldhelm recorded?',
    quoted: 'has recorded a mass that nobody had heard since 1794',
    attribution: 'Parish Letter · 1 Jul 2024 · not checked',
    sourceLine: () => '[1] Choir of Saint Aldhelm records forgotten mass · pasted by \\@ana, not checked',
  },
};

describe.each(Object.entries(ways))('%s', (_, way) => {
  test('is added, and found by the very next question', async () => {
    const added = shownEmbed(await way.add(room.in('news', room.people.ana)));
    expect(added.title).toBe('Added');
    expect(added.message.ephemeral).toBe(false);
    const answer = await askIn(room.in('news', room.people.ben), way.question);
    expect(answer.quotations[0]?.slice).toContain(way.quoted);
    expect(answer.quotations[0]?.source).toBe(1);
    expect(answer.attributions[0]).toBe(way.attribution);
    expect(answer.sourceLines[0]).toBe(way.sourceLine());
  });

  test('is taken in once only', async () => {
    const before = await room.desk.stats(room.collection);
    const again = shownEmbed(await way.add(room.in('news', room.people.ana)));
    expect(again.title).toBe('Already in the archive');
    expect(again.text).toContain('Nothing was changed.');
    const after = await room.desk.stats(room.collection);
    expect(after).toMatchObject({ articles: before.articles, passages: before.passages });
  });
});

test('the same words from another place are known, too', async () => {
  const count = await room.articleCount();
  const again = await addFile(
    room.in('news', room.people.ana),
    'copy.txt',
    `${pasted.text.replace('. ', '.  ')}\n`,
  );
  expect(shownEmbed(again).title).toBe('Already in the archive');
  expect(await room.articleCount()).toBe(count);
});

test('a page that has changed becomes a new version, and the old answer stays as it was', async () => {
  const { ana, ben } = room.people;
  const paragraphs = [
    'The quarry of Hob Fell is to be flooded and becomes a lake, the county said on Monday.',
    'The lake in the quarry of Hob Fell will be 38 metres deep, according to the plan of the county.',
    'Divers and birdwatchers had both asked for the place, and both will get a shore of their own.',
  ];
  const report = { title: 'Quarry becomes a lake', outlet: 'Fell Observer', date: '2025-03-04', paragraphs };
  const question = 'How deep will the lake in the quarry of Hob Fell be?';
  const url = site.put('fell.news.example', '/lake', newsPage(report));
  await room.in('news', ana).command('add url', { url });
  const old = await askIn(room.in('news', ben), question);
  expect(old.quotations[0]?.slice).toContain('38 metres deep');
  const cited = shownEmbed(await sourcesIn(room.in('news', ben), old.id)).text;
  const count = await room.articleCount();

  const corrected = paragraphs.map((paragraph) => paragraph.replace('38 metres', '29 metres'));
  site.put('fell.news.example', '/lake', newsPage({ ...report, paragraphs: corrected }));
  const updated = shownEmbed(await room.in('news', ana).command('add url', { url }));
  expect(updated.title).toBe('New version');
  expect(await room.articleCount()).toBe(count);

  const fresh = await askIn(room.in('news', ben), question);
  expect(fresh.quotations[0]?.slice).toContain('29 metres deep');
  expect(fresh.text).not.toContain('38 metres');
  const citedToday = shownEmbed(await sourcesIn(room.in('news', ben), old.id)).text;
  expect(citedToday.startsWith(`${cited} Quoted from an earlier version; updated on `)).toBe(true);
  expect(readQuotations(citedToday).map(({ slice }) => slice)).toEqual(
    old.quotations.map(({ slice }) => slice),
  );
  const { findings, sources } = await room.desk.findAnswer({
    collection: room.collection,
    answer: old.id,
    readerId: ben.id,
    channelId: null,
    canSee: null,
  });
  const { quote, start, end } = findings[0]!;
  const { article, version } = sources[0]!;
  expect(quote).toContain('38 metres deep');
  const stored = await room.archive.collection(room.collection).versionText(article, version);
  expect(stored?.slice(start, end)).toBe(quote);
});

test('an article in a direct message is found there, with the name of who pasted it', async () => {
  const session = room.inPrivate(room.people.cem);
  await addPasted(session, pasted);
  const answer = await askIn(session, 'What has the choir of Saint Aldhelm recorded?');
  expect(answer.quotations[0]?.slice).toContain('since 1794');
  expect(answer.sourceLines[0]).toContain('pasted by \\@cem, not checked');
});
