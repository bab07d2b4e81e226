import { agree, type Interval } from '../disagreement/interval.js';
import { numbersIn, type FoundNumber } from '../disagreement/numbers.js';
import { sentenceTokens, type Token } from '../disagreement/sentence-tokens.js';
import { unitOf } from '../disagreement/units.js';
import type { StatedTime } from './statement-times.js';

/** A number in a statement: with the words that qualify it and its unit, which are no words of their own then. */
export interface StatedNumber {
  readonly from: number;
  readonly to: number;
  readonly value: number;
  readonly interval: Interval;
  /** What it says of its value. */
  readonly bound: 'exact' | 'more' | 'least' | 'about' | 'nearly' | 'most';
  /** `%`, a currency, a unit of measure; null for a count. */
  readonly unit: string | null;
}

const currencies: Readonly<Record<string, string>> = { dollars: '$', pounds: '£', euros: '€' };
const bounds: readonly (readonly [RegExp, StatedNumber['bound']])[] = [
  [/^(?:no (?:fewer|less) than|at least)\b|\bor more$/, 'least'],
  [/^(?:more than|over|well over|upwards of)\b/, 'more'],
  [/^(?:nearly|almost)\b/, 'nearly'],
  [/^(?:as (?:many|much) as|fewer than|less than|at most|up to|under)\b/, 'most'],
  [
    /^(?:close to|an estimated|approximately|estimated|around|roughly|about|some|circa|half|an?)\b|\bdozen\b/,
    'about',
  ],
];

/** The numbers of a sentence but those of its dates. */
export function statedNumbers(tokens: readonly Token[], times: readonly StatedTime[]): StatedNumber[] {
  return numbersIn(tokens)
    .filter(({ from, to }) => !times.some((time) => from < time.to && time.from < to))
    .map((number) => withUnit(tokens, number));
}

function withUnit(tokens: readonly Token[], { from, to, value, interval, sign }: FoundNumber): StatedNumber {
  const words = tokens
    .slice(from, to)
    .map(({ lower }) => lower)
    .join(' ');
  const bound = bounds.find(([pattern]) => pattern.test(words))?.[1] ?? 'exact';
  const word = tokens[to]?.lower ?? '';
  const unit = sign ?? currencies[word] ?? unitOf(word);
  return { from, to: sign === null && unit !== null ? to + 1 : to, value, interval, bound, unit };
}

/** How a number that is told stands to one that is claimed. */
export type NumbersCompared = 'same' | 'other' | 'unknown';

/** "More than 100" is borne out by 120, and no longer by a number so many times greater. */
const stillMeant = 1.5;
/** "About 300" is borne out by what is so near. */
const nearEnough = 0.1;

/**
 * Whether the number told bears the claimed one out, is another one, or says neither: "more than 100" says nothing of
 * "120", but 120 is "more than 100".
 */
export function compareNumbers(claimed: StatedNumber, told: StatedNumber): NumbersCompared {
  if (claimed.unit !== told.unit) return 'unknown';
  // Of two ranges both ends are the same.
  const isAlike = claimed.value === told.value && claimed.interval.low === told.interval.low;
  if (claimed.bound === told.bound && isAlike) return 'same';
  const isExact = told.bound === 'exact';
  switch (claimed.bound) {
    case 'exact':
      break;
    case 'more':
      if (isExact && told.value > claimed.value && told.value <= claimed.value * stillMeant) return 'same';
      if (isExact && told.value <= claimed.value) return 'other';
      break;
    case 'least':
      if (isExact && told.value >= claimed.value && told.value <= claimed.value * stillMeant) return 'same';
      if (isExact && told.value < claimed.value) return 'other';
      break;
    case 'about':
      if (told.bound !== 'most' && Math.abs(told.value - claimed.value) <= claimed.value * nearEnough) {
        return isExact || told.bound === 'about' ? 'same' : 'unknown';
      }
      break;
    case 'nearly':
    case 'most':
      return 'unknown';
  }
  return isOther(claimed, told) ? 'other' : 'unknown';
}

/** Whether no value can be meant by both. */
function isOther(claimed: StatedNumber, told: StatedNumber): boolean {
  if (agree(claimed.interval, told.interval)) return false;
  switch (told.bound) {
    case 'exact':
      return true;
    case 'about':
      return Math.abs(claimed.value - told.value) > told.value * nearEnough * 2;
    case 'more':
    case 'least':
      return claimed.bound !== 'more' && claimed.bound !== 'least' && claimed.interval.high < told.value;
    case 'nearly':
    case 'most':
      return claimed.bound !== 'most' && claimed.interval.low > told.value * (1 + nearEnough);
  }
}

/** Whether a text tells this number anywhere, of whatever. */
export function tellsNumber(text: string, { value, unit }: StatedNumber): boolean {
  return statedNumbers(sentenceTokens(text), []).some((told) => told.value === value && told.unit === unit);
}
