import { createHash } from 'node:crypto';
import type { FeedRhythm } from '../../archive/feeds.js';
import { tryNormaliseUrl } from '../fetch/normalise-url.js';
import { parseUrl } from '../fetch/parse-url.js';
import { parseDate } from '../text/date-text.js';
import type { FeedDocument, FeedItem } from './feed-document.js';
import { toRawFeed, type ParsedFeed, type ParsedRss, type RawItem } from './parsed-feed.js';

/** So many items are taken of a feed at once, the newest. */
export const mostItems = 50;

const formats = { rss: 'RSS', atom: 'Atom', rdf: 'RDF', json: 'JSON Feed' } as const;
/** Clocks are wrong by hours; what is dated later than this is wrong altogether. */
const clockErrorMs = 24 * 3_600_000;
const longestLine = 500;
const mostAuthors = 10;
const periodMinutes: Readonly<Record<string, number>> = {
  hourly: 60,
  daily: 1_440,
  weekly: 10_080,
  monthly: 43_200,
  yearly: 525_600,
};
const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/**
 * What a parsed feed says, in one form for all formats: the newest items, their addresses absolute and normalised.
 * @param url the feed's own.
 * @param nowMs milliseconds since 1970.
 */
export function readFeed(parsed: ParsedFeed, url: string, nowMs: number): FeedDocument {
  const raw = toRawFeed(parsed);
  const feedUrl = parseUrl(url);
  const base = (raw.site === null ? null : parseUrl(raw.site, feedUrl ?? undefined)) ?? feedUrl;
  const items = new Map<string, FeedItem>();
  for (const item of newestFirst(raw.items, nowMs)) {
    const read = readItem(item, base, nowMs);
    if (read && !items.has(read.key)) items.set(read.key, read);
    if (items.size === mostItems) break;
  }
  return {
    title: plainLine(raw.title),
    format: formats[parsed.format],
    items: [...items.values()],
    itemCount: raw.items.length,
    rhythm: rhythmOf(parsed),
  };
}

/** Items without a date that could be believed stand behind the others, in their own order. */
function newestFirst(items: readonly RawItem[], nowMs: number): readonly RawItem[] {
  const moments = new Map(
    items.map((item) => [item, Date.parse(dateOf(item, nowMs) ?? '') || Number.NEGATIVE_INFINITY]),
  );
  const momentOf = (item: RawItem): number => moments.get(item) ?? 0;
  return [...items].sort((one, other) =>
    momentOf(one) === momentOf(other) ? 0 : momentOf(other) - momentOf(one),
  );
}

function readItem(item: RawItem, base: URL | null, nowMs: number): FeedItem | null {
  const link = item.link === null ? null : parseUrl(item.link.trim(), base ?? undefined);
  const url = link === null ? null : tryNormaliseUrl(link.href);
  const html = item.html?.trim() || null;
  // Without an address and without a text there is nothing that could be read.
  if (url === null && html === null) return null;
  const id = item.id?.trim();
  const words = `${item.title ?? ''}\n${html ?? ''}`;
  return {
    key: url ?? (id ? `id:${id}` : `words:${createHash('sha256').update(words).digest('hex')}`),
    url,
    title: plainLine(item.title),
    authors: item.authors
      .slice(0, mostAuthors)
      .map((author) => plainLine(nameOf(author)))
      .filter((author) => author !== null),
    publishedAt: dateOf(item, nowMs),
    html,
  };
}

function dateOf({ date }: RawItem, nowMs: number): string | null {
  const iso = date === null ? null : parseDate(date.slice(0, 60));
  return iso === null || Date.parse(iso) > nowMs + clockErrorMs ? null : iso;
}

/** RSS has "ana@ledger.example (Ana Lund)". */
function nameOf(author: string): string {
  const named = /^\S+@\S+\s*\(([^()]{1,100})\)$/.exec(author.trim())?.[1];
  return named ?? author.replace(/\S+@\S+/g, '');
}

/** A title as one line without the markup that some write into it. */
function plainLine(text: string | null): string | null {
  const line = (text ?? '')
    .slice(0, 4 * longestLine)
    .replace(/<\/?[a-z][^<>]{0,300}>/gi, '')
    .replace(/\s+/g, ' ')
    .trim();
  return line.slice(0, longestLine) || null;
}

function rhythmOf(parsed: ParsedFeed): FeedRhythm {
  const rss: ParsedRss = parsed.format === 'rss' || parsed.format === 'rdf' ? parsed.feed : {};
  const sy = parsed.format === 'json' ? undefined : parsed.feed.sy;
  const period = periodMinutes[sy?.updatePeriod?.trim().toLowerCase() ?? ''];
  const stated = [rss.ttl, period === undefined ? undefined : period / Math.max(1, sy?.updateFrequency ?? 1)];
  const minutes = stated.filter((value) => value !== undefined && Number.isFinite(value) && value > 0);
  return {
    intervalMinutes: minutes.length > 0 ? Math.max(...(minutes as number[])) : null,
    // Some count the last hour of the day as 24.
    skipHours: distinct(
      (rss.skipHours ?? []).map((hour) => (hour === 24 ? 0 : hour)),
      24,
    ),
    skipDays: distinct(
      (rss.skipDays ?? []).map((day) => weekdays.indexOf(day?.trim().toLowerCase() ?? '')),
      7,
    ),
  };
}

function distinct(values: readonly (number | undefined)[], below: number): number[] {
  const within = values.filter(
    (value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) < below,
  );
  return [...new Set(within as number[])].sort((one, other) => one - other);
}
