import { beforeAll, expect, test } from 'vitest';
import { inviteLink } from '../../src/discord/invite.js';
import { channelAnnouncer } from '../../src/discord/channel-announcer.js';
import { voiceContext } from '../../src/discord/voice-context.js';
import { createPlainLogger } from '../../src/plain-logger.js';
import { pressHouse, type Newsroom } from './newsroom-stage.js';
import { onlyMessage, shownAnswer, shownEmbed } from './replies.js';
import { putSecondQuay } from './second-quay.js';

const house = pressHouse();
let room: Newsroom;

beforeAll(async () => {
  room = await house.open();
});

test('whoever takes the bot in is greeted, follows a feed, gets an answer and sets it up', async () => {
  const { loopback, bot, desk } = room;
  const site = await house.site();
  const link = new URL(inviteLink(bot.client.application.id));
  expect(link.searchParams.get('scope')).toBe('bot applications.commands');

  // The link was followed: the bot joins.
  const server = loopback.addGuild({ name: 'Odenvik', channels: ['lobby'], systemChannel: 'lobby' });
  const eva = loopback.addUser({ name: 'eva' });
  loopback.addMember(server.id, eva, 'admin');
  const session = loopback.session(eva, { guildId: server.id, channelId: server.channels.lobby });
  await expect.poll(() => session.messages().length, { timeout: 10_000 }).toBe(1);
  const greeting = session.messages()[0]?.embeds[0]?.description ?? '';
  for (const command of ['/feed add', '/add url', '/ask', '/settings', '/help'])
    expect(greeting).toContain(command);

  // What it offers first: a feed.
  const article = putSecondQuay(site);
  const feed = `<?xml version="1.0"?><rss version="2.0"><channel><title>The Tide</title><link>https://tide.example/</link><item><title>Quay</title><link>${article}</link></item></channel></rss>`;
  const url = site.put('tide.news.example', '/feed.xml', (_, response) => {
    response.setHeader('content-type', 'application/rss+xml').end(feed);
  });
  const context = voiceContext(bot.client.rest, { desk, logger: createPlainLogger('silent') });
  const stopFeeds = desk.keepFeeds(channelAnnouncer(context));
  expect(shownEmbed(await session.command('feed add', { url })).title).toBe('Feed added');
  const articles = async () => shownEmbed(await session.command('articles list')).text;
  await expect.poll(articles, { timeout: 60_000 }).toContain('Odenvik gets a second quay');
  await stopFeeds();

  // The first answer, quoted and cited.
  const answer = shownAnswer(await session.command('ask', { question: 'What will the second quay cost?' }));
  expect(answer.quotations[0]?.slice).toContain('9 million crowns');
  expect(answer.sourceLines[0]).toContain('tide.news.example');

  // And set up: what all read is in another language from now on.
  const panel = onlyMessage(await session.command('settings'));
  await session.select(panel, 'settings:', ['language']);
  const page = session.messages().find(({ id }) => id === panel.id) ?? panel;
  await session.select(page, 'setting:language', ['"fr"']);
  const next = await session.command('ask', { question: 'When does work on the quay begin?' });
  expect(onlyMessage(next).embeds[0]?.footer?.text).toMatch(/^Réponse /);
});
