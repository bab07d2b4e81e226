import { yearOf, type ReportSigns } from './report-signs.js';
import { emphasis } from './shared-words.js';
import { eachShared } from './tally.js';

/**
 * Two reports of one event leave out a name each; where both are silent on more than this share of the names that the
 * other puts first, they tell of other people or another place.
 */
const tolerableSilence = 0.45;

/** Whether two reports cannot be about one event, however alike they are: other people, another place, or another year. */
export function contradict(one: ReportSigns, other: ReportSigns): boolean {
  return inOtherYears(one, other) || Math.min(silence(one, other), silence(other, one)) > tolerableSilence;
}

/** Share of the weight of the names in one's lead that the other never mentions. */
function silence({ lead }: ReportSigns, other: ReportSigns): number {
  const { hashes, counts } = lead.names;
  let all = 0;
  let told = 0;
  for (const count of counts) all += emphasis(count);
  eachShared(hashes, other.told, (place) => (told += emphasis(counts[place])));
  return all === 0 ? 0 : 1 - told / all;
}

/**
 * Whether one of two reports has no date and names other years than the other: it is of one of those, then. Where both
 * have dates, the years in them are memories and plans.
 */
export function inOtherYears(one: ReportSigns, other: ReportSigns): boolean {
  if (one.day !== null && other.day !== null) return false;
  const years = yearsOf(other);
  return yearsOf(one).length > 0 && years.length > 0 && !yearsOf(one).some((year) => years.includes(year));
}

function yearsOf({ day, years }: ReportSigns): readonly number[] {
  return day === null ? [...years] : [yearOf(day), ...years];
}
