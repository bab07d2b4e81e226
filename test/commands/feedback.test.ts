import { afterEach, describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.js';
import { answerWith } from '../discord/answer-fixtures.js';
import { lastCall, openStage, type Stage } from './loopback-stage.js';

const answer = answerWith();
const given = () => lastCall(stage.desk, 'opinions.give');
let stage: Stage;

afterEach(() => stage.close());

async function open(mayRead = true): Promise<void> {
  stage = await openStage({
    ask: async () => answer,
    findAnswer: async () => {
      if (mayRead) return answer;
      throw new UserError('no-answer', { answer: 'abcd1234' });
    },
    opinions: { give: async () => undefined },
  });
}

describe.each(['a server', 'a direct message'])('thumbs under an answer in %s', (where) => {
  const enter = (person = stage.member) =>
    stage.loopback.session(
      person,
      where === 'a server'
        ? { guildId: stage.server.id, channelId: stage.server.channels.news }
        : { directMessage: true },
    );
  const collection = () => (where === 'a server' ? `guild:${stage.server.id}` : `user:${stage.member.id}`);
  const asked = async () => {
    const [message] = (await enter().command('ask', { question: 'When does the bridge open?' })).messages;
    if (!message) throw new Error('There is no answer.');
    return message;
  };

  it('up: is noted, and thanked for privately', async () => {
    await open();
    const reply = await enter().press(await asked(), `helpful:${answer.id}`);
    expect(reply.messages[0]).toMatchObject({
      ephemeral: true,
      content: expect.stringContaining('thank you'),
    });
    const opinion = { answerId: answer.id, personId: stage.member.id, helpful: true, reason: null };
    expect(given()).toEqual([collection(), opinion]);
  });

  it('down: counts at once, and a reason may be given', async () => {
    await open();
    const message = await asked();
    const session = enter();
    const pressed = await session.press(message, `unhelpful:${answer.id}`);
    expect(pressed.modal?.title).toBe('What is wrong with this answer?');
    expect(given()[1]).toMatchObject({ helpful: false, reason: null });
    const reason = '  The wrong bridge. @everyone  ';
    const sent = await session.submit(pressed, { reason });
    expect(sent.messages[0]).toMatchObject({ ephemeral: true, pings: [] });
    expect(given()[1]).toMatchObject({ helpful: false, reason: 'The wrong bridge. @everyone' });
    await session.submit(pressed, { reason: '  ' });
    expect(given()[1]).toMatchObject({ helpful: false, reason: null });
  });

  it('of an answer that one may not read: nothing is kept', async () => {
    await open(false);
    const message = await asked();
    for (const button of ['helpful', 'unhelpful']) {
      const reply = await enter().press(message, `${button}:${answer.id}`);
      expect(reply.messages[0]).toMatchObject({
        ephemeral: true,
        content:
          'I know no answer "abcd1234" that you can read\\: give the id under an answer, or the link of its message.',
      });
      expect(reply.modal).toBeNull();
    }
    expect(given()).toEqual([]);
  });
});
