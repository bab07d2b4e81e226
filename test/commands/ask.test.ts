import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import type { AskRequest } from '../../src/desk/desk.js';
import { readQuotations } from '../../src/discord/markdown/quotation-block.js';
import { UserError } from '../../src/errors.js';
import { answerWith, findingWith, sourceWith } from '../discord/answer-fixtures.js';
import { lastCall, openStage, type Stage } from './loopback-stage.js';

let stage: Stage;
const place = () => ({ guildId: stage.server.id, channelId: stage.server.channels.news });

afterEach(() => stage.close());

describe('/ask', () => {
  it('answers in a server, for all, with its sources', async () => {
    stage = await openStage({ ask: async () => answerWith() });
    const reply = await stage.loopback
      .session(stage.member, place())
      .command('ask', { question: 'When does the harbour bridge open?' });
    expect(reply.acknowledged).toBe('deferred');
    expect(reply.messages).toHaveLength(1);
    const [message] = reply.messages;
    expect(message?.ephemeral).toBe(false);
    expect(message?.embeds[0]?.description).toContain('> The bridge opens on **Friday at noon**. [1]');
    expect(lastCall(stage.desk, 'ask')).toEqual([
      {
        collection: `guild:${stage.server.id}`,
        question: 'When does the harbour bridge open?',
        filters: { since: null, until: null, outlet: null },
        asOf: null,
        limit: 12,
        audience: { askerId: stage.member.id, channelId: stage.server.channels.news, private: false },
      },
    ]);
    expect(lastCall(stage.desk, 'attachMessage')).toEqual([
      `guild:${stage.server.id}`,
      'k3v9q2xw',
      message?.id,
    ]);
  });

  it('answers in a direct message from the person’s own archive', async () => {
    stage = await openStage({
      ask: async () => answerWith({ verdict: 'nothing', findings: [], sources: [] }),
    });
    const session = stage.loopback.session(stage.member, { directMessage: true });
    const reply = await session.command('ask', { question: 'Who won?' });
    expect(reply.messages[0]?.embeds[0]?.description).toContain('I found nothing in the archive');
    expect(lastCall(stage.desk, 'ask')[0]).toMatchObject({
      collection: `user:${stage.member.id}`,
      audience: { channelId: session.channel.id },
    });
  });

  it('hands on what narrows the search, and shows a private answer to its asker only', async () => {
    stage = await openStage({ ask: async () => answerWith() });
    const reply = await stage.loopback.session(stage.member, place()).command('ask', {
      question: 'When?',
      outlet: 'The Quayside Post',
      since: '2024-12-01',
      until: '2024-12-31',
      private: true,
    });
    expect(reply.messages[0]?.ephemeral).toBe(true);
    expect(lastCall(stage.desk, 'ask')[0]).toMatchObject({
      filters: { outlet: 'The Quayside Post', since: '2024-12-01', until: '2024-12-31' },
      audience: { private: true },
    });
    expect(stage.loopback.session(stage.moderator, place()).messages()).toEqual([]);
  });

  it('is acknowledged at once, also when the desk takes longer than Discord waits', async () => {
    stage = await openStage({
      ask: async () => {
        await wait(3500);
        return answerWith();
      },
    });
    const inServer = stage.loopback.session(stage.member, place()).command('ask', { question: 'When?' });
    const inMessages = stage.loopback
      .session(stage.moderator, { directMessage: true })
      .command('ask', { question: 'When?' });
    for (const reply of await Promise.all([inServer, inMessages])) {
      expect(reply.acknowledgedAfterMs).toBeLessThan(1000);
      expect(reply.messages[0]?.embeds[0]?.description).toContain('[1]');
    }
  });

  it.each([
    ['a date that is none', { since: 'some day' }, 'some day'],
    ['an impossible date', { until: '2024-02-30' }, '2024-02-30'],
    ['an end before the start', { since: '2024-12-31', until: '2024-12-01' }, 'lies after'],
  ])('refuses %s in a sentence for the asker only, and asks nothing', async (_, options, words) => {
    stage = await openStage({});
    const reply = await stage.loopback
      .session(stage.member, place())
      .command('ask', { question: 'When?', ...options });
    expect(reply.messages).toHaveLength(1);
    expect(reply.messages[0]?.ephemeral).toBe(true);
    expect(reply.messages[0]?.content).toContain(words);
    expect(stage.desk.calls).toEqual([]);
    expect(stage.loopback.session(stage.moderator, place()).messages()).toEqual([]);
  });

  it('shows what the desk says against a question', async () => {
    stage = await openStage({
      ask: async () => {
        throw new UserError('question-too-long', { given: 5_000, most: 500 });
      },
    });
    const reply = await stage.loopback
      .session(stage.member, place())
      .command('ask', { question: 'why '.repeat(1250) });
    expect(reply.messages[0]?.content).toBe(
      'The question has 5,000 characters, and at most 500 are read\\: ask for one thing in a sentence or two.',
    );
    expect(reply.messages[0]?.ephemeral).toBe(true);
    expect(stage.logged).toEqual([]);
  });

  it('answers what fails with a number, logs the failure under it, and goes on', async () => {
    let failures = 0;
    const ask = async (request: AskRequest) => {
      failures += 1;
      if (failures === 1) throw new TypeError(`secret detail: ${request.collection}`);
      return answerWith();
    };
    stage = await openStage({ ask });
    const session = stage.loopback.session(stage.member, place());
    const reply = await session.command('ask', { question: 'A question that is not logged?' });
    const content = reply.messages[0]?.content ?? '';
    const errorId = /\(error ([0-9a-f]{6})\)/.exec(content)?.[1];
    expect(content).toContain('Something went wrong on my side');
    expect(content).not.toContain('secret detail');
    expect(stage.logged).toMatchObject([{ level: 50, errorId, error: { name: 'TypeError' } }]);
    expect(JSON.stringify(stage.logged)).not.toContain('A question that is not logged');
    const second = await session.command('ask', { question: 'When?' });
    expect(second.messages[0]?.embeds).toHaveLength(1);
  });

  it('keeps the answer where its message cannot be remembered', async () => {
    stage = await openStage({
      ask: async () => answerWith(),
      attachMessage: async () => {
        throw new Error('disk full');
      },
    });
    const reply = await stage.loopback.session(stage.member, place()).command('ask', { question: 'When?' });
    expect(reply.messages[0]?.embeds[0]?.description).toContain('[1]');
    expect(stage.logged).toHaveLength(1);
  });

  it('pings nobody, and quotes to the letter, whatever an article, a title, an outlet or a question says', async () => {
    const { moderator, server } = (stage = await openStage({
      ask: async ({ question, filters }) =>
        answerWith({
          question,
          filters,
          findings: [findingWith(question)],
          sources: [sourceWith({ title: question, outlet: question, authors: [question] })],
        }),
    }));
    const hostile = `@everyone @here <@${moderator.id}> <@&${server.id}> # [x](https://evil.example) **a**`;
    const session = stage.loopback.session(stage.member, place());
    const answered = await session.command('ask', { question: hostile, outlet: hostile });
    const refused = await session.command('ask', { question: hostile, since: hostile });
    const messages = [...answered.messages, ...refused.messages];
    expect(messages).toHaveLength(2);
    expect(messages.flatMap(({ pings }) => pings)).toEqual([]);
    expect(JSON.stringify(messages)).not.toContain(`<@${moderator.id}>`);
    expect(readQuotations(answered.messages[0]?.embeds[0]?.description ?? '')).toEqual([
      { source: 1, slice: hostile, speaker: null },
    ]);
    const sent = stage.loopback.requests.filter(({ path }) => path.startsWith('/webhooks/'));
    const written = sent.filter(({ method }) => method !== 'DELETE');
    expect(written.length).toBeGreaterThan(1);
    for (const { body } of written) expect(body).toMatchObject({ allowed_mentions: { parse: [] } });
  });
});

describe('/ask outlet:', () => {
  it('offers the outlets of this archive', async () => {
    stage = await openStage({ outlets: async () => ['The Quayside Post', 'Gazete Şehir'] });
    const session = stage.loopback.session(stage.member, place());
    expect(await session.autocomplete('ask', 'outlet', 'gaz')).toEqual([
      { name: 'Gazete Şehir', value: 'Gazete Şehir' },
    ]);
    expect(lastCall(stage.desk, 'outlets')).toEqual([`guild:${stage.server.id}`]);
  });

  it('offers nothing rather than too late or after a failure', async () => {
    let calls = 0;
    const outlets = async () => {
      calls += 1;
      if (calls === 1) throw new Error('closed');
      return new Promise<readonly string[]>(() => undefined);
    };
    stage = await openStage({ outlets });
    const session = stage.loopback.session(stage.member, { directMessage: true });
    expect(await session.autocomplete('ask', 'outlet', '')).toEqual([]);
    expect(stage.logged).toHaveLength(1);
    expect(await session.autocomplete('ask', 'outlet', '')).toEqual([]);
  });
});
