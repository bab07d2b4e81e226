import { afterEach, describe, expect, it } from 'vitest';
import { channelAnnouncer } from '../../src/discord/channel-announcer.js';
import { voiceContext } from '../../src/discord/voice-context.js';
import type { Announcer } from '../../src/reading/feeds/announcer.js';
import { createPlainLogger } from '../../src/plain-logger.js';
import { defaultSettings } from '../../src/desk/collection-settings.js';
import { openStage, type Stage } from '../commands/loopback-stage.js';
import { sampleFeed } from '../commands/sample-feed.js';
import { plainMarkdown } from '../../src/discord/markdown/plain-markdown.js';
import { renderFeedPaused } from '../../src/discord/rendering/render-feed-news.js';
import { UserError } from '../../src/errors.js';
import { keptError } from '../../src/kept-error.js';
import { wordingIn } from '../../src/locales/wording.js';

let stage: Stage;
afterEach(() => stage.close());

const line = (index: number) => ({
  title: `Bridge ${index}`,
  url: `https://ledger.example/${index}`,
  outlets: ['Northern Ledger'],
});
const messagesOf = (stageNow: Stage, channel: 'news' | 'other') =>
  stageNow.loopback
    .session(stageNow.member, { guildId: stageNow.server.id, channelId: stageNow.server.channels[channel] })
    .messages();

const announcerOf = ({ bot, desk }: Stage): Announcer =>
  channelAnnouncer(voiceContext(bot.client.rest, { desk, logger: createPlainLogger('silent') }));

describe('announcing', () => {
  it('writes one message, one line a story, with the outlets, pinging nobody', async () => {
    stage = await openStage({});
    const announcer = announcerOf(stage);
    const lines = [
      {
        ...line(1),
        title: '@everyone [free](https://evil.example) <@1>',
        outlets: ['A', '*B*', 'C', 'D', 'E', 'F', 'G'],
      },
      { title: null, url: 'javascript:alert(1)', outlets: [] },
      ...Array.from({ length: 30 }, (_, index) => line(index + 2)),
    ];
    const news = { feed: { ...sampleFeed, title: '# Ledger\n@here' }, lines, articleCount: 40 };
    expect(await announcer.announce(stage.server.channels.other, news)).toBeNull();
    const sent = messagesOf(stage, 'other');
    expect(sent).toHaveLength(1);
    const shown = sent[0]?.embeds[0]?.description?.split('\n') ?? [];
    expect(shown[0]).toBe('**40 new articles** · \\# Ledger \\@here');
    expect(shown[1]).toBe(
      '• **[\\@everyone (free)(https\\:\\/\\/evil.example) \\<\\@1\\>](https://ledger.example/1)** · A, \\*B\\*, C, D, E, 2 more',
    );
    expect(shown[2]).toBe('• **Untitled article**');
    expect(shown).toHaveLength(12);
    expect(shown.at(-1)).toBe('… and 22 more stories.');
    const request = stage.loopback.requests.find(
      ({ method, path }) => method === 'POST' && path.endsWith('/messages'),
    );
    expect(request?.body).toMatchObject({ allowed_mentions: { parse: [] } });
  });

  it('says how a paused feed is started again', async () => {
    stage = await openStage({});
    const feed = {
      ...sampleFeed,
      lastError: 'ledger.example has a fault of its own (500): try again later.',
    };
    expect(await announcerOf(stage).tellPaused(stage.server.channels.news, feed)).toBeNull();
    expect(messagesOf(stage, 'news')[0]?.embeds[0]?.description).toContain('/feed resume feed:fk3j9x2');
  });

  it('says in the server’s language what a paused feed failed for', () => {
    const error = new UserError('no-feed', { name: 'Ledger' });
    const { embeds } = renderFeedPaused({ ...sampleFeed, lastError: keptError(error) }, wordingIn('de'));
    expect(embeds[0]?.description).toContain(plainMarkdown(error.sentenceIn('de'), 300));
  });

  it('says why a feed is no longer announced, and where it was', async () => {
    stage = await openStage({});
    const feed = {
      ...sampleFeed,
      announceIn: '123456789012345678',
      announcingStopped: 'channel-gone',
    };
    const announcer = announcerOf(stage);
    expect(await announcer.tellStopped(stage.server.channels.news, feed)).toBeNull();
    const shown = messagesOf(stage, 'news')[0]?.embeds[0]?.description;
    expect(shown).toContain('could not be announced in <#123456789012345678>: the channel is gone.');
    expect(shown).toContain('/feed resume feed:fk3j9x2');
  });

  it('gives the reason where the channel is gone', async () => {
    stage = await openStage({});
    const news = { feed: sampleFeed, lines: [line(1)], articleCount: 1 };
    expect(await announcerOf(stage).announce('123456789012345678', news)).toBe('channel-gone');
  });

  it('speaks the language of the server', async () => {
    stage = await openStage({ settings: { read: async () => ({ ...defaultSettings, language: 'de' }) } });
    const announcer = announcerOf(stage);
    const { news } = stage.server.channels;
    await announcer.announce(news, { feed: sampleFeed, lines: [line(1), line(2)], articleCount: 2 });
    await announcer.tellPaused(news, sampleFeed);
    await announcer.tellStopped(news, { ...sampleFeed, announceIn: '70', announcingStopped: 'channel-gone' });
    const [told, paused, stopped] = messagesOf(stage, 'news').map(({ embeds }) => embeds[0]?.description);
    expect(told).toContain('**2 neue Artikel** · Northern Ledger');
    expect(paused).toContain('konnte eine Woche lang nicht gelesen werden');
    expect(stopped).toContain('in <#70> nicht angekündigt werden: der Kanal ist nicht mehr da.');
  });
});
