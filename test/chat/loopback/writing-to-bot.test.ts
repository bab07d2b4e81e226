import { Events, GatewayIntentBits, MessageType, Partials, type Message } from 'discord.js';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LoopbackSession } from '../../../src/chat/loopback/loopback-session.js';
import type { LoopbackServer } from '../../../src/chat/loopback/make-server.js';
import type { LoopbackUser } from '../../../src/chat/loopback/world-model.js';
import { judge } from '../../discord-harness/openapi-judge.js';
import { delay, startTestBot, type TestBot } from '../test-bot.js';

let bot: TestBot;
let server: LoopbackServer<'news'>;
let ana: LoopbackUser;
let news: LoopbackSession;
let direct: LoopbackSession;
let heard: Message[];

beforeAll(async () => {
  const { Guilds, GuildMessages, DirectMessages } = GatewayIntentBits;
  bot = await startTestBot({
    intents: [Guilds, GuildMessages, DirectMessages],
    partials: [Partials.Channel],
  });
  const { loopback } = bot;
  server = loopback.addGuild({ name: 'Press', channels: ['news'] });
  ana = loopback.addUser({ name: 'Ana Lima' });
  news = loopback.session(ana, { guildId: server.id, channelId: server.channels.news });
  direct = loopback.session(ana, { directMessage: true });
  bot.client.on(Events.MessageCreate, (message) => heard.push(message));
});
beforeEach(() => {
  heard = [];
});
afterAll(() => bot.close());

/** What the bot hears next. */
async function next(): Promise<Message> {
  for (let tries = 0; tries < 100 && heard.length === 0; tries++) await delay(5);
  const [message] = heard.splice(0, 1);
  if (!message) throw new Error('The bot heard nothing.');
  return message;
}

const file = { name: 'a.txt', bytes: new Uint8Array(3) };

describe('a message, as the bot hears of it', () => {
  it('is empty in a server', async () => {
    await news.say('not for you', [file]);
    const message = await next();
    expect(message).toMatchObject({ content: '', guildId: server.id, type: MessageType.Default });
    expect([message.attachments.size, message.embeds.length, message.components.length]).toEqual([0, 0, 0]);
    expect(message.author.id).toBe(ana.id);
    expect(message.member?.id).toBe(ana.id);
  });

  it('comes without the poll, embeds and buttons of others', async () => {
    const poll = { question: { text: 'Secret?' }, answers: [], expiry: null, allow_multiselect: false };
    bot.loopback.channels.post({ guildId: server.id, channelId: server.channels.news }, ana, {
      content: 'x',
      embeds: [{ title: 'Secret' }],
      poll: { ...poll, layout_type: 1 } as never,
    });
    const message = await next();
    expect([message.content, message.embeds.length, message.poll]).toEqual(['', 0, null]);
  });

  it.each([
    ['by name', '@Dateline, what is new?'],
    ['by id', 'what is new, <@ID>?'],
  ])('is whole where it mentions the bot: %s', async (_name, text) => {
    await news.say(text.replace('ID', bot.loopback.bot.id), [file]);
    const message = await next();
    expect(message.content).toContain(`<@${bot.loopback.bot.id}>`);
    expect(message.mentions.users.has(bot.loopback.bot.id)).toBe(true);
    expect(message.mentions.members?.first()?.id).toBe(bot.loopback.bot.id);
    expect(message.attachments.first()?.name).toBe('a.txt');
  });

  it('mentions nobody in an address, in part of a name, or by the name of a stranger', async () => {
    const stranger = bot.loopback.addUser({ name: 'Zed' });
    const written = await news.say('mail ana@Dateline.example, @Datelines, @Zed, @Ana Lima');
    expect(written.content).toBe(`mail ana@Dateline.example, @Datelines, @Zed, <@${ana.id}>`);
    expect(written.pings).toEqual([ana.id]);
    expect(written.content).not.toContain(stranger.id);
    await next();
  });

  it('is whole in a direct message, the first time and later', async () => {
    for (const text of ['good morning', 'good evening']) {
      await direct.say(text);
      const message = await next();
      expect(message).toMatchObject({ content: text, guildId: null });
      expect(message.channel.isDMBased()).toBe(true);
    }
  });

  it('is whole where it replies to the bot and notifies it, with what it replies to', async () => {
    const channel = await bot.client.channels.fetch(server.channels.news);
    if (!channel?.isSendable()) throw new Error('There is no channel.');
    const sent = await channel.send('The strike ended.');
    await next();
    const shown = news.messages().at(-1);
    await news.say('and then?', [], { replyTo: shown! });
    const message = await next();
    expect(message).toMatchObject({ content: 'and then?', type: MessageType.Reply });
    expect(message.reference).toMatchObject({
      messageId: sent.id,
      channelId: channel.id,
      guildId: server.id,
    });
    expect(message.mentions.repliedUser?.id).toBe(bot.loopback.bot.id);
    expect((await message.fetchReference()).content).toBe('The strike ended.');

    await news.say('and then?', [], { replyTo: shown!, pings: false });
    expect((await next()).content).toBe('');
  });

  it('hides what it replies to where that is not for the bot', async () => {
    const secret = await news.say('a secret');
    await next();
    await news.say('@Dateline is that so?', [], { replyTo: secret });
    const message = await next();
    expect(message.mentions.repliedUser?.id).toBe(ana.id);
    const route = `/channels/${server.channels.news}/messages/${message.id}` as const;
    expect(await bot.client.rest.get(route)).toMatchObject({
      type: MessageType.Reply,
      referenced_message: { id: secret.id, content: '' },
    });
  });

  it('replies to nothing that is not there', async () => {
    const gone = await news.say('soon gone');
    news.delete(gone);
    await expect(news.say('what?', [], { replyTo: gone })).rejects.toThrow('is not (or no longer)');
    await next();
  });
});

describe('what the bot answers to a message', () => {
  it('is waited for, with its edits', async () => {
    bot.client.once(Events.MessageCreate, (message) => {
      const answer = async () => {
        if (message.channel.isSendable()) await message.channel.sendTyping();
        const reply = await message.reply({ content: 'looking', allowedMentions: { repliedUser: false } });
        await delay(30);
        await reply.edit('found');
      };
      bot.loopback.track(message.id, answer());
    });
    const updates: string[] = [];
    const reply = await news.tell('@Dateline hello', {}, ({ content }) => updates.push(content));
    expect(reply).toMatchObject({ acknowledged: 'deferred', modal: null });
    expect(reply.messages).toMatchObject([{ content: 'found', author: 'Dateline', pings: [] }]);
    expect(updates).toEqual(['looking', 'found']);
    const channel = { guildId: server.id, channelId: server.channels.news };
    expect(
      bot.loopback
        .session(bot.loopback.addUser({ name: 'Ben' }), channel)
        .messages()
        .at(-1),
    ).toMatchObject({
      content: 'found',
    });
  });

  it('is nothing where the bot says nothing', async () => {
    bot.client.once(Events.MessageCreate, (message) => bot.loopback.track(message.id, Promise.resolve()));
    expect(await direct.tell('hello')).toMatchObject({ acknowledged: 'nothing', messages: [] });
  });

  it('may take longer than an interaction, while the bot is at work', async () => {
    bot.client.once(Events.MessageCreate, (message) => {
      bot.loopback.track(
        message.id,
        delay(150).then(() => message.reply('at last')),
      );
    });
    const hasty = bot.loopback.session(ana, { directMessage: true }, { acknowledgeWithinMs: 50 });
    expect((await hasty.tell('hello')).messages).toMatchObject([{ content: 'at last' }]);
  });

  it('may notify whoever wrote it', async () => {
    bot.client.once(Events.MessageCreate, (message) => bot.loopback.track(message.id, message.reply('you')));
    expect((await news.tell('@Dateline who?')).messages[0]?.pings).toEqual([ana.id]);
  });

  it('cannot be a reply to a message that is gone, unless the bot does not mind', async () => {
    const channel = await bot.client.channels.fetch(server.channels.news);
    if (!channel?.isSendable()) throw new Error('There is no channel.');
    const reply = (failIfNotExists: boolean) =>
      channel.send({ content: 'x', reply: { messageReference: '123', failIfNotExists } });
    await expect(reply(true)).rejects.toMatchObject({ code: 50_035 });
    expect((await reply(false)).type).toBe(MessageType.Default);
    const place = { guildId: server.id, channelId: channel.id };
    bot.loopback.channels.post(place, ana, { content: '', type: MessageType.ThreadCreated });
    const system = bot.loopback.session(ana, place).messages().at(-1);
    await expect(
      channel.send({ content: 'x', reply: { messageReference: system!.id } }),
    ).rejects.toMatchObject({ code: 50_035 });
  });

  it('was driven by requests that the description of the API allows', () => {
    expect(bot.loopback.requests.length).toBeGreaterThan(5);
    expect(bot.loopback.requests.flatMap((request) => judge(request))).toEqual([]);
    expect(bot.failures).toEqual([]);
  });
});
