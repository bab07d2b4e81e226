import { inOtherYears } from './contradiction.js';
import { daysApart } from './days-apart.js';
import type { ReportSigns } from './report-signs.js';
import { countShared } from './tally.js';

/**
 * Of two texts the share of the shorter opening that stands in the other's, by runs of five words. Two outlets that
 * report one event by themselves share up to .38 (both quote one speech), mostly less than .1; rewritten and cut wire
 * reports share more than this.
 */
const leastShared = 0.45;
/** A wire report is printed within two days. What is alike for longer is a form that is filled in each week. */
const longestDaysApart = 2;
/** Texts with fewer runs of five words than this are too short to be told apart. */
const leastShingles = 12;

/** Whether one report has the words of the other, under whatever head; numbers may differ. */
export function isCopy(one: ReportSigns, other: ReportSigns): boolean {
  const shortest = Math.min(one.shingles.length, other.shingles.length);
  if (shortest < leastShingles || (daysApart(one, other) ?? 0) > longestDaysApart) return false;
  return !inOtherYears(one, other) && countShared(one.shingles, other.shingles) >= leastShared * shortest;
}
