import type { Answer } from '../../archive/answer.js';
import type { WeekStart } from '../../search/time/calendar.js';
import { readTime } from '../../search/time/read-time.js';
import type { TimeWindow } from '../../search/time/time-window.js';

/**
 * The time that an answer was about: what its question said, as it was meant on that day, or what that took over itself.
 * Where the answer lies outside of those days, they say only what is preferred.
 */
export function timeBefore(
  { question, asOf, understood, followsUp }: Answer,
  weekStart?: WeekStart,
): TimeWindow | null {
  const time = readTime(question, asOf, weekStart) ?? followsUp?.carried?.time ?? null;
  if (time === null) return null;
  return understood?.time?.applied === false ? { ...time, filter: null } : time;
}
