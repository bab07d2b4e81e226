import type { Span } from '../../archive/article.js';
import type { AskedTerms } from '../../search/asked-terms.js';
import { quoteSentence, type ChosenQuotation } from '../choose-findings.js';
import type { ReadPassage, ScoredSentence } from '../score-sentences.js';
import { articleKey } from '../sentence-signs.js';
import { isAskedFor, type AskedThing } from './asked-thing.js';
import { quantitiesIn, type Quantity } from './quantities.js';
import { tellsOfNow } from './tells-of-now.js';

/** A quantity as an article tells it. */
export interface ToldQuantity {
  readonly quantity: Quantity;
  /** Where it is quoted. */
  readonly quotation: ChosenQuotation;
  /** Where it stands in the article's text; within the quotation. */
  readonly value: Span;
}

/** What a search found: what was read, and the findings of it, best first. */
interface Read {
  readonly passages: readonly ReadPassage[];
  readonly chosen: readonly ChosenQuotation[];
}

/** Beside the findings so many of the likeliest sentences are looked through. */
const othersLookedAt = 8;

/** What is asked for, in the findings and then in other good sentences, which are quoted beside them. */
export function toldQuantities(
  { chosen, passages }: Read,
  asked: AskedThing,
  terms: AskedTerms,
): ToldQuantity[] {
  const shown = chosen.flatMap((quotation) =>
    passages
      .flatMap(({ sentences }) => sentences)
      .filter((sentence) => shows(quotation, sentence))
      .toSorted(likelierFirst)
      .map((sentence) => ({ sentence, quotation })),
  );
  const others = passages
    .flatMap((passage) => stretchesBetween(chosen, passage))
    .flatMap((sentences) => sentences.map((sentence) => ({ sentence, sentences })))
    .toSorted((left, right) => likelierFirst(left.sentence, right.sentence))
    .slice(0, othersLookedAt)
    .map(({ sentence, sentences }) => ({
      sentence,
      quotation: quoteSentence(sentence, { sentences }, terms),
    }));
  const read = [...shown, ...others].filter(({ sentence }) => sentence.signs.isQuestion === 0);
  return read.flatMap(({ sentence: { text, span, candidate }, quotation }) => {
    if (!tellsOfNow(text, candidate.passage.article.publishedAt)) return [];
    return quantitiesIn(text)
      .filter((quantity) => isAskedFor(quantity, asked))
      .map((quantity) => {
        const value = { start: span.start + quantity.span.start, end: span.start + quantity.span.end };
        return { quotation, quantity, value };
      })
      .filter(({ value }) => value.start >= quotation.start && value.end <= quotation.end);
  });
}

/** Whether a quotation holds a sentence, or as much of it as there is room for. */
function shows(quotation: ChosenQuotation, { candidate, span }: ScoredSentence): boolean {
  const isOfArticle = articleKey(quotation.sentence.candidate) === articleKey(candidate);
  return isOfArticle && quotation.start < span.end && span.start < quotation.end;
}

/** The neighbouring sentences of a passage of which no finding shows any: a second quotation may not repeat the first. */
function stretchesBetween(
  chosen: readonly ChosenQuotation[],
  { sentences }: ReadPassage,
): ScoredSentence[][] {
  const stretches: ScoredSentence[][] = [[]];
  for (const sentence of sentences) {
    if (chosen.some((quotation) => shows(quotation, sentence))) stretches.push([]);
    else stretches.at(-1)?.push(sentence);
  }
  return stretches;
}

function likelierFirst(left: ScoredSentence, right: ScoredSentence): number {
  return right.likelihood - left.likelihood;
}
