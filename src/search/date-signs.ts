import { nearness, recency, type ArticleSigns } from './ranking-weights.js';
import { daysBetween } from './time/calendar.js';
import { daysOutside, type TimeWindow } from './time/time-window.js';

/** What an article's date says for it: where the question names a time, by that; where not, by the day of asking. An undated article has nothing. */
export function datesOf(
  publishedAt: string | null,
  asOf: string,
  time: TimeWindow | null,
): Pick<ArticleSigns, 'inTime' | 'recent'> {
  if (publishedAt === null) return { inTime: 0, recent: 0 };
  if (time?.days) return { inTime: nearness(daysOutside(publishedAt, time.days)), recent: 0 };
  return { inTime: 0, recent: recency(daysBetween(publishedAt, asOf)) };
}
