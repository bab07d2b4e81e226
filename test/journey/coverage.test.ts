import { beforeAll, expect, test } from 'vitest';
import type { ArticleContent } from '../../src/archive/article.js';
import type { LoopbackSession } from '../../src/chat/loopback/loopback-session.js';
import { ferry, matches } from '../fixtures/story-reports.js';
import { pressHouse, type Newsroom } from './newsroom-stage.js';
import { addPasted, askIn, shownEmbed } from './replies.js';
import { newsPage, type WebSite } from './web-site.js';

const house = pressHouse();
let room: Newsroom;
let site: WebSite;

beforeAll(async () => {
  site = await house.site();
  room = await house.open();
});

const question = 'How many passengers did the ferry Alma have on board when it ran aground off Torsund?';

function slug(words: string): string {
  return words.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
}

/** What a report's page or form holds. */
function partsOf({ title, outlet, publishedAt, text }: ArticleContent) {
  return { title: title ?? '', outlet: outlet ?? '', date: publishedAt ?? '', text };
}

/** Adds a report by the link to its outlet's page. */
async function addLink(session: LoopbackSession, report: ArticleContent): Promise<void> {
  const { outlet, text, ...facts } = partsOf(report);
  const host = `${slug(outlet)}.news.example`;
  const page = newsPage({ ...facts, outlet, paragraphs: text.split('\n\n') });
  const url = site.put(host, `/${slug(facts.title)}`, page);
  expect(shownEmbed(await session.command('add url', { url })).title).toBe('Added');
}

async function paste(session: LoopbackSession, report: ArticleContent): Promise<void> {
  expect(shownEmbed(await addPasted(session, partsOf(report))).title).toBe('Added');
}

/** The line of an answer that says who else tells of its event; undefined where it has none. */
async function coverageIn(session: LoopbackSession, asked = question): Promise<string | undefined> {
  const { quotations, text } = await askIn(session, asked);
  expect(quotations.length).toBeGreaterThan(0);
  return /^🗞️ .*$/mu.exec(text)?.[0];
}

test('three outlets tell of an event, a fourth copies one of them, and of another event nobody else tells', async () => {
  const [ana, ben] = [room.in('news', room.people.ana), room.in('news', room.people.ben)];
  await addLink(ana, matches.first);
  await addLink(ana, ferry.wire);
  expect(await coverageIn(ben)).toBeUndefined();
  for (const report of [ferry.own, ferry.liveBlog, ferry.copy]) await addLink(ana, report);
  expect(await coverageIn(ben)).toBe('🗞️ 3 independent outlets report this event, in 4 articles.');
  const goal = 'Who put Harwick Rovers ahead against Melden United?';
  expect(await coverageIn(ben, goal)).toBeUndefined();

  // Another report of an outlet that is counted, and one of which nobody knows where it is from.
  await addLink(ana, ferry.statement);
  await paste(ana, ferry.oneSentence);
  expect(await coverageIn(ben)).toBe('🗞️ 3 independent outlets report this event, in 6 articles.');
});

test('where everything is pasted, it says that nothing was fetched', async () => {
  const dora = room.inElsewhere(room.people.dora);
  for (const report of [ferry.wire, ferry.own, ferry.statement, ferry.copy]) await paste(dora, report);
  const coverage = await coverageIn(dora);
  expect(coverage).toBe('🗞️ This event is in 4 articles, none of them fetched from its outlet.');
});
