import type { Feed } from '../../archive/feeds.js';
import { countOf } from '../../count-of.js';
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
export function renderFeedNews({ feed, lines, articleCount }: FeedNews): BotMessage {
  const shown = linesInRoom(lines.slice(0, mostLines).map(newsLine), embedLimits.description - aroundRoom);
  const more = lines.length - shown.length;
  const rest = more > 0 ? [`… and ${countOf(more, 'more story', 'more stories')}.`] : [];
  const source = plainMarkdown(feed.title ?? feed.url, 120);
  return botMessage({
    embeds: [
      {
        description: `**${countOf(articleCount, 'new article')}** · ${source}\n${[...shown, ...rest].join('\n')}`,
        color: embedColors.plain,
      },
    ],
  });
}

/** That a feed is paused because it failed for a week, and what to do. */
export function renderFeedPaused(feed: Feed): BotMessage {
  const name = plainMarkdown(feed.title ?? feed.url, 120);
  const reason = plainMarkdown(feed.lastError ?? 'no reason is known', 300);
  return botMessage({
    embeds: [
      {
        title: 'Feed paused',
        description: `**${name}** could not be read for a week, so it is no longer polled.\n${reason}\n\nStart it again with /feed resume feed:${feed.id}, or end it with /feed remove.`,
        color: embedColors.nearest,
      },
    ],
  });
}

/** That nothing new of a feed is announced any more, and what to do. */
export function renderFeedStopped(feed: Feed): BotMessage {
  const name = plainMarkdown(feed.title ?? feed.url, 120);
  const reason = plainMarkdown(feed.announcingStopped ?? 'no reason is known', 300);
  const channel = feed.announceIn === null ? 'its channel' : `<#${feed.announceIn}>`;
  return botMessage({
    embeds: [
      {
        title: 'Feed no longer announced',
        description: `New articles of **${name}** could not be announced in ${channel}: ${reason}. They come into the archive all the same.\n\nWhen the channel can be written to again, use /feed resume feed:${feed.id}; for another channel, remove the feed and add it again.`,
        color: embedColors.nearest,
      },
    ],
  });
}

function newsLine({ title, url, outlets }: NewsLine): string {
  const headline = maskedLink(plainMarkdown(title ?? '', 160) || 'Untitled article', url);
  const named = outlets.slice(0, mostOutlets).map((outlet) => plainMarkdown(outlet, 60));
  const more = outlets.length - named.length;
  const who = [...named, ...(more > 0 ? [`${more} more`] : [])].join(', ');
  return `• **${headline}**${who ? ` · ${who}` : ''}`;
}
