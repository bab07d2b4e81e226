import type { Article, Span } from '../../archive/article.js';
import { wordsOf } from '../../archive/words.js';
import type { AskedTerms } from '../../search/asked-terms.js';
import type { ChosenQuotation } from '../choose-findings.js';
import type { ReadPassage } from '../score-sentences.js';
import { articleKey, type ReadSentence } from '../sentence-signs.js';
import { askedThing } from './asked-thing.js';
import { agree } from './interval.js';
import { quantitiesIn, type Quantity } from './quantities.js';
import { sameThing } from './same-thing.js';
import { toldQuantities, type ToldQuantity } from './told-quantities.js';

/** Whether two articles are about the same event. */
export type SameEvent = (left: Article, right: Article) => boolean;

/** A number that another article tells otherwise, in the quotation that shows it. */
export interface DifferingValue {
  readonly quotation: ChosenQuotation;
  /** Where it stands in the article's text; within the quotation. */
  readonly value: Span;
}

export interface DifferingRequest {
  readonly question: string;
  /** What was read. */
  readonly passages: readonly ReadPassage[];
  /** The findings, best first. */
  readonly chosen: readonly ChosenQuotation[];
  readonly sameEvent: SameEvent;
  readonly asked: AskedTerms;
}

/** More would be a table. */
const valuesShown = 3;

/**
 * Numbers that articles about one event give for what is asked, where they differ beyond their wording: one of each
 * article, that of the earlier article first. Empty where no two differ. Which is right is not said.
 */
export function differingValues(request: DifferingRequest): readonly DifferingValue[] {
  const asked = askedThing(request.question);
  const told = toldQuantities(request, asked, request.asked);
  // Who asks for no number may still ask what befell somebody, and get the number first.
  const first = told.find(
    ({ quotation, quantity }) =>
      asked.isNumber ||
      (quotation === request.chosen[0] && quantity.concept !== null && !/\d/.test(request.question)),
  );
  if (!first) return [];
  const differing: ToldQuantity[] = [first];
  for (const other of told) {
    if (differing.length === valuesShown) break;
    if (differing.every((known) => differs(known, other, request))) differing.push(other);
  }
  return differing.length < 2 ? [] : differing.toSorted(earlierFirst);
}

function differs(
  known: ToldQuantity,
  other: ToldQuantity,
  { passages, sameEvent, question }: DifferingRequest,
): boolean {
  const [left, right] = [known.quotation.sentence, other.quotation.sentence];
  if (articleKey(left.candidate) === articleKey(right.candidate)) return false;
  if (!sameThing(known.quantity, other.quantity, askedThing(question).stems)) return false;
  if (agree(known.quantity.interval, other.quantity.interval) || areFarApart(known.quantity, other.quantity))
    return false;
  const [one, two] = [left.candidate.passage.article, right.candidate.passage.article];
  if (!sameEvent(one, two) || !knows(one, other.quantity.places) || !knows(two, known.quantity.places))
    return false;
  // Where an article tells the other's number as well, it only tells more than the other.
  return !alsoTells(left, other.quantity, passages) && !alsoTells(right, known.quantity, passages);
}

/** One number is so many times the other: rather a part and the whole than two counts of the same. A judgement. */
const timesAsMany = 4;

function areFarApart({ interval: left }: Quantity, { interval: right }: Quantity): boolean {
  return left.low > right.high * timesAsMany || right.low > left.high * timesAsMany;
}

/** Whether an article names these places too: what befell somebody elsewhere is another thing. */
function knows({ title, text }: Article, places: ReadonlySet<string>): boolean {
  const words = places.size > 0 ? new Set(wordsOf(`${title ?? ''} ${text}`)) : places;
  return [...places].every((place) => wordsOf(place).every((word) => words.has(word)));
}

/** Whether another sentence of the article gives the same number of what is told. */
function alsoTells(sentence: ReadSentence, told: Quantity, passages: readonly ReadPassage[]): boolean {
  const key = articleKey(sentence.candidate);
  return passages
    .filter(({ candidate }) => articleKey(candidate) === key)
    .flatMap(({ sentences }) => sentences)
    .flatMap(({ text }) => quantitiesIn(text))
    .some(
      ({ unit, concept, noun, interval }) =>
        unit === told.unit &&
        concept === told.concept &&
        noun === told.noun &&
        agree(interval, told.interval),
    );
}

/** By date, the undated first; then by article, so that the order is always the same. */
function earlierFirst(left: ToldQuantity, right: ToldQuantity): number {
  const [one, other] = [
    left.quotation.sentence.candidate.passage,
    right.quotation.sentence.candidate.passage,
  ];
  return (
    (one.article.publishedAt ?? '').localeCompare(other.article.publishedAt ?? '') ||
    one.articleId.localeCompare(other.articleId)
  );
}
