import { dot } from '../../search/vectors.js';
import { contradict } from './contradiction.js';
import { daysApart } from './days-apart.js';
import type { ReportSigns } from './report-signs.js';
import { sharedWords } from './shared-words.js';
import { areInTwoLanguages, likelihoodAcrossLanguages } from './two-languages.js';

/**
 * Logistic regression on pairs of reports of the same weeks, judged by hand: 370 about one event and 510 about two, most
 * of these about the same people or matter. Rounded: what is told here is what carries over, not the last digit.
 */
const weights = {
  /** Cosine of the two as a whole. */
  meaning: 10,
  /** Cosine of their titles and leads by words, names and numbers first. */
  words: 7.5,
  /** Each day between them, up to a week. */
  daysApart: -0.85,
} as const;
const bias = -9.9;

/** Reports further apart than this are about two events, or about one and its memory. */
export const longestDaysApart = 7;
/** A report without a date could be of any day: it is taken to be this far from every other. */
const undatedDaysApart = 3;
/** A report whose passages have less in common tells of many events, as a digest of the day does. */
const leastUnity = 0.5;

/** Whether two reports are about one event, as a probability; 0 where they contradict each other in what event it is. */
export function likelihoodOfOneEvent(one: ReportSigns, other: ReportSigns): number {
  const days = daysApart(one, other) ?? undatedDaysApart;
  if (days > longestDaysApart || Math.min(one.unity, other.unity) < leastUnity) return 0;
  if (contradict(one, other)) return 0;
  if (areInTwoLanguages(one, other)) return likelihoodAcrossLanguages(one, other);
  return logistic(
    bias +
      weights.meaning * dot(one.vector, other.vector) +
      weights.words * sharedWords(one.lead, other.lead) +
      weights.daysApart * days,
  );
}

function logistic(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}
