import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChatMessage } from '../../src/chat/chat-session.js';
import type { LoopbackSession } from '../../src/chat/loopback/loopback-session.js';
import type { LoopbackUser } from '../../src/chat/loopback/world-model.js';
import { defaultSettings } from '../../src/desk/collection-settings.js';
import { UserError } from '../../src/errors.js';
import { lastCall, openStage, type Stage } from './loopback-stage.js';
import { rememberingDesk } from './remembering-desk.js';

let stage: Stage;

beforeEach(async () => {
  stage = await openStage(rememberingDesk());
});

afterEach(() => stage.close());

const follow = (answerId: string) => `follow-up:${answerId}`;
const inChannel = (user: LoopbackUser, channel: 'news' | 'other' | 'staff' = 'news') =>
  stage.loopback.session(user, { guildId: stage.server.id, channelId: stage.server.channels[channel] });

async function askedBy(session: LoopbackSession, options = {}): Promise<ChatMessage> {
  return (await session.command('ask', { question: 'Who met whom in Ankara?', ...options })).messages[0]!;
}

describe('“Follow up” under an answer', () => {
  it('opens a form for everybody who may read the answer, and answers all where that was for all', async () => {
    const message = await askedBy(inChannel(stage.moderator));
    const member = inChannel(stage.member);
    const form = await member.press(message, follow('answer01'));
    expect(form).toMatchObject({ acknowledged: 'modal', modal: { title: 'Follow up' } });
    const reply = await member.submit(form, { question: 'And what did Turkey say?' });
    expect(reply).toMatchObject({ acknowledged: 'deferred', messages: [{ ephemeral: false, pings: [] }] });
    expect(reply.messages[0]?.embeds[0]?.title).toContain('And what did Turkey say?');
    expect(reply.messages[0]?.embeds[0]?.description).toContain('Taken as a question of its own');
    expect(lastCall(stage.desk, 'ask')).toMatchObject([
      {
        question: 'And what did Turkey say?',
        follows: 'answer01',
        filters: { since: null, until: null, outlet: null },
        audience: { askerId: stage.member.id, channelId: stage.server.channels.news, private: false },
      },
    ]);
  });

  it('goes on from a follow-up, too', async () => {
    const member = inChannel(stage.member);
    const first = await member.press(await askedBy(member), follow('answer01'));
    const second = (await member.submit(first, { question: 'And Greece?' })).messages[0]!;
    const reply = await member.submit(await member.press(second, follow('answer02')), { question: 'Why?' });
    expect(reply.messages).toHaveLength(1);
    expect(lastCall(stage.desk, 'ask')).toMatchObject([{ question: 'Why?', follows: 'answer02' }]);
  });

  it('answers him alone to whom the answer was given alone', async () => {
    const member = inChannel(stage.member);
    const message = await askedBy(member, { private: true });
    const reply = await member.submit(await member.press(message, follow('answer01')), { question: 'When?' });
    expect(reply.messages).toMatchObject([{ ephemeral: true }]);
    expect(lastCall(stage.desk, 'ask')).toMatchObject([{ audience: { private: true } }]);
  });

  it('answers him alone where answers have become private since', async () => {
    await stage.close();
    let privateAnswers = false;
    stage = await openStage({
      ...rememberingDesk(),
      settings: { read: async () => ({ ...defaultSettings, privateAnswers }) },
    });
    const member = inChannel(stage.member);
    const message = await askedBy(member);
    expect(message.ephemeral).toBe(false);
    privateAnswers = true;
    const reply = await member.submit(await member.press(message, follow('answer01')), { question: 'When?' });
    expect(reply.messages).toMatchObject([{ ephemeral: true }]);
    expect(lastCall(stage.desk, 'ask')).toMatchObject([{ audience: { private: true } }]);
  });

  it('answers in a direct message from the person’s own archive', async () => {
    const session = stage.loopback.session(stage.member, { directMessage: true });
    const message = await askedBy(session);
    const reply = await session.submit(await session.press(message, follow('answer01')), {
      question: 'When?',
    });
    expect(reply.messages).toHaveLength(1);
    expect(lastCall(stage.desk, 'ask')).toMatchObject([
      {
        collection: `user:${stage.member.id}`,
        follows: 'answer01',
        audience: { channelId: session.channel.id },
      },
    ]);
  });

  it('knows no answer that a person may not read, before and after the form', async () => {
    await askedBy(inChannel(stage.moderator, 'staff'));
    const forged = stage.loopback.channels.post(
      { guildId: stage.server.id, channelId: stage.server.channels.news },
      stage.loopback.bot,
      {
        components: [
          { type: 1, components: [{ type: 2, style: 2, label: 'x', custom_id: follow('answer01') }] },
        ],
      },
    );
    const reply = await inChannel(stage.member).press(forged, follow('answer01'));
    expect(reply.messages).toMatchObject([{ ephemeral: true }]);
    expect(reply.messages[0]?.content).toContain('I know no answer');
    expect(stage.desk.calls.filter(({ method }) => method === 'ask')).toHaveLength(1);
  });

  it('answers him alone who has an answer of another channel asked on', async () => {
    await askedBy(inChannel(stage.member, 'other'));
    const elsewhere = stage.loopback.channels.post(
      { guildId: stage.server.id, channelId: stage.server.channels.news },
      stage.loopback.bot,
      {
        components: [
          { type: 1, components: [{ type: 2, style: 2, label: 'x', custom_id: follow('answer01') }] },
        ],
      },
    );
    const member = inChannel(stage.member);
    const reply = await member.submit(await member.press(elsewhere, follow('answer01')), {
      question: 'Why?',
    });
    expect(reply.messages).toMatchObject([{ ephemeral: true }]);
  });

  it('is refused by the same rules as /ask, and to him alone', async () => {
    await stage.close();
    let isOver = false;
    stage = await openStage({
      ...rememberingDesk(),
      allowance: {
        async take() {
          if (isOver) throw new UserError('no-questions');
        },
      },
    });
    const member = inChannel(stage.member);
    const form = await member.press(await askedBy(member), follow('answer01'));
    isOver = true;
    const reply = await member.submit(form, { question: 'Why?' });
    expect(reply.messages).toMatchObject([{ ephemeral: true }]);
    expect(reply.messages[0]?.content).toContain('questions are switched off');
    expect(stage.desk.calls.filter(({ method }) => method === 'ask')).toHaveLength(1);
  });

  it('says what is wrong with a question of nothing', async () => {
    const member = inChannel(stage.member);
    const form = await member.press(await askedBy(member), follow('answer01'));
    await expect(member.submit(form, { question: '' })).rejects.toThrow('cannot be left out');
  });
});

describe('/ask in a thread', () => {
  it('asks on from the answer that the thread was opened on', async () => {
    const member = inChannel(stage.member);
    const thread = member.openThread(await askedBy(member), 'Ankara');
    const reply = await thread.command('ask', { question: 'And Greece?', outlet: 'The Quay' });
    expect(reply.messages[0]?.ephemeral).toBe(false);
    expect(lastCall(stage.desk, 'ask')).toMatchObject([
      { follows: 'answer01', filters: { outlet: 'The Quay' }, audience: { channelId: thread.channel.id } },
    ]);
  });

  it('asks on from the last answer in the thread', async () => {
    const member = inChannel(stage.member);
    const thread = member.openThread(await askedBy(member), 'Ankara');
    await thread.command('ask', { question: 'And Greece?' });
    await thread.command('ask', { question: 'Why?' });
    expect(lastCall(stage.desk, 'ask')).toMatchObject([{ question: 'Why?', follows: 'answer02' }]);
  });

  it('does not tell others what a person asked for himself', async () => {
    const member = inChannel(stage.member);
    const thread = member.openThread(null, 'Talk');
    await thread.command('ask', { question: 'Who is being dismissed?', private: true });
    await thread.command('ask', { question: 'When?' });
    expect(lastCall(stage.desk, 'ask')[0]).not.toHaveProperty('follows');
    await thread.command('ask', { question: 'Why?', private: true });
    expect(lastCall(stage.desk, 'ask')).toMatchObject([{ follows: 'answer02' }]);
  });

  it('is a plain question in a thread without an answer, and in a channel', async () => {
    const member = inChannel(stage.member);
    const thread = member.openThread(await member.say('Look at this'), 'Talk');
    await thread.command('ask', { question: 'Who won?' });
    expect(lastCall(stage.desk, 'ask')[0]).not.toHaveProperty('follows');
    await askedBy(member);
    await askedBy(member);
    expect(lastCall(stage.desk, 'ask')[0]).not.toHaveProperty('follows');
  });
});
