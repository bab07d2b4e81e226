import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import type { ChatMessage } from '../../src/chat/chat-session.js';
import type { Feed } from '../../src/archive/feeds.js';
import { openStage, type Stage } from '../commands/loopback-stage.js';

let stage: Stage;

afterEach(() => stage.close());

/** What a new admin reads in the channel for greetings; the first that is there within two seconds. */
async function greeted(server: { readonly id: string; readonly channels: { readonly lobby: string } }) {
  const admin = stage.loopback.addUser({ name: 'dora' });
  stage.loopback.addMember(server.id, admin, 'admin');
  const session = stage.loopback.session(admin, { guildId: server.id, channelId: server.channels.lobby });
  for (let tries = 0; tries < 40; tries += 1) {
    const [message] = session.messages();
    if (message) return { session, message };
    await wait(50);
  }
  return { session, message: null };
}

const textOf = (message: ChatMessage | null): string => message?.embeds[0]?.description ?? '';

describe('a server that takes the bot in', () => {
  it('is greeted where new members are, told how to begin, and given feeds to choose from', async () => {
    const feed = { feed: {} as Feed, format: 'RSS', items: 3, isNamedByPage: false, namedFeeds: 1 };
    stage = await openStage({ feeds: { add: async () => feed } });
    const { loopback, member, desk } = stage;
    const server = loopback.addGuild({ name: 'New', channels: ['lobby', 'other'], systemChannel: 'lobby' });
    const { session, message } = await greeted(server);
    expect(textOf(message)).toContain('/settings');
    expect(textOf(message)).toContain('/feed add');
    expect(message?.pings).toEqual([]);
    if (!message) throw new Error('There is no greeting.');

    loopback.addMember(server.id, member, 'member');
    const own = loopback.session(member, { guildId: server.id, channelId: server.channels.lobby });
    const refused = await own.select(message, 'suggested-feed:', ['bbc-world']);
    expect(refused.messages[0]).toMatchObject({ ephemeral: true });
    expect(refused.messages[0]?.content).toContain('“Manage Messages”');
    const chosen = await session.select(message, 'suggested-feed:', ['bbc-world']);
    expect(chosen.messages[0]?.content).toContain('BBC News, World is followed');
    expect(desk.calls.filter(({ method }) => method === 'feeds.add')).toHaveLength(1);
  });

  it('is spoken to in the language that it has chosen in Discord', async () => {
    stage = await openStage({});
    const german = { name: 'Neu', channels: ['lobby'], systemChannel: 'lobby', locale: 'de' } as const;
    const { message } = await greeted(stage.loopback.addGuild(german));
    expect(message?.embeds[0]?.title).toContain('Hallo!');
  });

  it('that has no such channel, or lets the bot not write there, is told nothing unasked', async () => {
    stage = await openStage({});
    const { loopback } = stage;
    const without = loopback.addGuild({ name: 'New', channels: ['lobby'] });
    const closed = loopback.addGuild({
      name: 'Closed',
      channels: ['lobby'],
      systemChannel: 'lobby',
      closedChannels: ['lobby'],
    });
    await wait(500);
    const greetings = await Promise.all([greeted(without), greeted(closed)]);
    expect(greetings.map(({ message }) => message)).toEqual([null, null]);
    expect(stage.logged).toEqual([]);
  });

  it('is not greeted again after an outage', async () => {
    stage = await openStage({});
    const { loopback, server } = stage;
    loopback.servers.change(server.id, { systemChannelId: server.channels.news });
    loopback.servers.beginOutage(server.id);
    loopback.servers.endOutage(server.id);
    await wait(500);
    expect(
      loopback.session(stage.member, { guildId: server.id, channelId: server.channels.news }).messages(),
    ).toEqual([]);
  });
});
