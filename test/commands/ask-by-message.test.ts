import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LoopbackSession } from '../../src/chat/loopback/loopback-session.js';
import { defaultSettings } from '../../src/desk/collection-settings.js';
import { UserError } from '../../src/errors.js';
import { lastCall, openStage, type Stage } from './loopback-stage.js';
import { rememberingDesk } from './remembering-desk.js';

let stage: Stage;
let news: LoopbackSession;

beforeEach(async () => {
  stage = await openStage(rememberingDesk());
  news = stage.loopback.session(stage.member, {
    guildId: stage.server.id,
    channelId: stage.server.channels.news,
  });
});

afterEach(() => stage.close());

const asks = () => stage.desk.calls.filter(({ method }) => method === 'ask');

describe('a message that mentions the bot', () => {
  it('is a question, answered below it for all, pinging nobody', async () => {
    const { messages } = await news.tell('@Dateline  Who met\nwhom in Ankara?');
    expect(messages).toMatchObject([{ ephemeral: false, pings: [] }]);
    expect(messages[0]?.embeds[0]?.description).toContain('> The bridge opens on Friday at noon.');
    const [request] = lastCall(stage.desk, 'ask');
    expect(request).toMatchObject({
      collection: `guild:${stage.server.id}`,
      question: 'Who met whom in Ankara?',
      audience: { askerId: stage.member.id, channelId: stage.server.channels.news, private: false },
    });
    expect(request).not.toHaveProperty('follows');
    expect(lastCall(stage.desk, 'attachMessage')[2]).toBe(messages[0]?.id);
  });

  it('asks on where it is a reply to an answer, and from that reply again', async () => {
    const [first] = (await news.tell('@Dateline Who met whom in Ankara?')).messages;
    const [second] = (await news.tell('and what did Turkey say?', { replyTo: first! })).messages;
    expect(lastCall(stage.desk, 'ask')).toMatchObject([
      { question: 'and what did Turkey say?', follows: 'answer01' },
    ]);
    await news.tell('why? @Dateline', { replyTo: second!, pings: false });
    expect(lastCall(stage.desk, 'ask')).toMatchObject([{ question: 'why?', follows: 'answer02' }]);
  });

  it('asks on from what a command answered', async () => {
    const [answer] = (await news.command('ask', { question: 'Who met whom in Ankara?' })).messages;
    await news.tell('When?', { replyTo: answer! });
    expect(lastCall(stage.desk, 'ask')).toMatchObject([{ question: 'When?', follows: 'answer01' }]);
  });

  it('asks on in the thread of an answer', async () => {
    const [answer] = (await news.tell('@Dateline Who met whom in Ankara?')).messages;
    const thread = news.openThread(answer!, 'Ankara');
    await thread.tell('@Dateline and Greece?');
    expect(lastCall(stage.desk, 'ask')).toMatchObject([
      { follows: 'answer01', audience: { channelId: thread.channel.id } },
    ]);
    await thread.tell('@Dateline why?');
    expect(lastCall(stage.desk, 'ask')).toMatchObject([{ follows: 'answer02' }]);
  });

  it('is a question of its own as a reply to anything else', async () => {
    await news.command('ask', { question: 'Who met whom in Ankara?' });
    const said = await news.say('Look at this');
    await news.tell('@Dateline who won?', { replyTo: said });
    expect(lastCall(stage.desk, 'ask')[0]).not.toHaveProperty('follows');
  });

  it('does not ask on from what was answered to one person alone', async () => {
    const thread = news.openThread(null, 'Talk');
    await thread.command('ask', { question: 'Who is being dismissed?', private: true });
    await thread.tell('@Dateline when?');
    expect(lastCall(stage.desk, 'ask')[0]).not.toHaveProperty('follows');
  });

  it('is told in one sentence what to do where it says nothing else', async () => {
    const { messages } = await news.tell('@Dateline  ');
    expect(messages).toMatchObject([{ embeds: [], pings: [] }]);
    expect(messages[0]?.content).toMatch(/^Ask me something, as “Who met whom in Ankara\?”; .*\.$/);
    expect(asks()).toEqual([]);
  });

  it('is refused by the same rules as /ask, and counted once where it says something', async () => {
    await stage.close();
    const taken: unknown[] = [];
    stage = await openStage({
      ...rememberingDesk(),
      allowance: {
        async take(request) {
          taken.push(request);
          throw new UserError('no-questions');
        },
      },
    });
    const place = { guildId: stage.server.id, channelId: stage.server.channels.news };
    const session = stage.loopback.session(stage.member, place);
    const { messages } = await session.tell('@Dateline who won?');
    expect(messages[0]?.content).toContain('questions are switched off');
    await session.tell('@Dateline');
    expect(taken).toMatchObject([{ kind: 'question', personId: stage.member.id, isExempt: false }]);
    expect(asks()).toEqual([]);
  });

  it('is pointed to the command where answers are private, and counts as no question', async () => {
    await stage.close();
    const taken: unknown[] = [];
    stage = await openStage({
      ...rememberingDesk(),
      settings: { read: async () => ({ ...defaultSettings, privateAnswers: true }) },
      allowance: { take: async (request) => void taken.push(request) },
    });
    const place = { guildId: stage.server.id, channelId: stage.server.channels.news };
    const session = stage.loopback.session(stage.member, place);
    const { messages } = await session.tell('@Dateline who won?');
    expect(messages).toMatchObject([{ embeds: [], components: [], pings: [] }]);
    expect(messages[0]?.content).toMatch(/^Answers are private in this server: ask with .*ask.*\.$/);
    expect([asks(), taken]).toEqual([[], []]);
    const own = stage.loopback.session(stage.member, { directMessage: true });
    expect((await own.tell('who won?')).messages[0]?.embeds).toHaveLength(1);
    expect(taken).toHaveLength(1);
  });

  it('calls others who are mentioned by their names', async () => {
    await news.tell('@Dateline what did @ana write about Ankara?');
    expect(lastCall(stage.desk, 'ask')).toMatchObject([{ question: 'what did @ana write about Ankara?' }]);
  });

  it('is answered in the language of the server', async () => {
    const german = stage.loopback.addGuild({ name: 'Redaktion', channels: ['news'], locale: 'de' });
    const place = { guildId: german.id, channelId: german.channels.news };
    const { messages } = await stage.loopback.session(stage.member, place).tell('@Dateline');
    expect(messages[0]?.content).toContain('Frag mich etwas');
  });
});

describe('a direct message', () => {
  it('is a question to the person’s own archive, and a reply to an answer asks on', async () => {
    const own = stage.loopback.session(stage.member, { directMessage: true });
    const [first] = (await own.tell('Who met whom in Ankara?')).messages;
    expect(lastCall(stage.desk, 'ask')).toMatchObject([
      { collection: `user:${stage.member.id}`, audience: { channelId: own.channel.id } },
    ]);
    await own.tell('Who won?');
    expect(lastCall(stage.desk, 'ask')[0]).not.toHaveProperty('follows');
    await own.tell('and Greece?', { replyTo: first! });
    expect(lastCall(stage.desk, 'ask')).toMatchObject([{ follows: 'answer01' }]);
    const file = { name: 'notes.txt', bytes: Buffer.from('Who won?') };
    const { messages } = await own.tell('', { files: [file] });
    expect(messages[0]?.content).toContain('Ask me something');
  });
});
