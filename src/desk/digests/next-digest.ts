import type { DigestTimes } from '../../archive/digests.js';
import { momentOfWallTime, wallTimeMs } from './wall-clock.js';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/**
 * When a digest is posted for the first time after a moment, in milliseconds since 1970: on every day, or on its weekday,
 * once. On a day that skips its time, because the clocks are put forward, when they go on; on a day that has it twice,
 * the first time.
 */
export function nextDigestMs(
  { minuteOfDay, weekday }: Pick<DigestTimes, 'minuteOfDay' | 'weekday'>,
  timeZone: string,
  afterMs: number,
): number {
  const today = Math.floor(wallTimeMs(afterMs, timeZone) / dayMs) * dayMs;
  // From the day before: what its clocks skipped may lie in this one.
  for (let day = today - dayMs; day <= today + 9 * dayMs; day += dayMs) {
    if (weekday !== null && new Date(day).getUTCDay() !== weekday) continue;
    const momentMs = momentOfWallTime(day + minuteOfDay * minuteMs, timeZone);
    if (momentMs > afterMs) return momentMs;
  }
  throw new RangeError(`No digest comes after ${afterMs} in ${timeZone}.`);
}
