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
import type { languageCodes } from '../../../src/locales/language.js';
import { wordingIn } from '../../../src/locales/wording.js';
import { many, at, collection, snowflake, longUrl, maximal, deeds } from './maximal-records.js';

/** Whatever the bot renders that no test beside this one fills to the brim. */
export function messagesOf(
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
