import { Client, Events, GatewayIntentBits, type Message } from 'discord.js';
import { afterEach, describe, expect, it } from 'vitest';
import { LoopbackDiscord } from '../../../src/chat/loopback-discord.js';
import { delay, startTestBot, type TestBot } from '../test-bot.js';

const ping = [{ name: 'ping', description: 'Answers' }];
let bot: TestBot | undefined;

afterEach(async () => {
  await bot?.close();
  bot = undefined;
});

describe('the gateway', () => {
  it('resumes after a broken connection, and loses nothing meanwhile', async () => {
    bot = await startTestBot({ commands: ping });
    bot.handle(async (interaction) => {
      if (interaction.isChatInputCommand()) await interaction.reply('pong');
    });
    const resumed = new Promise((resolve) => bot?.client.once(Events.ShardResume, resolve));
    const session = bot.loopback.session(bot.loopback.addUser({ name: 'Ana' }), { directMessage: true });
    bot.loopback.dropGatewayConnections();
    const reply = await session.command('ping');
    await resumed;
    expect(reply.messages[0]?.content).toBe('pong');
    expect(bot.loopback.gatewaySessions).toBe(1);
  });

  it('brings whatever happened during a broken connection once each, and in order', async () => {
    bot = await startTestBot({ intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages] });
    const { loopback, client } = bot;
    const server = loopback.addGuild({ name: 'Press', channels: ['news'] });
    const place = { guildId: server.id, channelId: server.channels.news };
    const session = loopback.session(loopback.addUser({ name: 'Ana' }), place);
    await delay(20);
    const heard: string[] = [];
    client.on(Events.MessageCreate, ({ content }) => heard.push(content));
    client.on(Events.GuildCreate, ({ name }) => heard.push(`joined ${name}`));
    client.on(Events.GuildRoleCreate, ({ name }) => heard.push(`role ${name}`));
    client.on(Events.ThreadCreate, ({ name }) => heard.push(`thread ${name}`));
    const mention = `<@${loopback.bot.id}>`;
    await session.say(`${mention} before`);
    await delay(20);
    const resumed = new Promise((resolve) =>
      client.once(Events.ShardResume, (_shard, count) => resolve(count)),
    );
    loopback.dropGatewayConnections();
    await session.say(`${mention} one`);
    loopback.roles.add(server.id, 'editor');
    loopback.addGuild({ name: 'Other', channels: ['news'] });
    await session.openThread(null, 'Talk').say(`${mention} two`);
    await resumed;
    await session.say(`${mention} after`);
    await delay(20);
    expect(heard.filter((what) => what !== '')).toEqual([
      `${mention} before`,
      `${mention} one`,
      'role editor',
      'joined Other',
      'thread Talk',
      `${mention} two`,
      `${mention} after`,
    ]);
  });

  it('ends a session when the bot logs out', async () => {
    bot = await startTestBot();
    await bot.client.destroy();
    await delay(50);
    expect(bot.loopback.gatewaySessions).toBe(0);
  });

  it('announces servers as they come and go', async () => {
    bot = await startTestBot();
    const { loopback, client } = bot;
    const joined = new Promise((resolve) => client.once(Events.GuildCreate, resolve));
    const server = loopback.addGuild({ name: 'Late', channels: ['news'] });
    await joined;
    expect(client.guilds.cache.get(server.id)?.members.me?.id).toBe(loopback.bot.id);
    const left = new Promise((resolve) => client.once(Events.GuildDelete, resolve));
    loopback.removeGuild(server.id);
    await left;
    expect(client.guilds.cache.size).toBe(0);
  });

  it('has the servers before the bot is ready', async () => {
    const loopback = await LoopbackDiscord.start();
    loopback.addGuild({ name: 'Early', channels: ['news'], hiddenChannels: ['staff'] });
    const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: loopback.apiUrl } });
    const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
    await client.login(loopback.token);
    await ready;
    expect(client.guilds.cache.first()?.channels.cache.map((channel) => channel.name)).toEqual([
      'news',
      'staff',
    ]);
    await client.destroy();
    await loopback.close();
  });

  it('gives messages to those who have the intent, and the text only where Discord lets it', async () => {
    bot = await startTestBot({ intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages] });
    const { loopback, client } = bot;
    const server = loopback.addGuild({ name: 'Press', channels: ['news'] });
    const ana = loopback.addUser({ name: 'Ana' });
    const session = loopback.session(ana, { guildId: server.id, channelId: server.channels.news });
    const heard: Message[] = [];
    client.on(Events.MessageCreate, (message) => heard.push(message));
    await session.say('not for you');
    await session.say(`<@${loopback.bot.id}> for you`);
    await loopback.session(ana, { directMessage: true }).say('unheard without the intent');
    await delay(100);
    expect(heard.map((message) => message.content)).toEqual(['', `<@${loopback.bot.id}> for you`]);
    expect(heard[1]?.member?.id).toBe(ana.id);
  });

  it('lets nobody in with another token', async () => {
    const loopback = await LoopbackDiscord.start();
    const client = new Client({ intents: [], rest: { api: loopback.apiUrl } });
    const wrong = `${loopback.token.slice(0, -4)}abcd`;
    await expect(client.login(wrong)).rejects.toThrow('invalid token');
    await client.destroy();
    await loopback.close();
  });

  it('refuses a privileged intent', async () => {
    const loopback = await LoopbackDiscord.start();
    const client = new Client({
      intents: [GatewayIntentBits.MessageContent],
      rest: { api: loopback.apiUrl },
    });
    await expect(client.login(loopback.token)).rejects.toThrow('disallowed intents');
    await client.destroy();
    await loopback.close();
  });

  it('closes while a bot is connected, and can be started again', async () => {
    const first = await startTestBot();
    await first.loopback.close();
    await first.client.destroy();
    bot = await startTestBot();
    expect(bot.client.user.username).toBe('Dateline');
  });
});

describe('requests that fail at Discord', () => {
  it('are sent again by discord.js, and done once', async () => {
    bot = await startTestBot({ commands: ping });
    bot.handle(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      bot?.loopback.failNext(2);
      await interaction.deferReply();
      bot?.loopback.failNext(1);
      bot?.loopback.rateLimitNext(1);
      await interaction.editReply('pong');
      bot?.loopback.failNext(1);
      await interaction.followUp('and again');
    });
    const session = bot.loopback.session(bot.loopback.addUser({ name: 'Ana' }), { directMessage: true });
    const reply = await session.command('ping');
    expect(reply.messages.map(({ content }) => content)).toEqual(['pong', 'and again']);
    const statuses = bot.loopback.requests.slice(-8).map(({ status }) => status);
    expect(statuses).toEqual([503, 503, 204, 503, 429, 200, 503, 200]);
    expect(bot.failures).toEqual([]);
  });

  it('fail for good after three more tries', async () => {
    bot = await startTestBot();
    bot.loopback.failNext(4);
    const before = bot.loopback.requests.length;
    await expect(bot.client.application.commands.set(ping)).rejects.toMatchObject({ status: 503 });
    expect(bot.loopback.requests.length - before).toBe(4);
    await bot.client.application.commands.set(ping);
    expect(bot.loopback.commands).toHaveLength(1);
  });
});

describe('rate limits', () => {
  it('are waited for by discord.js', async () => {
    bot = await startTestBot();
    bot.loopback.rateLimitNext(2);
    await bot.client.application.commands.set(ping);
    expect(bot.loopback.requests.slice(-3).map((request) => request.status)).toEqual([429, 429, 200]);
    expect(bot.loopback.commands[0]?.name).toBe('ping');
  });
});
