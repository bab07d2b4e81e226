import type { Span } from '../../archive/article.js';
import { stemOf } from '../../archive/words.js';
import { stopWords } from '../../search/stop-words.js';
import { conceptOf, isAnybody, type Concept } from './concepts.js';
import type { Interval } from './interval.js';
import { isNotCounted } from './not-counted.js';
import { clauseAfter, clauseBefore } from './clause.js';
import { countedNoun } from './counted-noun.js';
import { namedPlaces, weekday } from './named-places.js';
import { numbersIn, type FoundNumber } from './numbers.js';
import { partOfAll, sumWord } from './part-of-all.js';
import { sentenceTokens, type Token } from './sentence-tokens.js';
import { unitOf } from './units.js';

/** A number of something, as a sentence tells it. */
export interface Quantity {
  /** Where it stands in the sentence, with what it counts: "at least 12 people were killed". */
  readonly span: Span;
  readonly interval: Interval;
  /** `count`, `%`, the sign of a currency, `magnitude`, or a unit of measure. */
  readonly unit: string;
  /** What befell those who are counted. */
  readonly concept: Concept | null;
  /** Stem of what is counted; null where that is anybody ("people", "14 dead") or a measure. */
  readonly noun: string | null;
  /** Words that make them a part of all, in small letters: "civilian", "seriously". */
  readonly kinds: ReadonlySet<string>;
  /** Stems of the words in its clause that say more about it. */
  readonly near: ReadonlySet<string>;
  /** Places that its sentence names, in small letters. */
  readonly places: ReadonlySet<string>;
  /** Days of the week in its clause; none where it is a sum up to that day. */
  readonly days: ReadonlySet<string>;
}

const longestValue = 80;

/** The quantities of a sentence, in order. */
export function quantitiesIn(sentence: string): Quantity[] {
  const tokens = sentenceTokens(sentence);
  const numbers = numbersIn(tokens);
  const places = namedPlaces(tokens);
  return numbers.flatMap((number, index) => {
    const previous = numbers[index - 1]?.to ?? 0;
    const next = numbers[index + 1]?.from ?? tokens.length;
    const quantity = quantityOf(tokens, number, previous, next);
    return quantity ? [{ ...quantity, places }] : [];
  });
}

/** What befell them is no more than feared, planned or guessed. */
const onlyGuessed = /^(?:would|will|likely|expected|expects?|estimat\w+|believed|presumed)$/;

type InItsClause = Omit<Quantity, 'places'>;

function quantityOf(
  tokens: readonly Token[],
  number: FoundNumber,
  previous: number,
  next: number,
): InItsClause | null {
  const noun = countedNoun(tokens, number, next);
  const after = clauseAfter(tokens, noun?.to ?? number.to, next);
  const before = clauseBefore(tokens, number.from, previous);
  const counted = tokens.slice(number.to, noun?.to ?? number.to);
  if (isNotCounted(tokens, number, [...before, ...counted, ...after])) return null;
  const unit = number.sign ?? unitOf(tokens[number.to]?.lower ?? '') ?? 'count';
  const near = new Set([...before, ...after].filter(isTelling).map(({ lower }) => stemOf(lower)));
  const clause = [...before, ...after].map(({ lower }) => lower);
  const days = new Set(
    clause.some((word) => sumWord.test(word)) ? [] : clause.filter((word) => weekday.test(word)),
  );
  const { interval } = number;
  if (unit !== 'count') {
    const to = unitOf(tokens[number.to]?.lower ?? '') ? number.to + 1 : number.to;
    const span = spanOf(tokens, number.from, to);
    return { span, interval, unit, concept: null, noun: null, kinds: new Set(), near, days };
  }
  const telling = tellingToken(counted, after, before);
  const concept = telling ? conceptOf(telling.lower) : null;
  if ((!noun && !concept) || !Number.isInteger(number.value)) return null;
  if (concept && clause.some((word) => onlyGuessed.test(word))) return null;
  const isNobodyElse = !noun || isAnybody(noun.word, concept) || conceptOf(noun.word) !== null;
  return {
    span: valueSpan(tokens, number, noun?.to ?? number.to, telling),
    interval,
    unit,
    concept,
    noun: isNobodyElse ? null : stemOf(noun.word),
    kinds: partOfAll(tokens, counted, [...before, ...after], telling),
    near,
    days,
  };
}

/** The word that tells what befell them: among what is counted, else behind it, else before. */
function tellingToken(
  counted: readonly Token[],
  after: readonly Token[],
  before: readonly Token[],
): Token | null {
  return counted.find(tellsConcept) ?? after.find(tellsConcept) ?? before.findLast(tellsConcept) ?? null;
}

function tellsConcept({ lower }: Token): boolean {
  return conceptOf(lower) !== null;
}

/** From the word that tells what befell them to what is counted, whichever comes first; only the number where that is long. */
function valueSpan(
  tokens: readonly Token[],
  { from, to }: FoundNumber,
  nounEnd: number,
  telling: Token | null,
): Span {
  const number = spanOf(tokens, from, Math.max(to, nounEnd));
  if (!telling) return number;
  const before = tokens[tokens.indexOf(telling) - 1];
  const first = before?.lower === 'death' ? before : telling;
  const whole = {
    start: Math.min(number.start, first.start),
    end: Math.max(number.end, telling.end),
  };
  return whole.end - whole.start <= longestValue ? whole : number;
}

function spanOf(tokens: readonly Token[], from: number, to: number): Span {
  return { start: tokens[from]?.start ?? 0, end: tokens[to - 1]?.end ?? 0 };
}

/** Whether a word says more about a number: no everyday word, number or name. */
function isTelling({ text, lower, kind }: Token): boolean {
  return kind === 'word' && !stopWords.has(lower) && conceptOf(lower) === null && !/^\p{Lu}/u.test(text);
}
