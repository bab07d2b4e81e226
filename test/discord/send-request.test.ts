import { afterEach, expect, it } from 'vitest';
import { Agent, getGlobalDispatcher, setGlobalDispatcher } from 'undici';
import { openStage, type Stage } from '../commands/loopback-stage.js';
import { answerWith } from './answer-fixtures.js';

let stage: Stage;
const before = getGlobalDispatcher();

afterEach(async () => {
  await stage.close();
  setGlobalDispatcher(before);
});

it('sends files whole, also where our undici was loaded before that of discord.js', async () => {
  setGlobalDispatcher(new Agent());
  const title = 'Ünlü köprü 東京 "x"\r\n--boundary';
  stage = await openStage({ findAnswer: async () => answerWith({ question: title }) });
  const session = stage.loopback.session(stage.member, { directMessage: true });
  const reply = await session.command('sources', { format: 'csl-json' });
  const [file] = reply.messages[0]?.attachments ?? [];
  expect(file?.name).toBe('sources.json');
  expect(JSON.parse(Buffer.from(file?.bytes ?? []).toString())).toMatchObject([{ id: 'article-1' }]);
  expect(reply.messages[0]?.embeds[0]?.title).toContain('東京');
});
