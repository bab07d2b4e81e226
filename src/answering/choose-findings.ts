import type { Span } from '../archive/article.js';
import { stemsOf } from '../archive/words.js';
import { quotationOf } from './quotation.js';
import type { ScoredSentence } from './score-sentences.js';
import { mayStandBeside } from './verdict.js';

/** A quotation that was chosen, before its source has a number. */
export interface ChosenQuotation extends Span {
  readonly sentence: ScoredSentence;
  readonly quote: string;
  readonly key: Span;
}

/** Two quotations that share so much of their words (Jaccard of stems) tell the same thing in the same words. */
const sameWords = 0.8;

/**
 * The best sentences as quotations: of different articles first, then others of the same; none twice, and none that
 * only repeats the words of another.
 *
 * @param sentences best first.
 * @param termWeights weight of each of the question's stems.
 */
export function chooseFindings(
  sentences: readonly ScoredSentence[],
  termWeights: ReadonlyMap<string, number>,
  limit: number,
): ChosenQuotation[] {
  const best = sentences[0];
  if (!best) return [];
  const worthy = sentences.filter((sentence) => mayStandBeside(sentence.probability, best.probability));
  const interest = (text: string): number =>
    [...new Set(stemsOf(text))].reduce((sum, stem) => sum + (termWeights.get(stem) ?? 0), 0);
  const chosen: ChosenQuotation[] = [];
  for (const pass of ['other articles', 'same articles'] as const) {
    for (const sentence of worthy) {
      if (chosen.length >= limit) return chosen;
      const known = chosen.some((earlier) => articleOf(earlier.sentence) === articleOf(sentence));
      if (pass === 'other articles' && known) continue;
      const quotation = quote(sentence, interest);
      if (!chosen.some((earlier) => tellsTheSame(earlier, quotation))) chosen.push(quotation);
    }
  }
  return chosen;
}

function quote(sentence: ScoredSentence, interest: (text: string) => number): ChosenQuotation {
  const { passage } = sentence.candidate;
  const span = quotationOf(passage, sentence.index, interest);
  const text = passage.text.slice(span.start - passage.start, span.end - passage.start);
  const key = {
    start: Math.max(span.start, sentence.span.start),
    end: Math.min(span.end, sentence.span.end),
  };
  return { ...span, sentence, quote: text, key };
}

/** Articles of two collections are never the same. */
export function articleOf(sentence: ScoredSentence): string {
  return `${sentence.candidate.collection}/${sentence.candidate.passage.articleId}`;
}

function tellsTheSame(left: ChosenQuotation, right: ChosenQuotation): boolean {
  if (articleOf(left.sentence) === articleOf(right.sentence)) {
    if (left.start < right.end && right.start < left.end) return true;
  }
  const leftStems = new Set(stemsOf(left.quote));
  const rightStems = new Set(stemsOf(right.quote));
  const shared = [...leftStems].filter((stem) => rightStems.has(stem)).length;
  return shared / (leftStems.size + rightStems.size - shared) > sameWords;
}
