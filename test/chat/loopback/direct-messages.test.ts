import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LoopbackSession } from '../../../src/chat/loopback/loopback-session.js';
import type { LoopbackUser } from '../../../src/chat/loopback/world-model.js';
import { judge } from '../../discord-harness/openapi-judge.js';
import { startTestBot, type TestBot } from '../test-bot.js';

let bot: TestBot;
let ana: LoopbackUser;
let direct: LoopbackSession;

beforeEach(async () => {
  bot = await startTestBot();
  ana = bot.loopback.addUser({ name: 'Ana' });
  direct = bot.loopback.session(ana, { directMessage: true });
});

afterEach(() => bot.close());

describe('a direct message that the bot begins', () => {
  it('reaches the person, always in the same channel', async () => {
    const user = await bot.client.users.fetch(ana.id);
    const first = await user.send('Your article is there.');
    const second = await (await user.createDM(true)).send('And another.');
    expect(first.channelId).toBe(second.channelId);
    expect(direct.messages()).toMatchObject([
      { content: 'Your article is there.', author: 'Dateline', channelId: first.channelId, ephemeral: false },
      { content: 'And another.' },
    ]);
    const ben = bot.loopback.session(bot.loopback.addUser({ name: 'Ben' }), { directMessage: true });
    expect(ben.messages()).toEqual([]);
    expect(bot.loopback.requests.flatMap((request) => judge(request))).toEqual([]);
  });

  it('is refused by a person who takes none, until he does', async () => {
    const user = await bot.client.users.fetch(ana.id);
    bot.loopback.channels.refuseDirectMessages(ana);
    await expect(user.send('hello')).rejects.toMatchObject({ code: 50_007, status: 403 });
    expect(direct.messages()).toEqual([]);
    bot.loopback.channels.acceptDirectMessages(ana);
    await user.send('hello again');
    expect(direct.messages()).toMatchObject([{ content: 'hello again' }]);
  });

  it('goes to no bot, and to nobody who is not there', async () => {
    const other = bot.loopback.addBot({ name: 'Other' });
    const open = (id: string) => bot.client.rest.post('/users/@me/channels', { body: { recipient_id: id } });
    for (const id of [other.id, '123']) await expect(open(id)).rejects.toMatchObject({ code: 50_033 });
  });
});
