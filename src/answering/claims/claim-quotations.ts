import type { Bearing } from '../../archive/check.js';
import type { Span } from '../../archive/article.js';
import type { AskedTerms } from '../../search/asked-terms.js';
import { chooseFindings, type ChosenQuotation } from '../choose-findings.js';
import { countWords, maximumQuotationWords } from '../quotation.js';
import type { ReadPassage, ScoredSentence } from '../score-sentences.js';
import { articleKey } from '../sentence-signs.js';
import type { StoriesOfPassages } from '../stories-of-passages.js';
import { bearingOf, type Claim, type Decided } from './bearing-of.js';

/** A quotation and what it says to a claim. */
export interface BearingQuotation {
  readonly quotation: ChosenQuotation;
  readonly how: Bearing['how'];
  readonly isReported: boolean;
}

/** So many quotations that support a claim, and so many that tell it otherwise. */
const mostOfAKind = 2;

/**
 * The quotations that decide a claim, each from another article. Where articles of several events tell it with other numbers,
 * or one of another event bears it out, it is not told otherwise but of something else.
 */
export function decidingQuotations(
  claim: Claim,
  passages: readonly ReadPassage[],
  stories: StoriesOfPassages,
): readonly BearingQuotation[] {
  const decided = passages
    .flatMap(({ sentences }) => sentences.map((sentence) => decide(claim, sentence)))
    .filter((each) => each !== null)
    .toSorted((left, right) => right.quotation.likelihood - left.quotation.likelihood);
  const supporting = onePerArticle(decided.filter(({ how }) => how === 'supports'));
  const differing = onePerArticle(decided.filter(({ how }) => how === 'differs'));
  const isOfOneEvent = differing.every((one) =>
    [...supporting, ...differing].every((other) => areOfOne(one, other, stories)),
  );
  return [...supporting.slice(0, mostOfAKind), ...(isOfOneEvent ? differing.slice(0, mostOfAKind) : [])];
}

/** What is about the same as a claim and decides nothing: the likeliest; null where nothing is. */
export function nearestQuotation(
  passages: readonly ReadPassage[],
  asked: AskedTerms,
): BearingQuotation | null {
  const [quotation] = chooseFindings(passages, asked, 1);
  return quotation ? { quotation, how: 'nearest', isReported: false } : null;
}

function decide(claim: Claim, sentence: ScoredSentence): BearingQuotation | null {
  const { candidate, text, span, likelihood } = sentence;
  const { passage } = candidate;
  const before = spanBefore(sentence);
  const previous = before && passage.text.slice(before.start - passage.start, before.end - passage.start);
  const decided: Decided | null = bearingOf(claim, { text, previous }, passage.article);
  if (!decided) return null;
  const start = decided.needsPrevious && before ? before.start : span.start;
  const quote = passage.text.slice(start - passage.start, span.end - passage.start);
  // What cannot be quoted whole decides nothing: the part left out may be what does.
  if (countWords(quote) > maximumQuotationWords) return null;
  // All of it is needed: no part is set apart as what answers.
  const key = { start, end: span.end };
  const quotation = { sentence, ...key, quote, key, likelihood };
  return { quotation, how: decided.bearing, isReported: decided.isReported };
}

/** Where the sentence before stands, in the same paragraph. */
function spanBefore({ candidate: { passage }, index, span }: ScoredSentence): Span | null {
  const before = passage.sentences[index - 1];
  if (!before) return null;
  return passage.text.slice(before.end - passage.start, span.start - passage.start).includes('\n')
    ? null
    : before;
}

function onePerArticle(quotations: readonly BearingQuotation[]): readonly BearingQuotation[] {
  const byArticle = new Map<string, BearingQuotation>();
  for (const each of quotations) {
    const key = articleKey(each.quotation.sentence.candidate);
    if (!byArticle.has(key)) byArticle.set(key, each);
  }
  return [...byArticle.values()];
}

function areOfOne(one: BearingQuotation, other: BearingQuotation, stories: StoriesOfPassages): boolean {
  const [left, right] = [one.quotation.sentence.candidate, other.quotation.sentence.candidate];
  if (articleKey(left) === articleKey(right)) return one.how === other.how;
  return stories.areOfOne(left.passage.article, right.passage.article);
}
