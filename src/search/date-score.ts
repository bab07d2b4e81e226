import { nearness, rankingWeights, recency } from './ranking-weights.js';
import { daysBetween } from './time/calendar.js';
import { daysOutside, type TimeWindow } from './time/time-window.js';

/** What an article's date adds to its score: much where the question says a time, little where it does not. */
export function dateScore(publishedAt: string | null, asOf: string, time: TimeWindow | null): number {
  if (publishedAt === null) return 0;
  if (time?.days) return rankingWeights.recentWhenAsked * nearness(daysOutside(publishedAt, time.days));
  return rankingWeights.recent * recency(daysBetween(publishedAt, asOf));
}
