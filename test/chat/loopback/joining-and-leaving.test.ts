import { Client, Events, GatewayIntentBits, type Guild, type TextChannel } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LoopbackDiscord } from '../../../src/chat/loopback-discord.js';
import type { LoopbackServer } from '../../../src/chat/loopback/make-server.js';
import type { LoopbackSession } from '../../../src/chat/loopback/loopback-session.js';
import { delay, startTestBot, type TestBot } from '../test-bot.js';

let bot: TestBot;
let server: LoopbackServer<'news' | 'welcome' | 'rules'>;
let news: LoopbackSession;
let events: string[];

beforeEach(async () => {
  events = [];
  bot = await startTestBot({ commands: [{ name: 'ping', description: 'Answers' }] });
  const { client, loopback } = bot;
  const note = (event: string) => (guild: Guild) => events.push(`${event} ${guild.name}`);
  client.on(Events.GuildCreate, note('joined'));
  client.on(Events.GuildDelete, note('left'));
  client.on(Events.GuildUnavailable, note('lost'));
  client.on(Events.GuildAvailable, note('found'));
  bot.handle(async (interaction) => {
    if (interaction.isChatInputCommand()) {
      await interaction.reply(`${interaction.locale} ${interaction.guildLocale}`);
    }
  });
  server = loopback.addGuild({
    name: 'Press',
    channels: ['news'],
    closedChannels: ['welcome', 'rules'],
    systemChannel: 'welcome',
    features: ['COMMUNITY'],
    locale: 'de',
  });
  const ana = loopback.addUser({ name: 'Ana', locale: 'fr' });
  news = loopback.session(ana, { guildId: server.id, channelId: server.channels.news });
  await delay(20);
});

afterEach(() => bot.close());

const guild = () => bot.client.guilds.cache.get(server.id);

describe('a server', () => {
  it('is joined with what the bot needs to know of it', async () => {
    expect(events).toEqual(['joined Press']);
    expect(guild()).toMatchObject({
      available: true,
      preferredLocale: 'de',
      features: ['COMMUNITY'],
      systemChannelId: server.channels.welcome,
    });
    expect(guild()?.systemChannel?.name).toBe('welcome');
  });

  it('may have a channel for welcomes in which the bot may not write', async () => {
    const welcome = guild()?.systemChannel as TextChannel;
    expect(welcome.permissionsFor(bot.client.user)?.has('SendMessages')).toBe(false);
    expect(welcome.permissionsFor(bot.client.user)?.has('ViewChannel')).toBe(true);
    await expect(welcome.send('hello')).rejects.toMatchObject({ code: 50_013 });
    expect(
      (await (bot.client.channels.cache.get(server.channels.news) as TextChannel).send('hi')).content,
    ).toBe('hi');
  });

  it('is left, and its channels are gone', async () => {
    bot.loopback.removeGuild(server.id);
    await delay(20);
    expect(events).toEqual(['joined Press', 'left Press']);
    expect(guild()).toBeUndefined();
    await expect(bot.client.rest.get(`/channels/${server.channels.news}`)).rejects.toMatchObject({
      code: 10_003,
    });
    expect(() => bot.loopback.removeGuild(server.id)).toThrow('has no server');
  });

  it('is joined again with all that was in it', async () => {
    const message = await news.say('An old message');
    bot.loopback.removeGuild(server.id);
    bot.loopback.servers.join(server.id);
    await delay(20);
    expect(events).toEqual(['joined Press', 'left Press', 'joined Press']);
    expect(news.messages()[0]?.id).toBe(message.id);
    expect((await news.command('ping')).messages[0]?.content).toBe('fr de');
    expect(() => bot.loopback.servers.join('1')).toThrow('has no server 1');
  });

  it('is neither left nor joined by an outage', async () => {
    bot.loopback.servers.beginOutage(server.id);
    await delay(20);
    expect(guild()?.available).toBe(false);
    await expect(news.command('ping')).rejects.toThrow('Press cannot be reached');
    await expect(bot.client.rest.get(`/channels/${server.channels.news}`)).rejects.toMatchObject({
      status: 503,
    });
    bot.loopback.servers.endOutage(server.id);
    await delay(20);
    expect(events).toEqual(['joined Press', 'lost Press', 'found Press']);
    expect((await news.command('ping')).messages[0]?.content).toBe('fr de');
  });

  it('tells what is changed in it', async () => {
    bot.loopback.servers.change(server.id, {
      locale: 'tr',
      systemChannelId: null,
      features: [],
      name: 'Basın',
    });
    await delay(20);
    expect(guild()).toMatchObject({
      name: 'Basın',
      preferredLocale: 'tr',
      systemChannelId: null,
      features: [],
    });
    news.user.locale = 'ja';
    expect((await news.command('ping')).messages[0]?.content).toBe('ja tr');
  });

  it('is left by people of whom the bot then hears no more', async () => {
    bot.loopback.servers.removeMember(server.id, news.user);
    await expect(news.command('ping')).rejects.toThrow('Ana does not see the channel news');
    expect(events).toEqual(['joined Press']);
  });
});

describe('a server that is there before the bot is', () => {
  it('is not joined when the bot logs in', async () => {
    const loopback = await LoopbackDiscord.start();
    loopback.addGuild({ name: 'Early', channels: ['news'] });
    const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: loopback.apiUrl } });
    const joined: string[] = [];
    client.on(Events.GuildCreate, ({ name }) => joined.push(name));
    const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
    await client.login(loopback.token);
    await ready;
    await delay(20);
    expect(joined).toEqual([]);
    loopback.addGuild({ name: 'Late', channels: ['news'] });
    await delay(20);
    expect(joined).toEqual(['Late']);
    await client.destroy();
    await loopback.close();
  });

  it('is not joined when an outage ends that had begun before the bot came', async () => {
    const loopback = await LoopbackDiscord.start();
    const { id } = loopback.addGuild({ name: 'Early', channels: ['news'] });
    loopback.servers.beginOutage(id);
    const client = new Client({
      intents: [GatewayIntentBits.Guilds],
      rest: { api: loopback.apiUrl },
      // discord.js waits so long for servers that READY names.
      waitGuildTimeout: 100,
    });
    const heard: string[] = [];
    client.on(Events.GuildCreate, ({ name }) => heard.push(`joined ${name}`));
    client.on(Events.GuildAvailable, ({ name }) => heard.push(`found ${name}`));
    const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
    await client.login(loopback.token);
    await ready;
    expect(client.guilds.cache.get(id)?.available).toBe(false);
    loopback.servers.endOutage(id);
    await delay(20);
    expect(heard).toEqual(['found Early']);
    await client.destroy();
    await loopback.close();
  });
});
