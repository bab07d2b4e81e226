import type { AddedFeed, FeedImport } from '../../desk/feed-desk.js';
import type { Feed } from '../../archive/feeds.js';
import { countOf } from '../../count-of.js';
import { feedWords } from '../../desk/feed-words.js';
import { maskedLink } from '../markdown/link.js';
import { plainMarkdown } from '../markdown/plain-markdown.js';
import { linesInRoom } from './lines-in-room.js';
import { botMessage, embedColors, embedLimits, type BotMessage } from './message.js';

const shownRefusals = 10;

/** What came of `/feed add`. */
export function renderFeedAdded({ feed, format, items, isNamedByPage, namedFeeds }: AddedFeed): BotMessage {
  const others = namedFeeds > 1 ? `, the first that can be read of ${namedFeeds}` : '';
  const lines = [
    feedLink(feed),
    `${format} · ${countOf(items, 'item')}${isNamedByPage ? ` · named by the page${others}: ${plainMarkdown(feed.url, 300)}` : ''}`,
    '',
    `Its newest articles are being read now, and what is new from then on, every hour at most.${announcedWords(feed)}`,
  ];
  return embed('Feed added', lines.join('\n'), embedColors.answered);
}

/** One feed after something was done with it. */
export function renderFeedChange(heading: string, feed: Feed, advice: string): BotMessage {
  return embed(heading, `${feedLink(feed)}\n\n${advice}`, embedColors.plain);
}

/** All feeds of a collection; those that find no room stand in a file beside. */
export function renderFeedList(feeds: readonly Feed[]): BotMessage {
  if (feeds.length === 0) {
    return embed('Feeds', 'No feed is followed here yet: add one with /feed add.', embedColors.nothing);
  }
  const lines = feeds.map((feed) => {
    const channel =
      feed.announceIn === null || feed.announcingStopped ? '' : ` · announced in <#${feed.announceIn}>`;
    return `\`${feed.id}\` ${feedLink(feed)} · ${feedWords(feed)
      .map((words) => plainMarkdown(words, 300))
      .join(' · ')}${channel}`;
  });
  const fitting = linesInRoom(lines, embedLimits.description - 100);
  const rest = lines.length - fitting.length;
  const more = rest > 0 ? `\n… and ${countOf(rest, 'more feed', 'more feeds')}, in the file.` : '';
  const message = embed(countOf(feeds.length, 'feed'), fitting.join('\n') + more, embedColors.plain);
  if (rest === 0) return message;
  const all = feeds.map((feed) => [feed.id, feed.title ?? '', feed.url, ...feedWords(feed)].join(' · '));
  return { ...message, files: [{ name: 'feeds.txt', attachment: Buffer.from(`${all.join('\n')}\n`) }] };
}

/** What came of `/feed import`. */
export function renderFeedImport({ added, known, refused }: FeedImport): BotMessage {
  const refusals = refused
    .slice(0, shownRefusals)
    .map(({ url, reason }) => `${plainMarkdown(url, 120)}: ${plainMarkdown(reason, 220)}`);
  const more = refused.length - refusals.length;
  const lines = [
    `${countOf(added.length, 'feed')} added, ${known} followed before, ${refused.length} refused.`,
    ...(added.length > 0 ? ['They are read one after the other; /feed list shows how they fare.'] : []),
    ...(refusals.length > 0 ? ['', ...refusals] : []),
    ...(more > 0 ? [`… and ${more} more.`] : []),
  ];
  return embed(
    'Feeds imported',
    lines.join('\n'),
    added.length > 0 ? embedColors.answered : embedColors.nothing,
  );
}

function announcedWords({ announceIn }: Feed): string {
  return announceIn === null ? '' : ` New ones are announced in <#${announceIn}>.`;
}

function feedLink({ title, url }: Feed): string {
  return `**${maskedLink(plainMarkdown(title ?? url, 120) || 'Feed', url)}**`;
}

function embed(title: string, description: string, color: number): BotMessage {
  return botMessage({ embeds: [{ title, description, color }] });
}
