import type { GradedAnswer } from './grades.js';

/** What a run came to. Shares are 0 to 1; null where nothing was asked of the kind. */
export interface Figures {
  readonly questions: number;
  /** Share of the questions for which a relevant article stands among the first 1, 4 and 10 distinct ones. */
  readonly hitAt1: number | null;
  readonly hitAt4: number | null;
  readonly hitAt10: number | null;
  /** Mean of 1 by the place of the first relevant article, 0 past the tenth. */
  readonly mrrAt10: number | null;
  /** The answer's words stand in one of the first four passages. */
  readonly passageAt4: number | null;
  readonly quoteAt1: number | null;
  /** … in one of the first four quotations. */
  readonly quoteAt4: number | null;
  readonly meanQuotationWords: number | null;
  readonly longestQuotationWords: number | null;
  /** Share of the answerable whose verdict is not `answered`. */
  readonly falseAbstention: number | null;
  /** Share of the unanswerable whose verdict is not `answered`. */
  readonly nullRejection: number | null;
  /** The same of answerable questions asked of the archive without the articles that answer. */
  readonly nearMissRejection: number | null;
  readonly p50Ms: number | null;
  readonly p95Ms: number | null;
}

/** The three kinds of questions that are asked. */
export interface GradedSets {
  readonly answerable: readonly GradedAnswer[];
  readonly unanswerable: readonly GradedAnswer[];
  readonly nearMisses: readonly GradedAnswer[];
}

export function figuresOf({ answerable, unanswerable, nearMisses }: GradedSets): Figures {
  const within = (place: (graded: GradedAnswer) => number | null, last: number): number | null =>
    share(answerable, (graded) => (place(graded) ?? Number.POSITIVE_INFINITY) <= last);
  const words = answerable.flatMap(({ quotationWords }) => quotationWords);
  const times = [...answerable, ...unanswerable].map(({ tookMs }) => tookMs);
  return {
    questions: answerable.length,
    hitAt1: within(({ articlePlace }) => articlePlace, 1),
    hitAt4: within(({ articlePlace }) => articlePlace, 4),
    hitAt10: within(({ articlePlace }) => articlePlace, 10),
    mrrAt10: mean(answerable.map(({ articlePlace }) => (articlePlace === null ? 0 : 1 / articlePlace))),
    passageAt4: within(({ passagePlace }) => passagePlace, 4),
    quoteAt1: within(({ quotationPlace }) => quotationPlace, 1),
    quoteAt4: within(({ quotationPlace }) => quotationPlace, 4),
    meanQuotationWords: mean(words),
    longestQuotationWords: words.length > 0 ? Math.max(...words) : null,
    falseAbstention: share(answerable, isRefused),
    nullRejection: share(unanswerable, isRefused),
    nearMissRejection: share(nearMisses, isRefused),
    p50Ms: quantile(times, 0.5),
    p95Ms: quantile(times, 0.95),
  };
}

/** Refused is whatever is not given out as an answer: "nearest" as well as "nothing". */
function isRefused({ verdict }: GradedAnswer): boolean {
  return verdict !== 'answered';
}

/** What would be refused if so many of the answerable questions were refused by mistake. */
export interface Tradeoff {
  readonly falseAbstention: number;
  /** The probability below which nothing would be answered. */
  readonly threshold: number | null;
  readonly nullRejection: number | null;
  readonly nearMissRejection: number | null;
}

export function tradeoffAt(falseAbstention: number, sets: GradedSets): Tradeoff {
  const threshold = quantile(
    sets.answerable.map(({ probability }) => probability),
    falseAbstention,
  );
  const below = ({ probability }: GradedAnswer): boolean => probability < (threshold ?? 0);
  return {
    falseAbstention,
    threshold,
    nullRejection: share(sets.unanswerable, below),
    nearMissRejection: share(sets.nearMisses, below),
  };
}

/** How far probabilities hold what they say: of the questions judged so sure, how many the archive answers. */
export interface ReliabilityRow {
  /** From this probability up to the next row's. */
  readonly from: number;
  readonly questions: number;
  readonly meanProbability: number | null;
  /** Share that is answerable. */
  readonly answerable: number | null;
  /** Share for which one of the quotations holds the answer. */
  readonly quoted: number | null;
}

const reliabilitySteps = 10;

export function reliabilityOf({ answerable, unanswerable, nearMisses }: GradedSets): ReliabilityRow[] {
  const all = [
    ...answerable.map((graded) => ({ graded, isAnswerable: true })),
    ...[...unanswerable, ...nearMisses].map((graded) => ({ graded, isAnswerable: false })),
  ];
  return Array.from({ length: reliabilitySteps }, (_, step) => {
    const rows = all.filter(({ graded: { probability } }) => {
      const bin = Math.min(reliabilitySteps - 1, Math.floor(probability * reliabilitySteps));
      return bin === step;
    });
    return {
      from: step / reliabilitySteps,
      questions: rows.length,
      meanProbability: mean(rows.map(({ graded }) => graded.probability)),
      answerable: share(rows, ({ isAnswerable }) => isAnswerable),
      quoted: share(rows, ({ graded, isAnswerable }) => isAnswerable && graded.quotationPlace !== null),
    };
  });
}

function share<Item>(items: readonly Item[], holds: (item: Item) => boolean): number | null {
  return items.length > 0 ? items.filter(holds).length / items.length : null;
}

function mean(numbers: readonly number[]): number | null {
  return numbers.length > 0 ? numbers.reduce((sum, each) => sum + each, 0) / numbers.length : null;
}

/** The value that a share of all lie below; of an even choice the greater. */
function quantile(numbers: readonly number[], part: number): number | null {
  const ordered = numbers.toSorted((left, right) => left - right);
  return ordered[Math.min(ordered.length - 1, Math.floor(part * ordered.length))] ?? null;
}
