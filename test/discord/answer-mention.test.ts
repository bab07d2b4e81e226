import { setTimeout as wait } from 'node:timers/promises';
import { MessageFlags, MessageType } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LoopbackSession } from '../../src/chat/loopback/loopback-session.js';
import type { LoopbackServer } from '../../src/chat/loopback/make-server.js';
import type { MentionHandler } from '../../src/discord/mention-handler.js';
import { UserError } from '../../src/errors.js';
import { HeldWork } from '../held-work.js';
import { openRouterBot, type RouterBot } from './router-bot.js';

let stage: RouterBot;
let server: LoopbackServer<'news'>;
let news: LoopbackSession;
/** What reached a handler. */
let taken: string[];

beforeEach(async () => {
  taken = [];
  stage = await openRouterBot();
  server = stage.loopback.addGuild({ name: 'Newsroom', channels: ['news'] });
  news = stage.loopback.session(stage.session.user, inNews());
});

afterEach(() => stage.close());

const inNews = () => ({ guildId: server.id, channelId: server.channels.news });

/** Says the message again. */
const echo = (
  name = 'echo',
  execute: MentionHandler['execute'] = async (message) => {
    await message.reply({ content: message.cleanContent, allowedMentions: { repliedUser: false } });
  },
  takes: MentionHandler['takes'] = () => true,
): MentionHandler => ({
  name,
  takes,
  async execute(message, context) {
    taken.push(name);
    await execute(message, context);
  },
});

const failing = (thrown: Error) => echo('failing', () => Promise.reject(thrown));

describe('a message to the bot', () => {
  it('is brought to its handler in a server, where it mentions the bot', async () => {
    await stage.start({ messages: [echo()] });
    const reply = await news.tell('@Dateline what is new?');
    expect(reply.messages).toMatchObject([
      { content: '@Dateline what is new?', pings: [], ephemeral: false },
    ]);
  });

  it('is brought to its handler in direct messages, from the first one on', async () => {
    await stage.start({ messages: [echo()] });
    expect((await stage.session.tell('what is new?')).messages).toMatchObject([{ content: 'what is new?' }]);
  });

  it('is a reply to the bot as well', async () => {
    await stage.start({ messages: [echo()] });
    const [first] = (await news.tell('@Dateline hello')).messages;
    expect((await news.tell('and Turkey?', { replyTo: first! })).messages).toMatchObject([
      { content: 'and Turkey?' },
    ]);
  });

  it('is dealt with by the first that takes it, alone', async () => {
    const never = echo('never', undefined, () => false);
    const later = echo('later', undefined, async (message, { desk }) => {
      await wait(10);
      return desk === stage.desk && message.content.includes('Turkey');
    });
    await stage.start({ messages: [never, later, echo('last')] });
    await news.tell('@Dateline and Turkey?');
    await news.tell('@Dateline and Greece?');
    expect(taken).toEqual(['later', 'last']);
  });

  it('is passed over where none takes it, or there is none', async () => {
    const bot = await stage.start({ messages: [echo('never', undefined, () => false)] });
    expect(await news.tell('@Dateline hello')).toMatchObject({ acknowledged: 'nothing', messages: [] });
    await bot.close();
    await stage.start({});
    expect(await stage.session.tell('hello')).toMatchObject({ acknowledged: 'nothing', messages: [] });
  });

  it('is none where it was written to somebody else, to all, by a bot, a webhook or Discord', async () => {
    await stage.start({ messages: [echo()] });
    const { loopback } = stage;
    const mention = { content: `<@${loopback.bot.id}> hi` };
    const toBot = { ...mention, mentions: [{ id: loopback.bot.id, username: 'Dateline' }] as never };
    const other = loopback.addBot({ name: 'Other bot' });
    await news.say('hello, all of you');
    await news.say('@everyone hello');
    loopback.channels.post(inNews(), other, toBot);
    loopback.channels.post(inNews(), news.user, { ...toBot, webhook_id: '77' });
    loopback.channels.post(inNews(), news.user, { ...toBot, type: MessageType.ChannelPinnedMessage });
    loopback.channels.post(inNews(), loopback.bot, toBot);
    // What comes after them is answered, so they have been heard.
    await news.tell('@Dateline hi');
    expect(taken).toEqual(['echo']);
  });
});

describe('what a handler throws', () => {
  it('is told below the message in the words of a UserError, pinging nobody', async () => {
    await stage.start({ messages: [failing(new UserError('bad-line', 'No @everyone; ask <@1> again.'))] });
    const { messages } = await news.tell('@Dateline hello');
    expect(messages).toMatchObject([{ content: 'No \\@everyone; ask \\<\\@1\\> again.', pings: [] }]);
    const sent = stage.loopback.requests.findLast(({ method }) => method === 'POST');
    expect(sent?.body).toMatchObject({ message_reference: { fail_if_not_exists: false } });
    expect(stage.logged).toEqual([]);
  });

  it('is told in the language of the server', async () => {
    const { loopback } = stage;
    await stage.start({ messages: [failing(new UserError('bad-time-zone', { zone: 'Mars' }))] });
    const german = loopback.addGuild({ name: 'Redaktion', channels: ['news'], locale: 'de' });
    const place = { guildId: german.id, channelId: german.channels.news };
    const { messages } = await loopback.session(news.user, place).tell('@Dateline hallo');
    expect(messages[0]?.content).toContain('„Mars“ ist keine Zeitzone');
  });

  it('is logged and told by its number where it is anything else', async () => {
    await stage.start({ messages: [failing(new Error('disk is gone'))] });
    const { messages } = await stage.session.tell('hello');
    const [, id] = /\(error ([0-9a-f]{6})\)/.exec(messages[0]?.content ?? '') ?? [];
    expect(messages[0]?.content).not.toContain('disk');
    expect(stage.logged).toMatchObject([
      { name: 'failing', errorId: id, error: { message: 'disk is gone' } },
    ]);
    expect(JSON.stringify(stage.logged)).not.toContain('hello');
  });

  it('is told as well where the handler could not decide whether it takes the message', async () => {
    const doubtful = echo('doubtful', undefined, () =>
      Promise.reject(new UserError('bad-line', 'Which one?')),
    );
    await stage.start({ messages: [doubtful] });
    expect((await news.tell('@Dateline hello')).messages).toMatchObject([{ content: 'Which one?' }]);
  });

  it('is logged where the channel is closed to the bot, and the next message is answered', async () => {
    await stage.start({ messages: [failing(new UserError('bad-line', 'Nothing there.'))] });
    stage.loopback.channels.keepBotFrom(inNews(), 'writing');
    expect((await news.tell('@Dateline hello')).messages).toEqual([]);
    expect(stage.logged).toMatchObject([{ level: 40, name: 'failing', error: { code: 50_013 } }]);
    expect((await stage.session.tell('hello')).messages).toMatchObject([{ content: 'Nothing there.' }]);
  });

  it('is told although the message has been deleted meanwhile', async () => {
    const slow = echo('slow', async (message) => {
      await wait(50);
      await message.channel.sendTyping();
      news.delete(news.messages()[0]!);
      throw new UserError('bad-line', 'Nothing there.');
    });
    await stage.start({ messages: [slow] });
    expect((await news.tell('@Dateline hello')).messages).toMatchObject([{ content: 'Nothing there.' }]);
  });
});

describe('shutting down', () => {
  it('finishes the answers to messages under way, and turns away what comes then', async () => {
    const held = new HeldWork();
    const slow = echo('slow', async (message) => {
      await held.do();
      await message.reply({ content: 'finished', flags: MessageFlags.SuppressNotifications });
    });
    const bot = await stage.start({ messages: [slow] });
    const underWay = news.tell('@Dateline hello');
    await held.begun;
    const closing = bot.close();
    const turnedAway = await stage.session.tell('hello');
    expect(turnedAway.messages[0]?.content).toContain('restarted');
    held.release();
    expect((await underWay).messages).toMatchObject([{ content: 'finished' }]);
    await closing;
    expect(taken).toEqual(['slow']);
  });
});
