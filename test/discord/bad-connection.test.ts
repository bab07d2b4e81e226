import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MentionHandler } from '../../src/discord/mention-handler.js';
import { HeldWork } from '../held-work.js';
import { command, openRouterBot, type RouterBot } from './router-bot.js';

let stage: RouterBot;

beforeEach(async () => {
  stage = await openRouterBot();
});
afterEach(() => stage.close());

const slow = command('slow', 'public', async (interaction) => {
  await wait(100);
  await interaction.editReply('done');
});

const echo: MentionHandler = {
  name: 'echo',
  takes: () => true,
  async execute(message) {
    await message.reply(message.content);
  },
};

describe('over a bad connection the bot', () => {
  it.each([
    ['fails', (count: number) => stage.loopback.failNext(count)],
    ['limits the rate', (count: number) => stage.loopback.rateLimitNext(count)],
  ])('answers commands and messages although Discord %s', async (_what, spoil) => {
    await stage.start({ commands: [slow], messages: [echo] });
    spoil(2);
    expect((await stage.session.command('slow')).messages).toMatchObject([{ content: 'done' }]);
    spoil(2);
    expect((await stage.session.tell('hello')).messages).toMatchObject([{ content: 'hello' }]);
    expect(stage.logged).toEqual([]);
  });

  it('answers what came while the gateway was gone, once', async () => {
    await stage.start({ commands: [slow], messages: [echo] });
    stage.loopback.dropGatewayConnections();
    const replies = await Promise.all([stage.session.command('slow'), stage.session.tell('hello')]);
    await wait(50);
    expect(replies.map(({ messages }) => messages[0]?.content)).toEqual(['done', 'hello']);
    expect(stage.session.messages().filter(({ author }) => author === 'Dateline')).toHaveLength(2);
  });

  it('goes on with what it had begun when the gateway goes', async () => {
    const held = new HeldWork();
    const long = command('long', 'public', async (interaction) => {
      await held.do();
      await interaction.editReply('done');
    });
    await stage.start({ commands: [long] });
    const underWay = stage.session.command('long');
    await held.begun;
    stage.loopback.dropGatewayConnections();
    held.release();
    expect((await underWay).messages).toMatchObject([{ content: 'done' }]);
  });
});
