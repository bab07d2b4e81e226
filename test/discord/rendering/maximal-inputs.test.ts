import { describe, expect, it } from 'vitest';
import type { ArticleHead } from '../../../src/archive/article.js';
import type { AuditedDeed } from '../../../src/archive/audit.js';
import { guildCollection } from '../../../src/archive/collection-id.js';
import type { Digest } from '../../../src/archive/digests.js';
import type { Feed } from '../../../src/archive/feeds.js';
import type { FollowedStory } from '../../../src/archive/followed-stories.js';
import type { StoryLine } from '../../../src/desk/story-line.js';
import { defaultSettings } from '../../../src/desk/collection-settings.js';
import { defaultDirectMessageLimits } from '../../../src/desk/direct-messages.js';
import type { BotMessage } from '../../../src/discord/rendering/message.js';
import { renderAliases } from '../../../src/discord/rendering/render-aliases.js';
import {
  renderArticle,
  renderChanged,
  renderRemoved,
} from '../../../src/discord/rendering/render-article.js';
import { renderArticles } from '../../../src/discord/rendering/render-articles.js';
import { renderAudit } from '../../../src/discord/rendering/render-audit.js';
import { renderDigestIssue, renderDigests } from '../../../src/discord/rendering/render-digests.js';
import {
  renderFeedNews,
  renderFeedPaused,
  renderFeedStopped,
} from '../../../src/discord/rendering/render-feed-news.js';
import {
  renderFeedAdded,
  renderFeedImport,
  renderFeedList,
} from '../../../src/discord/rendering/render-feeds.js';
import {
  renderFollowed,
  renderFollowing,
  renderNewsStopped,
  renderStoryNews,
} from '../../../src/discord/rendering/render-following.js';
import { renderHosts } from '../../../src/discord/rendering/render-hosts.js';
import { renderMadeRequest } from '../../../src/discord/rendering/render-request.js';
import { renderRequestPost } from '../../../src/discord/rendering/render-request-post.js';
import { renderRequests } from '../../../src/discord/rendering/render-requests.js';
import { renderSeveral } from '../../../src/discord/rendering/render-several.js';
import { renderWelcome } from '../../../src/discord/rendering/render-welcome.js';
import { refusalMessage } from '../../../src/discord/reply-with-error.js';
import { changeNotice } from '../../../src/discord/settings/change-notice.js';
import { renderPanel } from '../../../src/discord/settings/render-panel.js';
import { sectionsOf } from '../../../src/discord/settings/sections.js';
import { languageCodes } from '../../../src/locales/language.js';
import { wordingIn } from '../../../src/locales/wording.js';
import { sampleContent } from '../../archive/sample-articles.js';
import { sampleAsker, sampleRequest } from '../../archive/sample-requests.js';
import { judge } from '../../discord-harness/openapi-judge.js';
import { foreignIn } from '../../journey/interactions/harm-in.js';

/** Texts that take the most room: of letters, of what is escaped, of two units each, and of many hostile pieces. */
const longTexts: readonly string[] = [
  'word '.repeat(800),
  '*'.repeat(4000),
  '😀'.repeat(2000),
  '||x|| <@1> [x](https://evil.example) @everyone '.repeat(90),
];
const many = <Item>(count: number, make: (index: number) => Item): Item[] =>
  Array.from({ length: count }, (_, index) => make(index));
const at = '2026-03-02T10:00:00.000Z';
const collection = guildCollection('1191168914227200001');
const snowflake = (index: number) => `11911689142272${String(index).padStart(5, '0')}`;
/** As long as a link in Markdown may be. */
const longUrl = `https://evil.example/${'a'.repeat(375)}`;

/** Everything that a message is made of, each as long as it may be or longer. */
function maximal(text: string) {
  const person = { id: snowflake(1), name: text };
  const place = { kind: 'channel', id: snowflake(2) } as const;
  const setUp = { by: person, channel: snowflake(2), locale: 'en-GB', at };
  const article: ArticleHead = {
    ...sampleContent({
      text,
      title: text,
      outlet: text,
      authors: [text, text],
      url: longUrl,
      publishedAt: at,
    }),
    id: 'a2345678',
    version: 1,
    addedAt: at,
    addedBy: person,
    outletBy: person,
    provenance: { kind: 'file', fileName: text, by: person },
  } as unknown as ArticleHead;
  const feed: Feed = {
    id: 'fk3j9x2',
    collection,
    url: longUrl,
    title: text,
    addedBy: person,
    addedAt: at,
    addedIn: snowflake(2),
    announceIn: snowflake(2),
    announcingStopped: null,
    pausedAt: null,
    pausedBy: 'person',
    nextPollAt: at,
    lastSuccessAt: at,
    etag: null,
    lastModified: null,
    failures: 9,
    failingSince: at,
    lastError: text,
    rhythm: null,
  };
  const followed: FollowedStory = {
    id: 's2345678',
    collection,
    storyId: 'x',
    title: text,
    place,
    setUp,
    quietUntil: null,
    attempt: null,
    stopped: text,
  };
  const digest: Digest = {
    rhythm: 'weekly',
    minuteOfDay: 1439,
    weekday: 3,
    collection,
    place,
    setUp,
    timeZone: text,
    nextAt: at,
    newSince: at,
    attempt: null,
    stopped: text,
  };
  const line: StoryLine = {
    title: text,
    url: longUrl,
    outlets: many(9, () => text),
    independentOutlets: 9,
    newest: '2026-03-02',
    articles: 99,
  };
  const filters = { outlet: text, since: '2026-01-01', until: '2026-02-02' };
  const request = sampleRequest({
    question: text,
    filters,
    askers: many(40, (index) => sampleAsker(snowflake(index))),
    post: { channelId: snowflake(2), messageId: null },
  });
  return { person, place, article, feed, followed, digest, line, filters, request };
}

const deeds = (text: string): readonly AuditedDeed[] => [
  { kind: 'article-added', article: 'a', title: text },
  { kind: 'articles-imported', file: text },
  { kind: 'hosts-changed', added: many(50, () => text), removed: many(50, () => text) },
  { kind: 'aliases-changed', added: many(50, () => text), removed: many(50, () => text) },
  { kind: 'setting-changed', setting: 'addRoles', before: many(25, snowflake), after: many(24, snowflake) },
  { kind: 'setting-changed', setting: text, before: text, after: text },
  { kind: 'story-followed', followed: 'w1', title: text },
  { kind: 'request-closed', request: text },
];

/** Whatever the bot renders that no test beside this one fills to the brim. */
function messagesOf(
  text: string,
  code: (typeof languageCodes)[number],
): Readonly<Record<string, () => BotMessage>> {
  const wording = wordingIn(code);
  const { article, feed, followed, digest, line, filters, request, place, person } = maximal(text);
  const removed = { ...article, removedAt: at, removedBy: person, isPurged: false };
  const list = { articles: many(8, () => article), total: 999_999 };
  const settings = {
    ...defaultSettings,
    timeZone: 'America/Argentina/ComodRivadavia',
    addRoles: many(25, snowflake),
    askChannels: many(25, snowflake),
    requestChannel: snowflake(3),
    announceChannel: snowflake(4),
    questionsPerDay: 999_999,
    articlesPerDay: 999_999,
    coolDownSeconds: 3_600,
    questionDays: 3_650,
  };
  const before = { ...settings, addRoles: many(25, (index) => snowflake(index + 30)) };
  const guildId = snowflake(99_999);
  const hosts = { allow: many(100, () => text.slice(0, 255)), deny: many(100, () => text.slice(0, 255)) };
  const panels = sectionsOf(true).map((section): [string, () => BotMessage] => {
    const notice = changeNotice('addRoles', before, settings, wording, guildId);
    const limits = defaultDirectMessageLimits;
    const shown = { section, settings, hosts, limits, guild: null, guildId, notice };
    return [`the panel ${section}`, () => renderPanel(shown, wording)];
  });
  const versions = many(30, (version) => ({ version, addedAt: at, textHash: 'x', editedBy: person }));
  const copyOf = { id: 'a1', title: text, outlet: text, url: longUrl };
  const story = { articles: 99, independentOutlets: 99 };
  const entries = deeds(text).flatMap((deed) => [deed, deed]);
  const audited = entries.slice(0, 10).map((deed) => ({ collection, at, by: person, deed, count: 99_999 }));
  return {
    'a list of articles': () =>
      renderArticles(list, { page: 99_999, filter: { ...filters, by: snowflake(1) } }, wording),
    'an article': () => renderArticle({ state: 'kept', article, versions, story, copyOf } as never, wording),
    'a changed article': () => renderChanged('restored', article, wording),
    'a removed article': () => renderRemoved({ removed, undoUntil: at } as never, wording),
    'an audit': () => renderAudit({ entries: audited, total: 2_000 }, 150, wording),
    aliases: () =>
      renderAliases(
        many(200, () => many(8, () => text.slice(0, 60))),
        wording,
      ),
    sites: () => renderHosts(hosts, wording),
    'feed news': () => renderFeedNews({ feed, lines: many(40, () => line), articleCount: 400 }, wording),
    'a paused feed': () => renderFeedPaused(feed, wording),
    'a stopped feed': () => renderFeedStopped({ ...feed, announcingStopped: text }, wording),
    'an added feed': () =>
      renderFeedAdded(
        {
          feed,
          format: 'RSS',
          items: 9_999,
          isNamedByPage: true,
          namedFeeds: 9,
        } as never,
        wording,
      ),
    feeds: () =>
      renderFeedList(
        many(200, () => feed),
        wording,
      ),
    'imported feeds': () =>
      renderFeedImport(
        {
          added: many(100, () => feed),
          known: 9,
          refused: many(100, () => ({ url: text, reason: text })),
        } as never,
        wording,
      ),
    'followed stories': () =>
      renderFollowed(
        many(25, () => ({ followed, story: line })),
        wording,
      ),
    'a story to follow': () =>
      renderFollowing({ followed, story: line, isSure: false, wasFollowed: false }, text, wording),
    'news of a story': () =>
      renderStoryNews(followed, { lines: many(40, () => line), articles: 99 }, wording),
    'stopped news': () => renderNewsStopped(followed, wording),
    digests: () => renderDigests([digest, digest], wording),
    'a digest': () =>
      renderDigestIssue(
        digest,
        { articles: 999, stories: many(99, () => line), lateFrom: at } as never,
        wording,
      ),
    requests: () =>
      renderRequests(
        { requests: many(8, () => request), total: 999 },
        { page: 99, shown: 'all' },
        true,
        wording,
      ),
    'a made request': () =>
      renderMadeRequest(
        { status: 'joined', request },
        { serverId: guildId, channelId: place.id, private: true },
        wording,
      ),
    'a posted request': () => renderRequestPost(request, null, wording),
    'several additions': () =>
      renderSeveral(
        many(10, () => ({ name: text, state: 'refused', reason: text }) as const),
        99,
        wording,
      ),
    'a greeting': () => renderWelcome(wording),
    'a refusal': () => refusalMessage(text),
    ...Object.fromEntries(panels),
  };
}

// What a text does is the same in every language; how much room the words take is not.
const cases = languageCodes.flatMap((code) =>
  (code === 'en' ? longTexts : longTexts.slice(0, 1)).map((text) => ({ code, text })),
);
const names = Object.keys(messagesOf('x', 'en'));

describe.each(names)('%s', (name) => {
  it('keeps to what Discord takes, and lets nothing through, however much there is to show', () => {
    for (const { code, text } of cases) {
      const message = messagesOf(text, code)[name]!();
      const { content, embeds, components } = message;
      const body = JSON.parse(JSON.stringify({ content, embeds, components })) as object;
      expect(judge({ method: 'POST', path: '/channels/1/messages', body })).toEqual([]);
      const shown = [
        content,
        ...embeds.flatMap(({ title, description }) => [title ?? '', description ?? '']),
      ];
      expect(shown.flatMap(foreignIn)).toEqual([]);
      // A link that is cut in its middle would end in no bracket.
      expect(shown.join('\n')).not.toMatch(/(?<!\\)\]\([^)]*$/m);
    }
  });
});
