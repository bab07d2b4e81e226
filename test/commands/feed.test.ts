import { afterEach, describe, expect, it } from 'vitest';
import type { AddFeedRequest, ImportFeedsRequest } from '../../src/desk/feed-desk.js';
import { guildCollection } from '../../src/archive/collection-id.js';
import { defaultSettings } from '../../src/desk/collection-settings.js';
import { plainMarkdown } from '../../src/discord/markdown/plain-markdown.js';
import { UserError } from '../../src/errors.js';
import { keptError } from '../../src/kept-error.js';
import { lastCall, openStage, type Stage } from './loopback-stage.js';
import { sampleFeed } from './sample-feed.js';
import { renderFeedImport } from '../../src/discord/rendering/render-feeds.js';
import { wordingIn } from '../../src/locales/wording.js';

let stage: Stage;
const place = () => ({ guildId: stage.server.id, channelId: stage.server.channels.news });
const moderator = () => stage.loopback.session(stage.moderator, place());

afterEach(() => stage.close());

const added = { format: 'RSS', items: 30, isNamedByPage: false, namedFeeds: 1 };

describe('/feed', () => {
  it('adds a feed for the server, announced in a channel', async () => {
    stage = await openStage({
      feeds: {
        add: async ({ announceIn }) => ({ ...added, feed: { ...sampleFeed, announceIn } }),
      },
    });
    const { other, news } = stage.server.channels;
    const reply = await moderator().command('feed add', { url: 'ledger.example', channel: other });
    expect(lastCall(stage.desk, 'feeds.add')[0]).toEqual({
      collection: guildCollection(stage.server.id),
      url: 'ledger.example',
      by: { id: stage.moderator.id, name: 'ana' },
      addedIn: news,
      announceIn: other,
    } satisfies AddFeedRequest);
    expect(reply.messages[0]?.ephemeral).toBe(false);
    expect(reply.messages[0]?.embeds[0]?.title).toBe('Feed added');
    expect(reply.messages[0]?.embeds[0]?.description).toContain(
      '**[Northern Ledger](https://ledger.example/feed)**\nRSS · 30 items',
    );
    expect(reply.messages[0]?.embeds[0]?.description).toContain(`<#${other}>`);
  });

  it('announces in the channel of the settings where none is named', async () => {
    stage = await openStage({
      settings: { read: async () => ({ ...defaultSettings, announceChannel: stage.server.channels.staff }) },
      feeds: { add: async () => ({ ...added, feed: sampleFeed }) },
    });
    const { other, staff } = stage.server.channels;
    await moderator().command('feed add', { url: 'ledger.example' });
    expect(lastCall(stage.desk, 'feeds.add')[0]).toMatchObject({ announceIn: staff });
    await moderator().command('feed add', { url: 'ledger.example', channel: other });
    expect(lastCall(stage.desk, 'feeds.add')[0]).toMatchObject({ announceIn: other });
  });

  it('says which of the feeds that a page names it took', async () => {
    stage = await openStage({
      feeds: { add: async () => ({ ...added, feed: sampleFeed, isNamedByPage: true, namedFeeds: 3 }) },
    });
    const reply = await moderator().command('feed add', { url: 'https://ledger.example/' });
    expect(reply.messages[0]?.embeds[0]?.description).toContain(
      'named by the page, the first that can be read of 3',
    );
  });

  it('takes a feed from anybody in a direct message, for himself', async () => {
    stage = await openStage({ feeds: { add: async () => ({ ...added, feed: sampleFeed }) } });
    const session = stage.loopback.session(stage.member, { directMessage: true });
    await session.command('feed add', { url: 'https://ledger.example/feed' });
    expect(lastCall(stage.desk, 'feeds.add')[0]).toMatchObject({
      collection: `user:${stage.member.id}`,
      announceIn: null,
    });
  });

  it.each([
    ['feed add', { url: 'https://ledger.example/feed' }],
    ['feed list', {}],
    ['feed remove', { feed: 'fk3j9x2' }],
    ['feed pause', { feed: 'fk3j9x2' }],
    ['feed resume', { feed: 'fk3j9x2' }],
    ['feed import', { file: { name: 'feeds.opml', bytes: Buffer.from('<opml/>') } }],
    ['feed export', {}],
  ])('refuses a member without the permission: %s', async (name, options) => {
    stage = await openStage({});
    const reply = await stage.loopback.session(stage.member, place()).command(name, options);
    expect(reply.messages[0]?.ephemeral).toBe(true);
    expect(reply.messages[0]?.content).toContain('Manage Messages');
    expect(stage.desk.calls).toEqual([]);
  });

  it.each([
    ['remove', 'Feed removed'],
    ['pause', 'Feed paused'],
    ['resume', 'Feed resumed'],
  ] as const)('does %s, and says so', async (method, title) => {
    stage = await openStage({ feeds: { [method]: async () => sampleFeed } });
    const reply = await moderator().command(`feed ${method}`, { feed: 'fk3j9x2' });
    expect(lastCall(stage.desk, `feeds.${method}`)).toEqual([
      `guild:${stage.server.id}`,
      'fk3j9x2',
      { id: stage.moderator.id, name: 'ana' },
    ]);
    expect(reply.messages[0]?.embeds[0]?.title).toBe(title);
  });

  it('lists feeds to who asked alone, with what troubles them, their words shown as words', async () => {
    const feeds = [
      sampleFeed,
      { ...sampleFeed, id: 'fb', title: '@everyone **[x](https://evil.example)**', announceIn: '70' },
      {
        ...sampleFeed,
        id: 'fc',
        title: null,
        failingSince: '2026-03-01T10:00:00.000Z',
        lastError: 'ledger.example has a fault of its own (500): try again later.',
      },
      { ...sampleFeed, id: 'fd', pausedAt: '2026-03-01T10:00:00.000Z', pausedBy: 'person' as const },
      { ...sampleFeed, id: 'fe', announceIn: '71', announcingStopped: 'the channel is gone' },
    ];
    stage = await openStage({ feeds: { list: async () => feeds } });
    const reply = await moderator().command('feed list');
    expect(reply.messages[0]?.ephemeral).toBe(true);
    expect(reply.messages[0]?.embeds[0]?.title).toBe('5 feeds');
    const lines = reply.messages[0]?.embeds[0]?.description?.split('\n') ?? [];
    expect(lines[0]).toBe(
      '`fk3j9x2` **[Northern Ledger](https://ledger.example/feed)** · next poll <t:1772449200:f>',
    );
    expect(lines[1]).toContain('\\@everyone \\*\\*');
    expect(lines[1]).toContain('<#70>');
    expect(lines[2]).toContain('failing since');
    expect(lines[3]).toContain('· paused');
    expect(lines[4]).toContain('nothing is announced any more: the channel is gone');
    expect(lines[4]).not.toContain('<#71>');
  });

  it('puts into a file what finds no room in a message', async () => {
    const feeds = Array.from({ length: 50 }, (_, index) => ({
      ...sampleFeed,
      id: `f${index}`,
      title: `Ledger of the far north, number ${index}`,
      url: `https://ledger.example/${'long/'.repeat(20)}${index}`,
    }));
    stage = await openStage({ feeds: { list: async () => feeds } });
    const reply = await moderator().command('feed list');
    expect(reply.messages[0]?.embeds[0]?.description).toMatch(/… and \d+ more feeds, in the file\.$/);
    const [file] = reply.messages[0]?.attachments ?? [];
    expect(file?.name).toBe('feeds.txt');
  });

  it('takes an OPML file, and gives one', async () => {
    stage = await openStage({
      feeds: {
        importOpml: async () => ({
          added: [sampleFeed],
          known: 2,
          refused: [{ url: 'ftp://x', reason: keptError(new UserError('no-feed', { name: 'Ledger' })) }],
        }),
        exportOpml: async () => '<opml version="2.0"/>',
      },
    });
    const bytes = Buffer.from('<opml version="2.0"><body/></opml>');
    const reply = await moderator().command('feed import', { file: { name: 'feeds.opml', bytes } });
    const request = lastCall(stage.desk, 'feeds.importOpml')[0] as ImportFeedsRequest;
    expect(Buffer.from(request.opml).equals(bytes)).toBe(true);
    expect(reply.messages[0]?.embeds[0]?.description).toContain(
      '1 feed added, 2 followed before, 1 refused.',
    );
    expect(reply.messages[0]?.embeds[0]?.description).toContain(
      plainMarkdown(new UserError('no-feed', { name: 'Ledger' }).message, 220),
    );
    const refused = [{ url: 'ftp://x', reason: keptError(new UserError('no-feed', { name: 'Ledger' })) }];
    const german = renderFeedImport({ added: [], known: 0, refused }, wordingIn('de')).embeds[0]?.description;
    expect(german).toContain(
      plainMarkdown(new UserError('no-feed', { name: 'Ledger' }).sentenceIn('de'), 220),
    );
    const exported = await moderator().command('feed export');
    expect(exported.messages[0]?.ephemeral).toBe(true);
    expect(exported.messages[0]?.attachments[0]?.name).toBe('feeds.opml');
  });

  it('tells only who tried that there is no feed, and why', async () => {
    stage = await openStage({
      feeds: {
        add: async () => {
          throw new UserError('not-a-feed', { address: 'https://ledger.example/' });
        },
      },
    });
    const reply = await moderator().command('feed add', { url: 'https://ledger.example/' });
    expect(reply.messages).toHaveLength(1);
    expect(reply.messages[0]?.ephemeral).toBe(true);
    expect(reply.messages[0]?.content).toContain('is no feed');
  });

  it('offers the feeds that are followed by title, and none to who may not change them', async () => {
    stage = await openStage({
      feeds: { list: async () => [sampleFeed, { ...sampleFeed, id: 'fb', title: 'Post' }] },
    });
    expect(await moderator().autocomplete('feed remove', 'feed', 'ledg')).toMatchObject([
      { name: 'Northern Ledger', value: 'fk3j9x2' },
      { name: 'Post', value: 'fb' },
    ]);
    const member = stage.loopback.session(stage.member, place());
    expect(await member.autocomplete('feed remove', 'feed', '')).toEqual([]);
  });

  it('keeps the feeds of a server that only cannot be reached', async () => {
    stage = await openStage({});
    const { loopback, server, bot } = stage;
    loopback.servers.beginOutage(server.id);
    await expect.poll(() => bot.client.guilds.cache.get(server.id)?.available).toBe(false);
    loopback.servers.endOutage(server.id);
    await expect.poll(() => bot.client.guilds.cache.get(server.id)?.available).toBe(true);
    expect(stage.desk.calls).toEqual([]);
  });
});
