import type { Feed } from '../../archive/feeds.js';
import { closedPlaceWords } from '../../desk/closed-place-words.js';
import { failureWords } from '../../desk/feed-words.js';
import type { Wording } from '../../locales/wording.js';
import type { FeedNews, NewsLine } from '../../reading/feeds/announcer.js';
import { maskedLink } from '../markdown/link.js';
import { plainMarkdown } from '../markdown/plain-markdown.js';
import { linesInRoom } from './lines-in-room.js';
import { botMessage, embedColors, embedLimits, type BotMessage } from './message.js';

/** As many as are read at a glance. */
const mostLines = 10;
const mostOutlets = 5;
/** Room for what stands around the lines. */
const aroundRoom = 250;

/** The new articles of a poll, one line for each story. */
export function renderFeedNews({ feed, lines, articleCount }: FeedNews, wording: Wording): BotMessage {
  const { t } = wording;
  const told = lines.slice(0, mostLines).map((line) => newsLine(line, wording));
  const shown = linesInRoom(told, embedLimits.description - aroundRoom);
  const more = lines.length - shown.length;
  const rest = more > 0 ? [t('feeds:news.more', { count: more })] : [];
  const title = `**${t('feeds:news.articles', { count: articleCount })}** · ${feedName(feed)}`;
  return botMessage({
    embeds: [{ description: [title, ...shown, ...rest].join('\n'), color: embedColors.plain }],
  });
}

/** That a feed is paused because it failed for a week, and what to do. */
export function renderFeedPaused(feed: Feed, wording: Wording): BotMessage {
  const { t } = wording;
  const reason = plainMarkdown(failureWords(feed, wording), 300);
  const description = t('feeds:failed.note', { name: feedName(feed), reason, id: feed.id });
  return botMessage({
    embeds: [{ title: t('feeds:failed.heading'), description, color: embedColors.nearest }],
  });
}

/** That nothing new of a feed is announced any more, and what to do. */
export function renderFeedStopped(feed: Feed, wording: Wording): BotMessage {
  const { t } = wording;
  const { announcingStopped, announceIn, id } = feed;
  const reason =
    announcingStopped === null ? t('feeds:noReason') : closedPlaceWords(announcingStopped, wording);
  const channel = announceIn === null ? t('feeds:stopped.itsChannel') : `<#${announceIn}>`;
  const values = { name: feedName(feed), channel, reason: plainMarkdown(reason, 300), id };
  return botMessage({
    embeds: [
      {
        title: t('feeds:stopped.heading'),
        description: t('feeds:stopped.note', values),
        color: embedColors.nearest,
      },
    ],
  });
}

function feedName({ title, url }: Feed): string {
  return plainMarkdown(title ?? url, 120);
}

function newsLine({ title, url, outlets }: NewsLine, { t }: Wording): string {
  const headline = maskedLink(plainMarkdown(title ?? '', 160) || t('common:untitled'), url);
  const named = outlets.slice(0, mostOutlets).map((outlet) => plainMarkdown(outlet, 60));
  const more = outlets.length - named.length;
  const who = [...named, ...(more > 0 ? [t('feeds:news.moreOutlets', { number: more })] : [])].join(', ');
  return `• **${headline}**${who ? ` · ${who}` : ''}`;
}
