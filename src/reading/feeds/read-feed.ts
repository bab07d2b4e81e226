import { createHash } from 'node:crypto';
import type { FeedRhythm } from '../../archive/feeds.js';
import { tryNormaliseUrl } from '../fetch/normalise-url.js';
import { parseUrl } from '../fetch/parse-url.js';
import { parseDate } from '../text/date-text.js';
import type { FeedDocument, FeedItem } from './feed-document.js';
import { skippedTimes } from './skipped-times.js';
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

/**
 * What a parsed feed says, in one form for all formats: the newest items, their addresses absolute and normalised.
 * @param text what it was parsed from.
 * @param url the feed's own.
 * @param nowMs milliseconds since 1970.
 */
export function readFeed(parsed: ParsedFeed, text: string, url: string, nowMs: number): FeedDocument {
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
    rhythm: rhythmOf(parsed, text),
  };
}

/** Items without a date that could be believed stand behind the others, in their own order. */
function newestFirst(items: readonly RawItem[], nowMs: number): readonly RawItem[] {
  const moments = new Map(
    items.map((item) => [item, Date.parse(dateOf(item.date, nowMs) ?? '') || Number.NEGATIVE_INFINITY]),
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
    publishedAt: dateOf(item.date, nowMs),
    modifiedAt: dateOf(item.modified, nowMs),
    html,
  };
}

function dateOf(date: string | null, nowMs: number): string | null {
  const iso = date === null ? null : parseDate(date.slice(0, 60));
  return iso === null || Date.parse(iso) > nowMs + clockErrorMs ? null : iso;
}

/** RSS has "ana@ledger.example (Ana Lund)". */
function nameOf(author: string): string {
  const named = /^\S+@\S+\s*\(([^()]{1,100})\)$/.exec(author.trim())?.[1];
  return named ?? author.replace(/\S+@\S+/g, '');
}

/** A title as one line without the markup that some write into it, and escape once more. */
function plainLine(text: string | null): string | null {
  const line = (text ?? '')
    .slice(0, 4 * longestLine)
    .replace(/<\/?[a-z][^<>]{0,300}>/gi, '')
    .replace(/&(amp|lt|gt|quot|apos|nbsp|#\d{1,6});/g, (whole, name: string) => entity(name) ?? whole)
    .replace(/\s+/g, ' ')
    .trim();
  return line.slice(0, longestLine) || null;
}

function rhythmOf(parsed: ParsedFeed, text: string): FeedRhythm {
  const rss: ParsedRss = parsed.format === 'rss' || parsed.format === 'rdf' ? parsed.feed : {};
  const sy = parsed.format === 'json' ? undefined : parsed.feed.sy;
  const period = periodMinutes[sy?.updatePeriod?.trim().toLowerCase() ?? ''];
  const stated = [rss.ttl, period === undefined ? undefined : period / Math.max(1, sy?.updateFrequency ?? 1)];
  const minutes = stated.filter((value) => value !== undefined && Number.isFinite(value) && value > 0);
  return {
    intervalMinutes: minutes.length > 0 ? Math.max(...(minutes as number[])) : null,
    ...(parsed.format === 'rss' ? skippedTimes(text) : { skipHours: [], skipDays: [] }),
  };
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

function entity(name: string): string | null {
  const code = Number(name.slice(1));
  const isCharacter = name.startsWith('#') && code >= 32 && (code < 0xd800 || code > 0xdfff);
  return entities[name] ?? (isCharacter && code <= 0x10ffff ? String.fromCodePoint(code) : null);
}
