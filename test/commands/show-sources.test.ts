import { afterEach, describe, expect, it } from 'vitest';
import type { ChatMessage } from '../../src/chat/chat-session.js';
import type { Desk, FindAnswerRequest } from '../../src/desk/desk.js';
import { UserError } from '../../src/errors.js';
import { answerWith } from '../discord/answer-fixtures.js';
import { lastCall, openStage, type Stage } from './loopback-stage.js';

let stage: Stage;
const menu = 'Show sources';
const news = () => ({ guildId: stage.server.id, channelId: stage.server.channels.news });
const request = () => lastCall(stage.desk, 'findAnswer')[0] as FindAnswerRequest;
const noAnswer: Desk['findAnswer'] = async () => {
  throw new UserError('no-answer', { answer: 'abcd1234' });
};
const ask = async () => answerWith();

async function asked(place = news()): Promise<ChatMessage> {
  const reply = await stage.loopback.session(stage.member, place).command('ask', { question: 'When?' });
  return reply.messages[0]!;
}

afterEach(() => stage.close());

describe('“Show sources”', () => {
  it('cites the answer in a message of the bot, for whoever uses it and nobody else', async () => {
    stage = await openStage({ ask, findAnswer: async () => answerWith() });
    const message = await asked();
    const reply = await stage.loopback.session(stage.moderator, news()).menu(menu, message);
    expect(reply.messages).toHaveLength(1);
    expect(reply.messages[0]?.ephemeral).toBe(true);
    expect(reply.messages[0]?.embeds[0]?.description).toContain('[1] Harbour bridge opens');
    expect(request()).toMatchObject({
      collection: `guild:${stage.server.id}`,
      answer: 'k3v9q2xw',
      readerId: stage.moderator.id,
      channelId: stage.server.channels.news,
    });
    expect(request().canSee?.(stage.server.channels.staff)).toBe(true);
  });

  it('finds it by the message where no button names it', async () => {
    stage = await openStage({ findAnswer: async () => answerWith() });
    const message = stage.loopback.channels.post(news(), botUser(), { content: 'An answer without buttons' });
    await stage.loopback.session(stage.member, news()).menu(menu, message);
    expect(request().answer).toBe(message.id);
  });

  it('finds it by sources that were shown, too', async () => {
    stage = await openStage({ findAnswer: async () => answerWith() });
    const session = stage.loopback.session(stage.member, news());
    const shown = await session.command('sources', { format: 'csl-json' });
    const reply = await session.menu(menu, shown.messages[0]!);
    expect(request().answer).toBe('k3v9q2xw');
    expect(reply.messages[0]?.embeds[0]?.description).toContain('<https://quayside.example/bridge/1>');
  });

  it('works in a direct message', async () => {
    stage = await openStage({ ask, findAnswer: async () => answerWith() });
    const session = stage.loopback.session(stage.member, { directMessage: true });
    const question = await session.command('ask', { question: 'When?' });
    const reply = await session.menu(menu, question.messages[0]!);
    expect(reply.messages[0]?.embeds[0]?.description).toContain('[1] Harbour bridge opens');
    expect(request()).toMatchObject({ collection: `user:${stage.member.id}`, canSee: null });
  });

  it('says so of a message of somebody else, and asks nothing', async () => {
    stage = await openStage({ findAnswer: async () => answerWith() });
    const session = stage.loopback.session(stage.member, news());
    const reply = await session.menu(menu, await session.say('sources:k3v9q2xw'));
    expect(reply.messages).toMatchObject([
      {
        content: 'That message is not mine\\: use “Show sources” on one of my answers.',
        ephemeral: true,
      },
    ]);
    expect(stage.desk.calls.filter(({ method }) => method === 'findAnswer')).toEqual([]);
  });

  it('says the same of a message without an answer and of an answer that one may not read', async () => {
    stage = await openStage({ ask, findAnswer: noAnswer });
    const session = stage.loopback.session(stage.moderator, news());
    const help = stage.loopback.channels.post(news(), botUser(), { content: 'Help' });
    const none = await session.menu(menu, help);
    const hidden = await session.menu(menu, await asked());
    expect(none.messages[0]).toMatchObject({ ephemeral: true, embeds: [] });
    expect(none.messages[0]?.content).toContain('I know no answer in that message that you can read');
    expect(hidden.messages[0]?.content).toBe(none.messages[0]?.content);
  });
});

/** The bot as whoever writes a message of it. */
function botUser() {
  const { id, username } = stage.bot.client.user;
  return { id, name: username, locale: 'en-US', isBot: true } as const;
}
