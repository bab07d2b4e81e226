import {
  ChannelType,
  Events,
  GatewayIntentBits,
  MessageType,
  type Interaction,
  type Message,
  type TextChannel,
  type ThreadChannel,
} from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LoopbackSession } from '../../../src/chat/loopback/loopback-session.js';
import type { LoopbackServer } from '../../../src/chat/loopback/make-server.js';
import type { LoopbackUser } from '../../../src/chat/loopback/world-model.js';
import { judge } from '../../discord-harness/openapi-judge.js';
import { delay, startTestBot, type TestBot } from '../test-bot.js';
import { sendRaw } from './raw-api.js';

let bot: TestBot;
let server: LoopbackServer<'news' | 'staff'>;
let ana: LoopbackUser;
let news: LoopbackSession;
let channel: TextChannel;
let created: [ThreadChannel, boolean][];
let heard: Message[];
let seen: Interaction[];

beforeEach(async () => {
  created = [];
  heard = [];
  seen = [];
  bot = await startTestBot({
    commands: [{ name: 'ping', description: 'Answers' }],
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages],
  });
  const { loopback, client } = bot;
  server = loopback.addGuild({ name: 'Press', channels: ['news'], hiddenChannels: ['staff'] });
  ana = loopback.addUser({ name: 'Ana' });
  news = loopback.session(ana, { guildId: server.id, channelId: server.channels.news });
  client.on(Events.ThreadCreate, (...event) => created.push(event));
  client.on(Events.MessageCreate, (message) => heard.push(message));
  bot.handle(async (interaction) => {
    seen.push(interaction);
    if (interaction.isChatInputCommand()) await interaction.reply('pong');
  });
  await delay(20);
  channel = (await client.channels.fetch(server.channels.news)) as TextChannel;
});

afterEach(async () => {
  await bot.close();
  // What was sent past discord.js on purpose, and refused, is not to be judged.
  const taken = bot.loopback.requests.filter(({ status }) => status < 400);
  const problems = taken.flatMap((request) => judge(request));
  if (problems.length > 0) throw new Error(problems.join('\n'));
});

describe('a thread that a person opens', () => {
  it('on a message has its id, its channel, and what begins it', async () => {
    const message = await news.say('A headline');
    const thread = news.openThread(message, 'On the headline');
    await thread.say('What of it?');
    await delay(20);
    const [[found, isNew] = []] = created;
    expect(isNew).toBe(true);
    expect(found).toMatchObject({
      id: message.id,
      type: ChannelType.PublicThread,
      parentId: channel.id,
      name: 'On the headline',
      ownerId: ana.id,
      archived: false,
      locked: false,
    });
    expect(found?.parent?.id).toBe(channel.id);
    expect((await found?.fetchStarterMessage())?.hasThread).toBe(true);
    // The thread shows the message that it was opened on, without what can be pressed there.
    expect(thread.messages()).toMatchObject([
      { content: 'A headline', author: ana.name, thread: null, repliesTo: null, components: [] },
      { content: 'What of it?' },
    ]);
    expect(heard.map(({ type, channelId }) => [type, channelId])).toEqual([
      [MessageType.Default, channel.id],
      [MessageType.ThreadStarterMessage, message.id],
      [MessageType.Default, message.id],
    ]);
    expect(() => news.openThread(message, 'Again')).toThrow('has a thread already');
  });

  it('without a message is announced in its channel', async () => {
    const thread = news.openThread(null, 'Talk');
    await delay(20);
    expect(created[0]?.[0]).toMatchObject({ name: 'Talk', id: thread.channel.id });
    expect(thread.channel.id).not.toBe(heard[0]?.id);
    expect(heard[0]).toMatchObject({ type: MessageType.ThreadCreated, system: true });
  });

  it('is the channel of what is asked there', async () => {
    const thread = news.openThread(null, 'Talk');
    expect((await thread.command('ping')).messages[0]?.content).toBe('pong');
    expect(thread.messages().at(-1)).toMatchObject({ content: 'pong', channelId: thread.channel.id });
    const [interaction] = seen;
    expect(interaction?.channelId).toBe(thread.channel.id);
    expect(interaction?.channel).toMatchObject({ type: ChannelType.PublicThread, parentId: channel.id });
    expect(interaction?.memberPermissions?.has('SendMessagesInThreads')).toBe(true);
  });

  it('is heard of without being in it, and is written in', async () => {
    const thread = news.openThread(null, 'Talk');
    bot.client.on(Events.MessageCreate, (message) => {
      if (message.mentions.users.has(bot.loopback.bot.id)) {
        bot.loopback.track(message.id, message.reply('Here.'));
      }
    });
    const reply = await thread.tell('@Dateline are you there?');
    expect(reply.messages).toMatchObject([{ content: 'Here.', channelId: thread.channel.id }]);
  });

  it('is closed to the bot where it may not write in threads, and open to it where it may only write there', async () => {
    const place = { guildId: server.id, channelId: channel.id };
    bot.loopback.channels.keepBotFrom(place, 'writing');
    const thread = news.openThread(null, 'Talk');
    await delay(20);
    const found = bot.client.channels.cache.get(thread.channel.id) as ThreadChannel;
    expect((await found.send('hello')).content).toBe('hello');
    expect(found.permissionsFor(bot.client.user)?.has('SendMessages')).toBe(false);
    bot.loopback.channels.keepBotFrom(place, 'writing in threads');
    await expect(found.send('hello')).rejects.toMatchObject({ code: 50_013 });
    expect((await channel.send('hello')).content).toBe('hello');
  });

  it('has the permissions of its channel, also those that change later', async () => {
    const staff = { guildId: server.id, channelId: server.channels.staff };
    const admin = bot.loopback.addUser({ name: 'Root' });
    bot.loopback.addMember(server.id, admin, 'admin');
    const thread = bot.loopback.session(admin, staff).openThread(null, 'Hush');
    const place = { guildId: server.id, channelId: thread.channel.id };
    await expect(bot.loopback.session(ana, place).command('ping')).rejects.toThrow('does not see');
    bot.loopback.channels.keepBotFrom(staff, 'seeing');
    await thread.say('@Dateline?');
    await delay(20);
    expect(heard.map(({ content }) => content)).not.toContain(`<@${bot.loopback.bot.id}>?`);
    await expect(bot.client.rest.get(`/channels/${place.channelId}`)).rejects.toMatchObject({ code: 50_001 });
  });

  it('goes with its channel', async () => {
    const thread = news.openThread(null, 'Talk');
    bot.loopback.channels.remove({ guildId: server.id, channelId: channel.id });
    await expect(bot.client.rest.get(`/channels/${thread.channel.id}`)).rejects.toMatchObject({
      code: 10_003,
    });
  });

  it.each([
    ['in a thread', () => news.openThread(null, 'Talk').openThread(null, 'Deeper')],
    [
      'in a direct message',
      () => bot.loopback.session(ana, { directMessage: true }).openThread(null, 'Talk'),
    ],
  ])('cannot be opened %s', (_name, open) => {
    expect(open).toThrow('may open no such thread');
  });
});

describe('a private thread', () => {
  it('is unknown to the bot and to others, though a command of it is answered', async () => {
    const thread = news.openThread(null, 'Hush', { isPrivate: true });
    await thread.say('A secret');
    await delay(20);
    expect([created, heard]).toEqual([[], []]);
    expect((await thread.command('ping')).messages[0]?.content).toBe('pong');
    expect(seen[0]?.channel ?? null).toBeNull();
    const place = { guildId: server.id, channelId: thread.channel.id };
    const ben = bot.loopback.session(bot.loopback.addUser({ name: 'Ben' }), place);
    await expect(ben.say('hello')).rejects.toThrow('may not write');
    await expect(bot.client.rest.get(`/channels/${place.channelId}`)).rejects.toMatchObject({ code: 50_001 });
  });

  it('is known to whoever is mentioned in it, from then on', async () => {
    const thread = news.openThread(null, 'Hush', { isPrivate: true });
    await thread.say('A secret');
    const ben = bot.loopback.addUser({ name: 'Ben' });
    bot.loopback.addMember(server.id, ben);
    await thread.say('@Dateline and @Ben, welcome');
    await thread.say('now among us');
    await delay(20);
    expect(created).toMatchObject([[{ type: ChannelType.PrivateThread, joined: true }, false]]);
    expect(heard.map(({ content }) => content)).toEqual([
      `<@${bot.loopback.bot.id}> and <@${ben.id}>, welcome`,
      '',
    ]);
    const place = { guildId: server.id, channelId: thread.channel.id };
    expect((await bot.loopback.session(ben, place).say('thanks')).content).toBe('thanks');
  });
});

describe('a thread that the bot opens', () => {
  it('needs the permission for it', async () => {
    bot.loopback.channels.keepBotFrom({ guildId: server.id, channelId: channel.id }, 'opening threads');
    const message = await channel.send('A headline');
    await expect(message.startThread({ name: 'On it' })).rejects.toMatchObject({ code: 50_013 });
    await expect(channel.threads.create({ name: 'Talk' })).rejects.toMatchObject({ code: 50_013 });
  });

  it('on a message is there once', async () => {
    const message = await channel.send('A headline');
    const thread = await message.startThread({ name: 'On it', autoArchiveDuration: 60 });
    expect(thread).toMatchObject({ id: message.id, name: 'On it', autoArchiveDuration: 60, joined: true });
    expect((await thread.send('More')).channelId).toBe(message.id);
    const again = await sendRaw(
      bot.loopback,
      'POST',
      `/channels/${channel.id}/messages/${message.id}/threads`,
      {
        name: 'Again',
      },
    );
    expect(again.body.code).toBe(160_004);
  });

  it('without a message may be public or private, and is left', async () => {
    const open = await channel.threads.create({ name: 'Talk' });
    const hidden = await channel.threads.create({ name: 'Hush', type: ChannelType.PrivateThread });
    expect([open.type, hidden.type]).toEqual([ChannelType.PublicThread, ChannelType.PrivateThread]);
    await open.leave();
    await open.send('still heard');
    await hidden.leave();
    await expect(hidden.send('gone')).rejects.toMatchObject({ code: 50_001 });
    await expect(hidden.join()).rejects.toMatchObject({ code: 50_001 });
  });

  it.each([
    ['no name', {}],
    ['an empty name', { name: '' }],
    ['a name of 101', { name: 'x'.repeat(101) }],
    ['an odd time', { name: 'x', auto_archive_duration: 61 }],
    ['a type that is none', { name: 'x', type: 0 }],
  ])('is refused with %s', async (_name, body) => {
    const { status } = await sendRaw(bot.loopback, 'POST', `/channels/${channel.id}/threads`, body);
    expect(status).toBe(400);
  });
});
