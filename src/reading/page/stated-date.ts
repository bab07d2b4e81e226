import { parseDate } from '../text/date-text.js';

/** 1 January 1990 to 2100, in seconds: what a number must lie between to be a moment. */
const earliest = 631_152_000;
const latest = 4_102_444_800;

/** A date as pages state it for machines, as ISO 8601: what `parseDate` reads, or seconds or milliseconds since 1970. Null where it is none. */
export function statedDate(text: string): string | null {
  const trimmed = text.trim();
  if (/^\d{9,13}(?:\.\d{1,6})?$/.test(trimmed)) {
    const value = Number(trimmed);
    const seconds = value > latest ? value / 1000 : value;
    if (seconds < earliest || seconds > latest) return null;
    return `${new Date(Math.floor(seconds) * 1000).toISOString().slice(0, 19)}Z`;
  }
  return parseDate(trimmed.replace(/\[[\w/+-]{1,40}\]$/, ''));
}

/** The day that many sites write into their addresses, "/2025/02/17/"; null where there is none. */
export function addressDate(path: string): string | null {
  const match = /\/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/-]|$)/.exec(path);
  if (!match) return null;
  const [, year = '', month = '', day = ''] = match;
  return parseDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}
