import { afterEach, describe, expect, it } from 'vitest';
import type { KeptRequest } from '../../src/archive/requests.js';
import { requestVoice } from '../../src/discord/request-voice.js';
import { voiceContext } from '../../src/discord/voice-context.js';
import { guildCollection } from '../../src/archive/collection-id.js';
import { UserError } from '../../src/errors.js';
import { createPlainLogger } from '../../src/plain-logger.js';
import { sampleAsker, sampleRequest } from '../archive/sample-requests.js';
import { hostileTexts } from '../discord/hostile-text.js';
import { buttonNamed } from './button-named.js';
import { lastCall, openStage, type Stage } from './loopback-stage.js';

let stage: Stage;
afterEach(() => stage.close());

const inNews = () => ({ guildId: stage.server.id, channelId: stage.server.channels.news });
const asks = (person: Stage['member']) => stage.loopback.session(person, inNews());
const range = { offset: 0, limit: 8 };

const request = (n: number, parts: Partial<KeptRequest> = {}) =>
  sampleRequest({ id: `r${n}`, askers: [sampleAsker('7', { question: `Who won race *${n}*?` })], ...parts });
const many = (count: number) => ({
  list: async (
    _collection: string,
    _filter: unknown,
    { offset, limit }: { readonly offset: number; readonly limit: number },
  ) => {
    const all = Array.from({ length: count }, (_, index) => request(index + 1));
    return { requests: all.slice(offset, offset + limit), total: count };
  },
});

/** A request that stands in the channel of news. */
async function posted(): Promise<void> {
  stage = await openStage({
    requests: {
      close: async (_collection, id) => {
        if (id === 'rgone') throw new UserError('no-request', { request: id });
        return sampleRequest({ id, state: 'closed' });
      },
    },
  });
  const { desk, bot } = stage;
  const voice = requestVoice(voiceContext(bot.client.rest, { desk, logger: createPlainLogger('silent') }));
  const post = { channelId: stage.server.channels.news, messageId: null };
  await voice.show({
    collection: guildCollection(stage.server.id),
    request: sampleRequest({ post }),
    answer: null,
  });
}

describe('/requests list', () => {
  it('shows those who may add what is wanted, and others what they asked for, each privately', async () => {
    stage = await openStage({ requests: many(2) });
    const [message] = (await asks(stage.moderator).command('requests list')).messages;
    expect(message?.ephemeral).toBe(true);
    expect(message?.embeds[0]?.title).toBe('2 open requests');
    expect(message?.embeds[0]?.description).toContain(
      '**Who won race \\*1\\*?**\n`r1` · 1 person · asked on 1 Mar 2026\n\n**Who won',
    );
    expect(message?.embeds[0]?.description).toContain('add one with /add, or with “Add to archive”');
    const everybodys = { state: 'open', personId: null };
    expect(lastCall(stage.desk, 'requests.list')).toEqual([`guild:${stage.server.id}`, everybodys, range]);
    const own = (await asks(stage.member).command('requests list', { state: 'all' })).messages[0];
    expect(own?.embeds[0]?.description).toContain('Those that you asked for.');
    const his = { state: null, personId: stage.member.id };
    expect(lastCall(stage.desk, 'requests.list')).toEqual([`guild:${stage.server.id}`, his, range]);
  });

  it('says how many ask, to what it is narrowed, and what became of it', async () => {
    const askers = ['7', '8', '9'].map((id) => sampleAsker(id));
    const filters = { since: '2024-12-01', until: null, outlet: 'The *Post*' };
    const met = sampleRequest({ askers, filters, state: 'met', settledAt: '2026-03-04T10:00:00.000Z' });
    stage = await openStage({ requests: { list: async () => ({ requests: [met], total: 1 }) } });
    const [message] = (await asks(stage.moderator).command('requests list', { state: 'met' })).messages;
    expect(message?.embeds[0]).toMatchObject({ title: '1 request that was met' });
    expect(message?.embeds[0]?.description).toContain(
      '`rabc123` · 3 people · asked on 1 Mar 2026 · only from The \\*Post\\* · only from 1 Dec 2024 on · met on 4 Mar 2026',
    );
  });

  it('turns pages in the same message, and goes to the last where the one asked for is gone', async () => {
    let count = 20;
    stage = await openStage({ requests: { list: async (...args) => many(count).list(...args) } });
    const session = asks(stage.moderator);
    const listed = (await session.command('requests list', { state: 'closed' })).messages[0]!;
    expect(listed.embeds[0]?.footer?.text).toBe('Page 1 of 3');
    const second = (await session.press(listed, buttonNamed(listed, 'Older'))).messages[0]!;
    expect(second.embeds[0]?.footer?.text).toBe('Page 2 of 3');
    expect(session.messages()).toHaveLength(1);
    expect(lastCall(stage.desk, 'requests.list')).toMatchObject([{}, { state: 'closed' }, { offset: 8 }]);
    count = 3;
    const last = (await session.press(second, buttonNamed(second, 'Older'))).messages[0]!;
    expect(last.embeds[0]?.footer?.text).toBe('Page 1 of 1');
    expect(last.components).toEqual([]);
  });

  it('in a direct message is one’s own; and says what to do where there is none', async () => {
    stage = await openStage({ requests: { list: async () => ({ requests: [], total: 0 }) } });
    const session = stage.loopback.session(stage.member, { directMessage: true });
    const [message] = (await session.command('requests list')).messages;
    expect(message?.embeds[0]?.title).toBe('No requests');
    expect(message?.embeds[0]?.description).toContain('a button under the answer asks for an article');
    expect(lastCall(stage.desk, 'requests.list')?.[0]).toBe(`user:${stage.member.id}`);
  });

  it('stays within Discord’s limits, and lets no question do anything', async () => {
    const hostile = [...hostileTexts(5, 6), '*_'.repeat(2_000), '😀'.repeat(2_000)];
    const requests = hostile.map((question, n) => request(n, { askers: [sampleAsker('7', { question })] }));
    stage = await openStage({ requests: { list: async () => ({ requests, total: 8 }) } });
    const [message] = (await asks(stage.moderator).command('requests list')).messages;
    expect(message?.embeds[0]?.description?.match(/asked on 1 Mar 2026/g)).toHaveLength(8);
    expect(message?.pings).toEqual([]);
  });
});

describe('/requests close and withdraw', () => {
  const closing = {
    close: async (_collection: string, id: string) => request(1, { id, state: 'closed' }),
    withdraw: async () => request(1),
    ...many(30),
  };

  it('closes for those who may add, by id or by choice', async () => {
    stage = await openStage({ requests: closing });
    const session = asks(stage.moderator);
    const choices = await session.autocomplete('requests close', 'request', 'RACE *3');
    expect(choices).toEqual([
      { name: 'Who won race *3*?', value: 'r3' },
      { name: 'Who won race *30*?', value: 'r30' },
    ]);
    const [message] = (await session.command('requests close', { request: 'r3' })).messages;
    expect(message?.embeds[0]).toMatchObject({
      description: '**Who won race \\*1\\*?**\nClosed. Whoever asked is not told.',
      footer: { text: 'Request r3' },
    });
    expect(lastCall(stage.desk, 'requests.close')).toEqual([
      `guild:${stage.server.id}`,
      'r3',
      { id: stage.moderator.id, name: 'ana' },
    ]);
  });

  it('is refused to others, who take back what they asked for', async () => {
    stage = await openStage({ requests: closing });
    const session = asks(stage.member);
    const [refused] = (await session.command('requests close', { request: 'r3' })).messages;
    expect(refused?.content).toMatch(/^Only members who may add articles close/);
    expect(lastCall(stage.desk, 'requests.close')).toEqual([]);
    expect(await session.autocomplete('requests close', 'request', '')).toEqual([]);
    expect(await session.autocomplete('requests withdraw', 'request', '')).toHaveLength(25);
    expect(lastCall(stage.desk, 'requests.list')).toMatchObject([{}, { personId: stage.member.id }, {}]);
    const [message] = (await session.command('requests withdraw', { request: 'r1' })).messages;
    expect(message?.embeds[0]?.description).toContain('you are not told any more');
    expect(lastCall(stage.desk, 'requests.withdraw')).toEqual([
      `guild:${stage.server.id}`,
      'r1',
      stage.member.id,
    ]);
  });

  it('names what there is none of', async () => {
    stage = await openStage({
      requests: {
        close: async (_collection, named) => {
          throw new UserError('no-request', { request: named });
        },
      },
    });
    const [message] = (await asks(stage.moderator).command('requests close', { request: 'r9' })).messages;
    expect(message?.content).toContain('There is no open request “r9” here');
  });
});

describe('a request in a channel for requests', () => {
  it('is closed by its button, by those who may', async () => {
    await posted();
    const member = asks(stage.member);
    const [message] = member.messages();
    const refused = await member.press(message!, buttonNamed(message, 'Close'));
    expect(refused.messages.at(-1)).toMatchObject({ ephemeral: true });
    expect(refused.messages.at(-1)?.content).toMatch(/^Only members who may add/);
    expect(member.messages()[0]?.embeds[0]?.description).toContain('1 person asks for an article');
    await asks(stage.moderator).press(message!, buttonNamed(message, 'Close'));
    expect(member.messages()[0]?.embeds[0]?.description).toContain('This was closed');
    expect(member.messages()[0]?.components).toEqual([]);
  });

  it('stays in the language of the server, whoever closes it', async () => {
    await posted();
    const session = asks(stage.moderator);
    const [message] = session.messages();
    stage.moderator.locale = 'de';
    await session.press(message!, buttonNamed(message, 'Close'));
    expect(session.messages()[0]?.embeds[0]?.description).toContain('This was closed');
  });

  it('opens the form for a pasted article, for those who may add', async () => {
    await posted();
    const [message] = asks(stage.moderator).messages();
    const opened = await asks(stage.moderator).press(message!, buttonNamed(message, 'Paste an article'));
    expect(opened.modal?.title).toBe('Add an article');
    const refused = await asks(stage.member).press(message!, buttonNamed(message, 'Paste an article'));
    expect(refused.modal).toBeNull();
    expect(refused.messages[0]?.content).toContain('may add articles');
  });
});
