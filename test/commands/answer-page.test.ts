import { afterEach, describe, expect, it } from 'vitest';
import type { Answer } from '../../src/archive/answer.js';
import type { ChatMessage } from '../../src/chat/chat-session.js';
import type { FindAnswerRequest } from '../../src/desk/desk.js';
import { readQuotations } from '../../src/discord/markdown/quotation-block.js';
import { UserError } from '../../src/errors.js';
import { answerWith, findingWith, sourceWith } from '../discord/answer-fixtures.js';
import { lastCall, openStage, type Stage } from './loopback-stage.js';

let stage: Stage;
const place = () => ({ guildId: stage.server.id, channelId: stage.server.channels.news });

afterEach(() => stage.close());

const numbers = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const sentence = (n: number): string => `Lock ${n} of the canal was closed at dusk.`;

/** Ten findings: three pages. */
function longAnswer(askerId: string, isPrivate = false): Answer {
  return answerWith({
    question: 'Is the canal open?',
    findings: numbers.map((n) => findingWith(sentence(n), n)),
    sources: numbers.map((n) => sourceWith({ n })),
    audience: { askerId, channelId: stage.server.channels.news, private: isPrivate },
  });
}

/** A stage on which the member has asked for, and got, a long answer. */
async function answered(options: { readonly private?: boolean } = {}): Promise<ChatMessage> {
  const answer = () => longAnswer(stage.member.id, options.private);
  stage = await openStage({ ask: async () => answer(), findAnswer: async () => answer() });
  const session = stage.loopback.session(stage.member, place());
  const reply = await session.command('ask', { question: 'Is the canal open?', ...options });
  return reply.messages[0]!;
}

function shownIn(message: ChatMessage | undefined): readonly (string | null)[] {
  return readQuotations(message?.embeds[0]?.description ?? '').map(({ slice }) => slice);
}

const customIds = (message: ChatMessage | undefined): readonly string[] =>
  [...JSON.stringify(message?.components ?? []).matchAll(/"custom_id":"(page:[^"]+)"/g)].map(
    ([, id]) => id ?? '',
  );
const next = (message: ChatMessage): string => customIds(message)[1] ?? '';
const previous = (message: ChatMessage): string => customIds(message)[0] ?? '';

describe('the pages of an answer', () => {
  it('begin with the best four, and say how many there are', async () => {
    const message = await answered();
    expect(shownIn(message)).toEqual([1, 2, 3, 4].map(sentence));
    expect(message.embeds[0]?.footer?.text).toContain('page 1 of 3');
  });

  it('are turned by the asker in the message that all see', async () => {
    const message = await answered();
    const session = stage.loopback.session(stage.member, place());
    const turned = await session.press(message, next(message));
    expect(turned.acknowledged).toBe('deferred');
    const seen = stage.loopback.session(stage.moderator, place()).messages();
    expect(seen).toHaveLength(1);
    expect(shownIn(seen[0])).toEqual([5, 6, 7, 8].map(sentence));
    const last = await session.press(seen[0]!, next(seen[0]!));
    expect(shownIn(last.messages[0])).toEqual([9, 10].map(sentence));
    const back = await session.press(last.messages[0]!, previous(last.messages[0]!));
    expect(shownIn(back.messages[0])).toEqual([5, 6, 7, 8].map(sentence));
  });

  it('are shown to anybody else by himself, and turned on there', async () => {
    const message = await answered();
    const session = stage.loopback.session(stage.moderator, place());
    const turned = await session.press(message, next(message));
    const own = turned.messages[0]!;
    expect(own.id).not.toBe(message.id);
    expect(own.ephemeral).toBe(true);
    expect(shownIn(own)).toEqual([5, 6, 7, 8].map(sentence));
    const further = await session.press(own, next(own));
    expect(further.messages[0]?.id).toBe(own.id);
    expect(shownIn(further.messages[0])).toEqual([9, 10].map(sentence));
    const seen = stage.loopback.session(stage.member, place()).messages();
    expect(seen.map(shownIn)).toEqual([[1, 2, 3, 4].map(sentence)]);
    expect(lastCall(stage.desk, 'findAnswer')[0]).toMatchObject({
      answer: 'k3v9q2xw',
      readerId: stage.moderator.id,
    } satisfies Partial<FindAnswerRequest>);
  });

  it('of a private answer are turned where it stands', async () => {
    const message = await answered({ private: true });
    const session = stage.loopback.session(stage.member, place());
    const turned = await session.press(message, next(message));
    expect(turned.messages[0]).toMatchObject({ id: message.id, ephemeral: true });
    expect(shownIn(turned.messages[0])).toEqual([5, 6, 7, 8].map(sentence));
    expect(stage.loopback.session(stage.moderator, place()).messages()).toEqual([]);
  });

  it('are turned in a direct message', async () => {
    stage = await openStage({
      ask: async () => longAnswer(stage.member.id),
      findAnswer: async () => longAnswer(stage.member.id),
    });
    const session = stage.loopback.session(stage.member, { directMessage: true });
    const [message] = (await session.command('ask', { question: 'Is the canal open?' })).messages;
    const turned = await session.press(message!, next(message!));
    expect(turned.messages[0]?.id).toBe(message?.id);
    expect(shownIn(turned.messages[0])).toEqual([5, 6, 7, 8].map(sentence));
  });

  it('stay in the language in which the answer was given', async () => {
    const answer = async () => longAnswer(stage.member.id);
    stage = await openStage({ ask: answer, findAnswer: answer });
    stage.member.locale = 'de';
    const footers: (string | undefined)[] = [];
    for (const where of [place(), { directMessage: true } as const]) {
      const session = stage.loopback.session(stage.member, where);
      const told = await session.tell('directMessage' in where ? 'open?' : '@Dateline open?');
      const asked = await session.command('ask', { question: 'Is the canal open?' });
      for (const [message] of [told.messages, asked.messages]) {
        const turned = await session.press(message!, next(message!));
        expect(turned.messages[0]?.id).toBe(message?.id);
        footers.push(turned.messages[0]?.embeds[0]?.footer?.text);
      }
    }
    const [english, german] = [
      expect.stringContaining('page 2 of 3'),
      expect.stringContaining('Seite 2 von 3'),
    ];
    expect(footers).toEqual([english, german, english, german]);
  });

  it('are fewer after an article was removed: the last that there is, is shown', async () => {
    let isRemoved = false;
    const findAnswer = async () => {
      const answer = longAnswer(stage.member.id);
      return isRemoved ? { ...answer, findings: answer.findings.slice(0, 5) } : answer;
    };
    stage = await openStage({ ask: findAnswer, findAnswer });
    const session = stage.loopback.session(stage.member, place());
    const [message] = (await session.command('ask', { question: 'Is the canal open?' })).messages;
    const [second] = (await session.press(message!, next(message!))).messages;
    isRemoved = true;
    const [turned] = (await session.press(second!, next(second!))).messages;
    expect(shownIn(turned)).toEqual([sentence(5)]);
    expect(turned?.embeds[0]?.footer?.text).toContain('page 2 of 2');
  });

  it('stay as they are where the answer may no longer be read, and whoever pressed is told so', async () => {
    stage = await openStage({
      ask: async () => longAnswer(stage.member.id),
      findAnswer: () => Promise.reject(new UserError('no-answer', { answer: 'abcd1234' })),
    });
    const session = stage.loopback.session(stage.member, place());
    const [message] = (await session.command('ask', { question: 'Is the canal open?' })).messages;
    const reply = await session.press(message!, next(message!));
    expect(reply.messages.at(-1)).toMatchObject({
      ephemeral: true,
      content:
        'I know no answer "abcd1234" that you can read\\: give the id under an answer, or the link of its message.',
    });
    expect(shownIn(session.messages()[0])).toEqual([1, 2, 3, 4].map(sentence));
  });

  it('have no buttons where one holds all', async () => {
    stage = await openStage({ ask: async () => answerWith() });
    const [message] = (
      await stage.loopback.session(stage.member, place()).command('ask', { question: 'When?' })
    ).messages;
    expect(customIds(message)).toEqual([]);
  });
});
