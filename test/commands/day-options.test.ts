import { afterEach, describe, expect, it } from 'vitest';
import { defaultSettings } from '../../src/desk/collection-settings.js';
import { answerWith } from '../discord/answer-fixtures.js';
import { FakeClock } from '../fakes/fake-clock.js';
import type { FakeDeskBehaviour } from '../fakes/fake-desk.js';
import { lastCall, openStage, type Stage } from './loopback-stage.js';

let stage: Stage;
afterEach(() => stage.close());

const months = [
  { month: '2024-12', articles: 42, oldest: '2024-12-01', newest: '2024-12-14' },
  { month: '2024-10', articles: 7, oldest: '2024-10-05', newest: '2024-10-09' },
];

/** Late on a Friday in UTC, when it is Saturday in Tokyo already. */
const open = async (behaviour: FakeDeskBehaviour = {}) => {
  stage = await openStage(
    {
      calendar: { months: async () => months },
      settings: {
        read: async () => ({ ...defaultSettings, timeZone: 'Asia/Tokyo', weekStart: 'sunday' }),
      },
      ...behaviour,
    },
    {},
    { clock: new FakeClock('2024-12-13T20:00:00Z') },
  );
};
const inServer = () =>
  stage.loopback.session(stage.member, { guildId: stage.server.id, channelId: stage.server.channels.news });
const inMessages = () => stage.loopback.session(stage.member, { directMessage: true });

const offeredUpTo = async (until: string) =>
  (await inServer().autocomplete('ask', 'since', '', { until })).map(({ value }) => value);
const refusal = async (since: string) => {
  const reply = await inServer().command('ask', { question: 'When?', since, until: 'yesterday' });
  return reply.messages[0]?.content;
};

describe.each([['ask'], ['timeline'], ['articles list']])('/%s since: and until:', (command) => {
  it.each([
    ['a server', inServer, () => `guild:${stage.server.id}`],
    ['direct messages', inMessages, () => `user:${stage.member.id}`],
  ])('offer days of the archive in %s, by its time zone and its weeks', async (_, session, collection) => {
    await open();
    expect(await session().autocomplete(command, 'since', '')).toEqual([
      { name: '14 Dec 2024 – today', value: '2024-12-14' },
      { name: '13 Dec 2024 – yesterday', value: '2024-12-13' },
      { name: '8 Dec 2024 – start of this week', value: '2024-12-08' },
      { name: '1 Dec 2024 – start of this month', value: '2024-12-01' },
      { name: '1 Jan 2024 – start of this year', value: '2024-01-01' },
      { name: '5 Oct 2024 – the oldest article', value: '2024-10-05' },
      { name: '1 Oct 2024 – October 2024 (7 articles)', value: '2024-10-01' },
    ]);
    expect(lastCall(stage.desk, 'calendar.months')).toEqual([collection()]);
    expect(await session().autocomplete(command, 'until', 'dec')).toContainEqual({
      name: '31 Dec 2024 – December 2024 (42 articles)',
      value: '2024-12-31',
    });
    expect(await session().autocomplete(command, 'until', 'last week')).toContainEqual({
      name: '7 Dec 2024 – end of last week',
      value: '2024-12-07',
    });
  });
});

describe('the days that are offered', () => {
  it('are in the language of whoever types', async () => {
    await open();
    stage.member.locale = 'de';
    expect(await inServer().autocomplete('ask', 'since', 'Oktober')).toEqual([
      { name: '1. Okt. 2024 – Oktober 2024 (7 Artikel)', value: '2024-10-01' },
    ]);
  });

  it('keep to the other end where that is filled in', async () => {
    await open();
    expect(await offeredUpTo('2024-10-31')).toEqual(['2024-01-01', '2024-10-05', '2024-10-01']);
    expect(await offeredUpTo('whenever')).toHaveLength(7);
  });

  it('are none, hostile or long as the text may be', async () => {
    await open();
    for (const typed of ['@everyone', '\u202E12.', 'x'.repeat(6_000), '0'.repeat(400), '%_(?:', '😀'])
      expect(await inServer().autocomplete('ask', 'since', typed)).toEqual([]);
    expect(stage.logged).toEqual([]);
  });

  it('are none where the archive fails', async () => {
    await open({ calendar: { months: () => Promise.reject(new Error('closed')) } });
    expect(await inServer().autocomplete('ask', 'since', '')).toEqual([]);
    expect(stage.logged).toHaveLength(1);
  });
});

describe('a day that is typed and not chosen', () => {
  it('is read as it would have been offered', async () => {
    await open({
      ask: async () => answerWith(),
      listArticles: async () => ({ articles: [], total: 0 }),
    });
    await inServer().command('ask', { question: 'When?', since: 'last week', until: ' 2024-12-12 ' });
    expect(lastCall(stage.desk, 'ask')).toMatchObject([
      { filters: { since: '2024-12-01', until: '2024-12-12', outlet: null } },
    ]);
    stage.member.locale = 'de';
    await inMessages().command('articles list', { since: '3. Oktober', until: 'Oktober 2024' });
    expect(lastCall(stage.desk, 'listArticles')).toMatchObject([
      { filter: { since: '2024-10-03', until: '2024-10-31' } },
    ]);
  });

  it('is refused where it is none, or lies after the other', async () => {
    await open();
    expect(await refusal('the other day')).toContain('the other day');
    expect(await refusal('today')).toContain('2024-12-14 lies after until 2024-12-13');
  });
});
