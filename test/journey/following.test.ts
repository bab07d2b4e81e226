import { beforeAll, expect, test } from 'vitest';
import { discordVoice } from '../../src/discord/discord-voice.js';
import { createLogger } from '../../src/logger.js';
import { pressHouse, type Newsroom } from './newsroom-stage.js';
import { newsPage, type WebSite } from './web-site.js';

const house = pressHouse();
let site: WebSite;

beforeAll(async () => {
  site = await house.site();
});

const speak = (room: Newsroom) =>
  room.desk.speak(discordVoice(room.bot.client.rest, { desk: room.desk, logger: createLogger('silent') }));

const page = (outlet: string, date: string, title: string, paragraphs: readonly string[]): string =>
  newsPage({ title, outlet, date, paragraphs: [...paragraphs] });

const reports = {
  ledger: () =>
    site.put(
      'ledger.news.example',
      '/ferry',
      page('Northern Ledger', '2026-03-01', 'Torsund ferry runs aground off Odenvik', [
        'The Torsund ferry ran aground off Odenvik on Sunday morning with 84 passengers on board.',
        'All passengers of the ferry were brought ashore by the lifeboat of Odenvik within three hours, and nobody was hurt.',
        'The shipping company Havlinje said that the rudder of the ferry had failed near the lighthouse.',
        'The ferry is to be towed to the yard at Lindmark on Tuesday, where its hull will be examined by divers.',
      ]),
    ),
  herald: () =>
    site.put(
      'herald.news.example',
      '/ferry',
      page('Morning Herald', '2026-03-02', 'Ferry with 84 on board aground near Odenvik', [
        'Divers have found a crack in the hull of the Torsund ferry, which ran aground off Odenvik with 84 passengers on board.',
        'Havlinje, to which the ferry belongs, does not expect it back in service before Easter; until then a smaller boat sails to Torsund twice a day.',
        'Why the rudder failed on Sunday near the lighthouse of Odenvik is what the accident board now wants to know from the captain.',
        'The lifeboat crew that took the passengers ashore was thanked by the mayor of Odenvik with a dinner of herring.',
      ]),
    ),
  library: () =>
    site.put(
      'ledger.news.example',
      '/library',
      page('Northern Ledger', '2026-03-03', 'Library of Kvist gets a new roof', [
        'The library of Kvist gets a roof of copper, which the town pays for with the sale of an old brewery.',
        'Readers have to do without the upper floor until May, said its director Lena Holm, who had warned of leaks for years.',
        'The books of the upper floor are kept in a gymnasium meanwhile, where they can be ordered but not browsed.',
      ]),
    ),
};

/** A time of day two hours before now in UTC: it comes again in 22 hours. */
function twoHoursAgo(): string {
  return new Date(Date.now() - 2 * 60 * 60_000).toISOString().slice(11, 16);
}

test('a story is followed and a digest set up; the next day’s process tells what came meanwhile, once', async () => {
  const first = await house.open();
  const { folder } = first;
  const ana = first.in('news', first.people.ana);
  await first.desk.settings.change(first.collection, { timeZone: 'UTC' }, first.people.ana);
  await ana.command('add url', { url: reports.ledger() });

  const followed = await ana.command('follow story', {
    topic: 'the Torsund ferry',
    channel: first.server.channels.other,
  });
  const [confirmed] = followed.messages;
  expect(confirmed?.embeds[0]?.title).toBe('Story followed');
  expect(confirmed?.embeds[0]?.description).toContain('Torsund ferry runs aground off Odenvik');
  const digest = await ana.command('digest daily', { time: twoHoursAgo() });
  expect(digest.messages[0]?.embeds[0]?.title).toBe('Daily digest');

  await ana.command('add url', { url: reports.herald() });
  await ana.command('add url', { url: reports.library() });

  const timeline = await ana.command('timeline', { topic: 'Torsund ferry' });
  const shown = timeline.messages[0]?.embeds[0]?.description ?? '';
  expect(shown).toContain('**1 Mar 2026** · 1 independent outlet\n> The Torsund ferry ran aground');
  expect(shown).toContain('**2 Mar 2026** · 1 independent outlet\n> Divers have found a crack');
  expect(shown).not.toContain('library');
  const cited = await ana.command('sources');
  expect(cited.messages[0]?.embeds[0]?.description).toContain('Morning Herald');
  const narrowed = await ana.command('timeline', { topic: 'Torsund ferry', since: '2026-03-02' });
  expect(narrowed.messages[0]?.embeds[0]?.description).not.toContain('**1 Mar 2026**');
  const nothing = await ana.command('timeline', { topic: 'elections in Portugal' });
  expect(nothing.messages[0]?.embeds[0]?.description).toContain('I found nothing on it');
  await first.close();

  const second = await house.open({ folder, daysLater: 1 });
  const silence = speak(second);
  const other = second.in('other', second.people.ben);
  await expect.poll(() => other.messages().length, { timeout: 60_000 }).toBe(1);
  const news = other.messages()[0]?.embeds[0];
  expect(news?.title).toBe('1 new article on a followed story');
  expect(news?.description).toContain('[Ferry with 84 on board aground near Odenvik]');
  const here = second.in('news', second.people.ben);
  await expect.poll(() => here.messages().length, { timeout: 60_000 }).toBe(1);
  const issue = here.messages()[0]?.embeds[0];
  expect(issue?.title).toBe('Daily digest · 3 new articles · 2 stories');
  const lines = issue?.description?.split('\n') ?? [];
  expect(lines[0]).toMatch(/^This one was due <t:\d+:f>; I could not post it then\.$/);
  expect(lines[2]).toContain('· Northern Ledger, Morning Herald · 2 independent outlets');
  expect(lines[3]).toContain('Library of Kvist');
  expect(here.messages()[0]?.pings).toEqual([]);
  await silence();
  await second.close();

  const third = await house.open({ folder, daysLater: 1 });
  const end = speak(third);
  await third.in('news', third.people.ana).command('digest show');
  expect(third.in('other', third.people.ben).messages()).toEqual([]);
  await end();
});

test('a person follows a story for himself, and is written to', async () => {
  const first = await house.open();
  const { folder } = first;
  const cem = first.inPrivate(first.people.cem);
  await cem.command('add url', { url: reports.ledger() });
  const answer = await cem.command('ask', { question: 'How many passengers were on the Torsund ferry?' });
  const id = /Answer (\w{8})/.exec(answer.messages[0]?.embeds[0]?.footer?.text ?? '')?.[1] ?? '';
  const followed = await cem.command('follow story', { answer: id });
  expect(followed.messages[0]?.embeds[0]?.description).toContain('your direct messages');
  await cem.command('digest daily', { time: twoHoursAgo() });
  await cem.command('add url', { url: reports.herald() });
  await first.close();

  const second = await house.open({ folder, daysLater: 1 });
  const silence = speak(second);
  const own = second.inPrivate(second.people.cem);
  await expect.poll(() => own.messages().length, { timeout: 60_000 }).toBe(2);
  expect(
    own
      .messages()
      .map(({ embeds }) => embeds[0]?.title ?? '')
      .toSorted(),
  ).toEqual([
    expect.stringContaining('1 new article on a followed story'),
    expect.stringContaining('Daily digest · '),
  ]);
  await silence();
});

test('a channel that is gone is told of where the digest was set up', async () => {
  const first = await house.open();
  const { folder } = first;
  const ana = first.in('news', first.people.ana);
  await ana.command('add url', { url: reports.library() });
  await ana.command('digest daily', { time: twoHoursAgo(), channel: first.server.channels.other });
  await first.close();

  const second = await house.open({ folder, daysLater: 1 });
  second.loopback.channels.remove({ guildId: second.server.id, channelId: second.server.channels.other });
  const silence = speak(second);
  const here = second.in('news', second.people.ana);
  await expect.poll(() => here.messages().length, { timeout: 60_000 }).toBe(1);
  expect(here.messages()[0]?.embeds[0]?.title).toBe('Digest no longer posted');
  const shown = await here.command('digest show');
  expect(shown.messages.at(-1)?.embeds[0]?.description).toContain('no longer posted: the channel is gone');
  await silence();
  const { logged } = house;
  expect(logged.splice(0).map(({ msg }) => msg)).toEqual(['A digest is no longer posted.']);
});
