import { daysApart } from './days-apart.js';
import type { ReportSigns } from './report-signs.js';
import { countShared } from './tally.js';

/** Of the names and figures in the title and lead of one so many must be told in the other, and at least half of the names. */
const leastShared = 4;
const leastShareOfNames = 0.5;
const longestDaysApart = 2;
/** What they say beside their names is not known, so that it is no more than likely. */
const likelihoodOfAgreement = 0.75;

/** Whether two reports are known to be in two languages. */
export function areInTwoLanguages(one: ReportSigns, other: ReportSigns): boolean {
  return one.language !== null && other.language !== null && one.language !== other.language;
}

/**
 * Whether two reports in two languages are about one event, as a probability. A model may know one of the languages only,
 * and words differ: names and figures alone can agree. Asked is the report with fewer names, since in the other they may
 * be all its nouns.
 */
export function likelihoodAcrossLanguages(one: ReportSigns, other: ReportSigns): number {
  if ((daysApart(one, other) ?? 0) > longestDaysApart) return 0;
  const isOneAsked = one.lead.names.hashes.length <= other.lead.names.hashes.length;
  const [{ lead }, { told }] = isOneAsked ? [one, other] : [other, one];
  const names = countShared(lead.names.hashes, told);
  const numbers = countShared(lead.numbers.hashes, told);
  const agree = names + numbers >= leastShared && names >= leastShareOfNames * lead.names.hashes.length;
  return agree ? likelihoodOfAgreement : 0;
}
