import type { FeedRhythm } from '../../archive/feeds.js';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** No feed is polled more often, whatever it says. */
export const shortestIntervalMs = hourMs;
/** None is left alone longer, whatever it says. */
const longestIntervalMs = 7 * dayMs;
/** Delays after failures double up to this. */
const longestBackOffMs = dayMs;
/** Feeds that were added together drift apart by this. */
const jitterMs = 300_000;
/** A failing server meets its readers spread over this share of the delay. */
const backOffJitter = 0.25;
/** A feed that has failed for this long is paused. */
export const longestFailingMs = 7 * dayMs;

/** From 0 up to, not including, 1; as `Math.random`. */
export type Random = () => number;

/** When to poll after a success, in milliseconds since 1970: in an hour at the earliest, later where the feed asks for it. */
export function nextAfterSuccess(nowMs: number, rhythm: FeedRhythm | null, random: Random): number {
  const stated = (rhythm?.intervalMinutes ?? 0) * 60_000;
  const interval = Math.min(Math.max(shortestIntervalMs, stated), longestIntervalMs);
  return withoutSkipped(nowMs + interval + random() * jitterMs, rhythm);
}

/**
 * When to poll after a failure: after an hour, two, four … up to a day, and not before the moment that the server named.
 * @param failures in a row, this one included.
 */
export function nextAfterFailure(
  nowMs: number,
  failures: number,
  retryAtMs: number | null,
  random: Random,
): number {
  const delay = Math.min(shortestIntervalMs * 2 ** Math.min(failures - 1, 20), longestBackOffMs);
  return Math.max(nowMs + delay * (1 + random() * backOffJitter), retryAtMs ?? 0);
}

/** The first moment from `atMs` on whose hour and day are not skipped; `atMs` where all are. */
function withoutSkipped(atMs: number, rhythm: FeedRhythm | null): number {
  if (rhythm === null) return atMs;
  let moment = atMs;
  for (let hour = 0; hour <= 7 * 24; hour += 1) {
    const date = new Date(moment);
    if (!rhythm.skipHours.includes(date.getUTCHours()) && !rhythm.skipDays.includes(date.getUTCDay()))
      return moment;
    moment = (Math.floor(moment / hourMs) + 1) * hourMs;
  }
  return atMs;
}
