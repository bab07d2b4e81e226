import { ApplicationCommandType } from 'discord.js';
import { afterEach, describe, expect, it } from 'vitest';
import type { CollectionStats } from '../../src/archive/collection.js';
import type { Feed } from '../../src/archive/feeds.js';
import { UserError } from '../../src/errors.js';
import { lastCall, openStage, type Stage } from './loopback-stage.js';

let stage: Stage;
const figures: CollectionStats = {
  collection: 'guild:1',
  articles: 3,
  passages: 9,
  answers: 0,
  oldest: null,
  newest: null,
  bytes: 0,
  misses: 0,
  medianMs: null,
  helpful: 0,
  unhelpful: 0,
};

afterEach(() => stage.close());

describe('/help', () => {
  it('names every command, in a server and in a direct message, to whoever asks', async () => {
    stage = await openStage({ stats: async () => figures });
    const { server, member, loopback } = stage;
    const places = [
      { guildId: server.id, channelId: server.channels.news },
      { directMessage: true } as const,
    ];
    for (const place of places) {
      const reply = await loopback.session(member, place).command('help');
      const text = reply.messages[0]?.embeds[0]?.description ?? '';
      expect(reply.messages[0]?.ephemeral).toBe(true);
      for (const { name, type } of loopback.commands.filter((command) => command.name !== 'help')) {
        expect(text).toContain(type === ApplicationCommandType.Message ? `“${name}”` : `/${name}`);
      }
      expect(text).toContain('cannot read your conversations');
    }
  });
});

describe('an empty archive', () => {
  it('is begun by whoever may add: with feeds to choose from', async () => {
    const url = 'https://feeds.bbci.co.uk/news/world/rss.xml';
    const added = { feed: {} as Feed, format: 'RSS', items: 3, isNamedByPage: false, namedFeeds: 1 };
    stage = await openStage({
      stats: async () => ({ ...figures, articles: 0 }),
      feeds: {
        add: async (request) => {
          if (request.url === url) return added;
          throw new UserError('fetch-failed', { host: '*ledger*.example' });
        },
      },
    });
    const { server, member, moderator, loopback, desk } = stage;
    const place = { guildId: server.id, channelId: server.channels.news };
    const [forMember] = (await loopback.session(member, place).command('help')).messages;
    expect(forMember?.components).toEqual([]);

    const session = loopback.session(moderator, place);
    const [message] = (await session.command('help')).messages;
    if (!message) throw new Error('There is no message.');
    const chosen = await session.select(message, 'suggested-feed:', ['bbc-world', 'npr']);
    expect(chosen.messages[0]).toMatchObject({ ephemeral: true });
    expect(chosen.messages[0]?.content).toContain('✓ BBC News, World is followed');
    expect(chosen.messages[0]?.content).toContain('✗ NPR News: \\*ledger\\*.example could not be read');
    expect(lastCall(desk, 'feeds.add')[0]).toMatchObject({
      collection: `guild:${server.id}`,
      addedIn: server.channels.news,
      by: { name: 'ana' },
    });
    expect(desk.calls.filter(({ method }) => method === 'feeds.add')).toHaveLength(2);
  });
});

describe('the commands', () => {
  it('are offered in servers and in direct messages with the bot, to those who installed it to a server', async () => {
    stage = await openStage({});
    expect(stage.loopback.commands.map(({ name }) => name)).toEqual([
      'ask',
      'sources',
      'timeline',
      'add',
      'feed',
      'follow',
      'digest',
      'articles',
      'requests',
      'hosts',
      'aliases',
      'settings',
      'audit',
      'stats',
      'privacy',
      'help',
      'Show sources',
      'Check this',
      'Add to archive',
    ]);
    for (const command of stage.loopback.commands) {
      expect(command).toMatchObject({ contexts: [0, 1], integration_types: [0] });
    }
  });
});
