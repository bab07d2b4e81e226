import type { Span } from '../archive/article.js';
import { stemsOf } from '../archive/words.js';
import { quotationOf } from './quotation.js';
import type { ScoredSentence, SentenceScores } from './score-sentences.js';
import { articleKey } from './sentence-signs.js';

/** A quotation that was chosen, before its source has a number. */
export interface ChosenQuotation extends Span {
  readonly sentence: ScoredSentence;
  readonly quote: string;
  readonly key: Span;
}

/** Two quotations that share so much of their words (Jaccard of stems) tell the same thing in the same words. */
const sameWords = 0.8;
/** Each quotation from an article makes the next from it worth this much less, in log-odds: others are heard too. */
const repetitionCost = Math.log(2);
/** A sentence so much worse than the best one, in log-odds, is not shown beside it. */
const farBehind = 2.5;

/**
 * The best sentences as quotations, each as long as helps; none twice, and none that only repeats the words of
 * another.
 *
 * @param termWeights weight of each of the question's stems.
 */
export function chooseFindings(
  { best, read }: SentenceScores,
  termWeights: ReadonlyMap<string, number>,
  limit: number,
): ChosenQuotation[] {
  const chosen: ChosenQuotation[] = [];
  const timesQuoted = new Map<string, number>();
  let left = best.filter((sentence) => sentence.merit >= (best[0]?.merit ?? 0) - farBehind);
  const worth = (sentence: ScoredSentence): number =>
    sentence.merit - repetitionCost * (timesQuoted.get(articleKey(sentence.candidate)) ?? 0);
  while (chosen.length < limit && left.length > 0) {
    const next = left.reduce((one, other) => (worth(other) > worth(one) ? other : one));
    left = left.filter((sentence) => sentence !== next);
    const quotation = quoteSentence(next, read, termWeights);
    if (chosen.some((earlier) => tellsTheSame(earlier, quotation))) continue;
    chosen.push(quotation);
    const article = articleKey(next.candidate);
    timesQuoted.set(article, (timesQuoted.get(article) ?? 0) + 1);
  }
  return chosen;
}

/** A sentence as a quotation, with as much of its passage as helps. */
export function quoteSentence(
  sentence: ScoredSentence,
  read: SentenceScores['read'],
  termWeights: ReadonlyMap<string, number>,
): ChosenQuotation {
  const { passage } = sentence.candidate;
  const promises = read
    .filter(({ candidate }) => candidate === sentence.candidate)
    .map(({ promise }) => promise - sentence.promise);
  const interest = (text: string): number =>
    [...new Set(stemsOf(text))].reduce((sum, stem) => sum + (termWeights.get(stem) ?? 0), 0);
  const span = quotationOf(passage, sentence.index, promises, interest);
  const text = passage.text.slice(span.start - passage.start, span.end - passage.start);
  const key = {
    start: Math.max(span.start, sentence.span.start),
    end: Math.min(span.end, sentence.span.end),
  };
  return { ...span, sentence, quote: text, key };
}

function tellsTheSame(left: ChosenQuotation, right: ChosenQuotation): boolean {
  if (articleKey(left.sentence.candidate) === articleKey(right.sentence.candidate)) {
    if (left.start < right.end && right.start < left.end) return true;
  }
  const leftStems = new Set(stemsOf(left.quote));
  const rightStems = new Set(stemsOf(right.quote));
  const shared = [...leftStems].filter((stem) => rightStems.has(stem)).length;
  return shared / (leftStems.size + rightStems.size - shared) > sameWords;
}
