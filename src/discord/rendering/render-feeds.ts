import type { AddedFeed, FeedImport } from '../../desk/feed-desk.js';
import type { Feed } from '../../archive/feeds.js';
import { feedWords } from '../../desk/feed-words.js';
import { keptErrorIn } from '../../kept-error.js';
import type { Wording } from '../../locales/wording.js';
import { maskedLink } from '../markdown/link.js';
import { plainMarkdown } from '../markdown/plain-markdown.js';
import { linesInRoom } from './lines-in-room.js';
import { shownMoment } from './place-words.js';
import { botMessage, embedColors, embedLimits, type BotMessage } from './message.js';

const shownRefusals = 10;

/** What came of `/feed add`. */
export function renderFeedAdded(added: AddedFeed, wording: Wording): BotMessage {
  const { t } = wording;
  const { feed, format, items } = added;
  const facts = [format, t('feeds:added.items', { count: items }), ...namedWords(added, wording)];
  const announced =
    feed.announceIn === null ? [] : [t('feeds:added.announced', { channel: `<#${feed.announceIn}>` })];
  const lines = [
    feedLink(feed, wording),
    facts.join(' · '),
    '',
    [t('feeds:added.reading'), ...announced].join(' '),
  ];
  return embed(t('feeds:added.heading'), lines.join('\n'), embedColors.answered);
}

function namedWords({ feed, isNamedByPage, namedFeeds }: AddedFeed, { t }: Wording): readonly string[] {
  if (!isNamedByPage) return [];
  const url = plainMarkdown(feed.url, 300);
  return [
    namedFeeds > 1
      ? t('feeds:added.namedFirst', { feeds: namedFeeds, url })
      : t('feeds:added.named', { url }),
  ];
}

/** One feed after something was done with it. */
export function renderFeedChange(
  what: 'removed' | 'paused' | 'resumed',
  feed: Feed,
  wording: Wording,
): BotMessage {
  const { t } = wording;
  const description = `${feedLink(feed, wording)}\n\n${t(`feeds:${what}.note`)}`;
  return embed(t(`feeds:${what}.heading`), description, embedColors.plain);
}

/** All feeds of a collection; those that find no room stand in a file beside. */
export function renderFeedList(feeds: readonly Feed[], wording: Wording): BotMessage {
  const { t } = wording;
  if (feeds.length === 0) {
    return embed(t('feeds:list.heading'), t('feeds:list.none'), embedColors.nothing);
  }
  const lines = feeds.map((feed) => feedLine(feed, wording));
  const fitting = linesInRoom(lines, embedLimits.description - 100);
  const rest = lines.length - fitting.length;
  const more = rest > 0 ? `\n${t('feeds:list.more', { count: rest })}` : '';
  const title = t('feeds:list.count', { count: feeds.length });
  const message = embed(title, fitting.join('\n') + more, embedColors.plain);
  if (rest === 0) return message;
  const all = feeds.map((feed) =>
    [feed.id, feed.title ?? '', feed.url, ...feedWords(feed, wording)].join(' · '),
  );
  return { ...message, files: [{ name: 'feeds.txt', attachment: Buffer.from(`${all.join('\n')}\n`) }] };
}

function feedLine(feed: Feed, wording: Wording): string {
  const { id, announceIn, announcingStopped } = feed;
  const fares = feedWords(feed, wording, {
    moment: shownMoment,
    text: (text) => plainMarkdown(text, 300),
  });
  const isAnnounced = announceIn !== null && announcingStopped === null;
  const channel = isAnnounced ? [wording.t('feeds:list.announced', { channel: `<#${announceIn}>` })] : [];
  return [`\`${id}\` ${feedLink(feed, wording)}`, ...fares, ...channel].join(' · ');
}

/** What came of `/feed import`. */
export function renderFeedImport({ added, known, refused }: FeedImport, wording: Wording): BotMessage {
  const { t } = wording;
  const refusals = refused
    .slice(0, shownRefusals)
    .map(
      ({ url, reason }) =>
        `${plainMarkdown(url, 120)}: ${plainMarkdown(keptErrorIn(reason, wording.language), 220)}`,
    );
  const more = refused.length - refusals.length;
  const lines = [
    t('feeds:imported.counts', { count: added.length, known, refused: refused.length }),
    ...(added.length > 0 ? [t('feeds:imported.reading')] : []),
    ...(refusals.length > 0 ? ['', ...refusals] : []),
    ...(more > 0 ? [t('feeds:imported.more', { number: more })] : []),
  ];
  const color = added.length > 0 ? embedColors.answered : embedColors.nothing;
  return embed(t('feeds:imported.heading'), lines.join('\n'), color);
}

function feedLink({ title, url }: Feed, { t }: Wording): string {
  return `**${maskedLink(plainMarkdown(title ?? url, 120) || t('feeds:unnamed'), url)}**`;
}

function embed(title: string, description: string, color: number): BotMessage {
  return botMessage({ embeds: [{ title, description, color }] });
}
