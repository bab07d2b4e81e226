import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { guildCollection } from '../../src/archive/collection-id.js';
import type { Digest } from '../../src/archive/digests.js';
import { startBotOnLoopback } from '../../src/chat/bot-on-loopback.js';
import { defaultSettings } from '../../src/desk/collection-settings.js';
import { openRestVoice, type RestVoice } from '../../src/discord/open-rest-voice.js';
import { SetupError } from '../../src/errors.js';
import { noMetrics } from '../../src/observing/metrics.js';
import { createPlainLogger } from '../../src/plain-logger.js';
import { sampleAsker, sampleRequest } from '../archive/sample-requests.js';
import { buttonNamed } from '../commands/button-named.js';
import { sampleFeed } from '../commands/sample-feed.js';
import { FakeDesk, type FakeDeskBehaviour } from '../fakes/fake-desk.js';
import { answerWith, findingWith, sourceWith } from './answer-fixtures.js';
import { openRestStage, type RestStage } from './rest-stage.js';

const logger = createPlainLogger('silent');
const settings = { read: async () => defaultSettings };

describe('a voice without a gateway', () => {
  let stage: RestStage;
  let opened: RestVoice;
  const statuses: (number | null)[] = [];

  async function open(locale?: string): Promise<void> {
    stage = await openRestStage(locale === undefined ? {} : { locale });
    const { apiUrl: restApi, token } = stage.loopback;
    const metrics = { ...noMetrics, discordRequest: (status: number | null) => statuses.push(status) };
    opened = await openRestVoice({ token, restApi, desk: { settings }, logger, metrics });
  }
  afterEach(async () => {
    opened.close();
    await stage.close();
  });

  const collection = () => guildCollection(stage.server.id);
  const messagesIn = (channel: 'news' | 'other') =>
    stage.loopback
      .session(stage.member, { guildId: stage.server.id, channelId: stage.server.channels[channel] })
      .messages();
  const directMessages = () => stage.loopback.session(stage.member, { directMessage: true }).messages();
  const digest = (): Digest => ({
    collection: collection(),
    rhythm: 'daily',
    minuteOfDay: 480,
    weekday: null,
    place: { kind: 'channel', id: stage.server.channels.news },
    setUp: { by: { id: '7', name: 'ana' }, channel: '69', locale: 'en-GB', at: '2026-03-01T07:00:00.000Z' },
    timeZone: 'Europe/Berlin',
    nextAt: '2026-03-02T07:00:00.000Z',
    newSince: '2026-03-01T07:00:00.000Z',
    attempt: null,
    stopped: null,
  });
  const issue = { stories: [], articles: 0, lateFrom: null };

  it('announces, in the language of the server', async () => {
    await open('de');
    expect(opened.botName).toBe('Dateline');
    const line = { title: 'Bridge opens', url: 'https://ledger.example/1', outlets: ['Northern Ledger'] };
    const news = { feed: { ...sampleFeed, collection: collection() }, lines: [line], articleCount: 2 };
    expect(await opened.voice.feeds.announce(stage.server.channels.news, news)).toBeNull();
    const [message] = messagesIn('news');
    expect(message?.embeds[0]?.description).toContain('**2 neue Artikel** · Northern Ledger');
    expect(message?.author).toBe('Dateline');
    expect(statuses.at(-1)).toBe(200);
  });

  it('writes a digest, once where it is said again, to a channel and to a person', async () => {
    await open();
    const { news } = opened.voice;
    expect(await news.writeDigest(digest(), issue, 'digest 1')).toBeNull();
    expect(await news.writeDigest(digest(), issue, 'digest 1')).toBeNull();
    expect(messagesIn('news')).toHaveLength(1);
    const place = { kind: 'person', id: stage.member.id } as const;
    expect(await news.writeDigest({ ...digest(), place }, issue, 'digest 2')).toBeNull();
    expect(directMessages()).toHaveLength(1);
  });

  it('tells what met a request, and shows one and brings it up to date', async () => {
    await open();
    const { requests } = opened.voice;
    const { server, member } = stage;
    const met = { collection: collection(), request: sampleRequest(), answer: answerWith() };
    const where = { serverId: server.id, channelId: server.channels.news };
    const told = await requests.tellInChannel(met, where, [member.id]);
    expect(told).toEqual({ told: [member.id], messageId: messagesIn('news')[0]?.id });
    expect(messagesIn('news')[0]?.pings).toEqual([member.id]);

    const asker = sampleAsker(member.id, { place: { ...where, private: true } });
    expect(await requests.tellDirectly(met, asker)).toEqual({ messageId: directMessages()[0]?.id });
    expect(directMessages()[0]?.content).toContain('**Newsroom**');

    const post = { channelId: server.channels.other, messageId: null };
    const shown = await requests.show({ ...met, request: sampleRequest({ post }), answer: null });
    const messageId = 'messageId' in shown ? shown.messageId : '';
    const closed = sampleRequest({ state: 'closed', post: { ...post, messageId } });
    expect(await requests.show({ ...met, request: closed, answer: null })).toEqual({ messageId });
    expect(messagesIn('other')).toMatchObject([{ id: messageId, components: [] }]);
  });

  it('says why it cannot', async () => {
    await open();
    const { feeds } = opened.voice;
    const news = { feed: sampleFeed, lines: [], articleCount: 1 };
    const { server, loopback } = stage;
    loopback.channels.keepBotFrom({ guildId: server.id, channelId: server.channels.news }, 'seeing');
    loopback.channels.keepBotFrom({ guildId: server.id, channelId: server.channels.other }, 'writing');
    expect(await feeds.announce('123456789012345678', news)).toBe('channel-gone');
    expect(await feeds.announce(server.channels.news, news)).toBe('channel-hidden');
    expect(await feeds.announce(server.channels.other, news)).toBe('channel-read-only');
  });

  it('speaks in a server that took the bot in later, and no more in one that it has left', async () => {
    await open();
    const later = stage.loopback.addGuild({ name: 'Later', channels: ['desk'] });
    const news = { feed: sampleFeed, lines: [], articleCount: 1 };
    expect(await opened.voice.feeds.announce(later.channels.desk, news)).toBeNull();
    stage.loopback.removeGuild(later.id);
    expect(await opened.voice.feeds.announce(later.channels.desk, news)).toBe('channel-gone');
  });
});

describe('what it wrote', () => {
  it('has buttons and menus that work in the process that has the gateway', async () => {
    const stage = await openRestStage();
    const { loopback, server, member } = stage;
    const sources = Array.from({ length: 12 }, (_, n) =>
      sourceWith({ n: n + 1, article: `a${n + 1}`, outlet: `Outlet ${n + 1}` }),
    );
    const findings = sources.map(({ n }) =>
      findingWith(`Bridge number ${n} opens on Friday, ${'and nobody knows why '.repeat(20)}so far.`, n),
    );
    const audience = { askerId: member.id, channelId: server.channels.news, private: false };
    const answer = answerWith({ findings, sources, audience });
    const closed: string[] = [];
    const behaviour: FakeDeskBehaviour = {
      findAnswer: async () => answer,
      attachMessage: async () => undefined,
      requests: {
        close: async (_collection, id) => {
          closed.push(id);
          return sampleRequest({ id, state: 'closed' });
        },
      },
    };
    const bot = await startBotOnLoopback(loopback, { desk: new FakeDesk(behaviour), logger });
    const { voice, close } = await openRestVoice({
      token: loopback.token,
      restApi: loopback.apiUrl,
      desk: { settings },
      logger,
    });
    const where = { serverId: server.id, channelId: server.channels.news };
    const met = { collection: guildCollection(server.id), request: sampleRequest(), answer };
    const session = loopback.session(member, { guildId: server.id, channelId: server.channels.news });
    await voice.requests.tellInChannel(met, where, [member.id]);
    const [told] = session.messages();
    const turned = await session.press(told!, buttonNamed(told, 'Next ▶'));
    expect(turned.messages[0]?.id).toBe(told?.id);
    expect(turned.messages[0]?.embeds[0]?.footer?.text).toContain('page 2 of');
    const cited = await session.menu('Show sources', told!);
    expect(cited.messages[0]?.embeds[0]?.description).toContain('[1] Harbour bridge opens');

    const ana = loopback.session(stage.moderator, {
      guildId: server.id,
      channelId: server.channels.other,
    });
    const post = { channelId: server.channels.other, messageId: null };
    await voice.requests.show({ ...met, request: sampleRequest({ post }), answer: null });
    const [shown] = ana.messages();
    await ana.press(shown!, buttonNamed(shown, 'Close'));
    expect(closed).toEqual(['rabc123']);

    close();
    await bot.close();
    await expect.poll(() => loopback.gatewaySessions).toBe(0);
    await stage.close();
  });
});

async function listening(): Promise<Server> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

describe('opening it', () => {
  const parts = { desk: { settings }, logger };
  let stage: RestStage;
  beforeEach(async () => {
    stage = await openRestStage();
  });
  afterEach(() => stage.close());

  it.each([
    ['a wrong token', () => 'MTIzNDU2Nzg5MDEyMzQ1Njc4.GwRong.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'],
    ['half a token', () => stage.loopback.token.slice(0, 20)],
    ['no token', () => ''],
    ['what cannot be sent', () => 'tökèn→\n'],
  ])('says what to do about %s', async (_, token) => {
    const attempt = openRestVoice({ ...parts, token: token(), restApi: stage.loopback.apiUrl });
    await expect(attempt).rejects.toThrow(SetupError);
    await expect(attempt).rejects.toThrow(/DISCORD_TOKEN.*discord\.com\/developers/);
  });

  it('takes the token as some write it', async () => {
    const { token, apiUrl: restApi } = stage.loopback;
    const { close, botName } = await openRestVoice({ ...parts, token: `Bot ${token}`, restApi });
    close();
    expect(botName).toBe('Dateline');
  });

  it('says that Discord cannot be reached, and that it fails', async () => {
    const closed = await listening();
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    const { token } = stage.loopback;
    const nobody = openRestVoice({ ...parts, token, restApi: `http://127.0.0.1:${port}/api` });
    await expect(nobody).rejects.toThrow(SetupError);
    await expect(nobody).rejects.toThrow(/cannot be reached \(ECONNREFUSED\)/);
    // discord.js itself tries four times.
    stage.loopback.failNext(4);
    const failing = openRestVoice({ ...parts, token, restApi: stage.loopback.apiUrl });
    await expect(failing).rejects.toThrow(SetupError);
    await expect(failing).rejects.toThrow(/cannot be reached \(503\)/);
  });

  it('says that Discord does not answer', async () => {
    const silent = await listening();
    const sockets: Socket[] = [];
    silent.on('connection', (socket: Socket) => sockets.push(socket));
    const { port } = silent.address() as AddressInfo;
    const attempt = openRestVoice({
      ...parts,
      token: stage.loopback.token,
      restApi: `http://127.0.0.1:${port}/api`,
      timeoutMs: 100,
    });
    await expect(attempt).rejects.toThrow(SetupError);
    await expect(attempt).rejects.toThrow(/did not answer within a minute/);
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => silent.close(resolve));
  });
});
