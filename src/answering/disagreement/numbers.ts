import { intervalOf, stepOf, type Interval, type Precision } from './interval.js';
import { scaleOf, valueOfDigits, valueOfWord } from './number-words.js';
import type { Token } from './sentence-tokens.js';

/** A number in a sentence: which of its tokens are the number, with the words that qualify it and a unit joined to it. */
export interface FoundNumber {
  /** First token, qualifying words and sign of a currency included. */
  readonly from: number;
  /** The token behind it. */
  readonly to: number;
  readonly value: number;
  readonly interval: Interval;
  /** `%`, the sign of a currency, or `magnitude`. */
  readonly sign: string | null;
}

/** Words before a number that say how it is meant, longest first. */
const qualifiers: readonly (readonly [readonly string[], Precision])[] = (
  [
    ['no fewer than', 'at least'],
    ['no less than', 'at least'],
    ['as many as', 'limit'],
    ['as much as', 'limit'],
    ['fewer than', 'limit'],
    ['less than', 'limit'],
    ['upwards of', 'more than'],
    ['well over', 'more than'],
    ['more than', 'more than'],
    ['at least', 'at least'],
    ['at most', 'limit'],
    ['up to', 'limit'],
    ['close to', 'about'],
    ['an estimated', 'about'],
    ['approximately', 'about'],
    ['estimated', 'about'],
    ['around', 'about'],
    ['roughly', 'about'],
    ['about', 'about'],
    ['some', 'about'],
    ['circa', 'about'],
    ['nearly', 'nearly'],
    ['almost', 'nearly'],
    ['over', 'more than'],
    ['under', 'limit'],
    ['exactly', 'exact'],
  ] as const
).map(([words, precision]) => [words.split(' '), precision]);
const dozen = 12;
const currencySigns = /^[$£€¥]$/;

/**
 * The numbers of a sentence in order. What is joined to other letters or digits, as "12-year-old" and "3-1", is none, and
 * neither is a year.
 */
export function numbersIn(tokens: readonly Token[]): FoundNumber[] {
  const found: FoundNumber[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const number = rangeAt(tokens, index) ?? numberAt(tokens, index);
    if (!number) continue;
    found.push(number);
    index = number.to - 1;
  }
  return found;
}

/** "10 to 15", "between 10 and 15"; not "from 10 to 15", which tells of a change. */
function rangeAt(tokens: readonly Token[], index: number): FoundNumber | null {
  const low = numberAt(tokens, index);
  const joint = tokens[low?.to ?? 0]?.lower;
  const before = tokens[(low?.from ?? 0) - 1]?.lower;
  if (!low || (joint !== 'to' && !(joint === 'and' && before === 'between')) || before === 'from')
    return null;
  const high = numberAt(tokens, low.to + 1);
  if (!high || high.value <= low.value) return null;
  const from = before === 'between' ? low.from - 1 : low.from;
  const interval = { low: low.interval.low, high: high.interval.high };
  return { from, to: high.to, value: high.value, interval, sign: high.sign ?? low.sign };
}

function numberAt(tokens: readonly Token[], index: number): FoundNumber | null {
  const token = tokens[index];
  const strength = /^(\d+(?:\.\d+)?)-magnitude$/.exec(token?.lower ?? '')?.[1];
  if (strength) return magnitude(Number(strength), index, index + 1);
  if (/^(?:1\d|20|21)\d\d$/.test(token?.text ?? '')) return null;
  const read = readFactors(tokens, index);
  if (!read) return null;
  const sign = signOf(tokens, index, read.to);
  if (sign?.sign === 'magnitude') return magnitude(read.value, sign.from, sign.to);
  const { from, to } = sign ?? { from: index, to: read.to };
  const qualifier = qualifierBefore(tokens, from);
  const orMore = tokens[to]?.lower === 'or' && tokens[to + 1]?.lower === 'more';
  const precision = qualifier?.precision ?? (orMore ? 'at least' : read.isVague ? 'about' : 'exact');
  const step = read.scale === dozen ? 1 : stepOf(read.value, read.decimals, read.scale);
  const interval = intervalOf(read.value, precision, step, read.scale > 1 && !read.isVague);
  return {
    from: qualifier?.from ?? from,
    to: orMore ? to + 2 : to,
    value: read.value,
    interval,
    sign: sign?.sign ?? null,
  };
}

/** Strengths of earthquakes are measured to the tenth, and one in ten is ten times as strong: none is rounded. */
function magnitude(value: number, from: number, to: number): FoundNumber {
  return { from, to, value, interval: { low: value, high: value }, sign: 'magnitude' };
}

/** The sign that stands before or behind a number, and where both together stand. */
function signOf(
  tokens: readonly Token[],
  from: number,
  to: number,
): { readonly sign: string; readonly from: number; readonly to: number } | null {
  const [before, after] = [tokens[from - 1], tokens[to]];
  if (before && currencySigns.test(before.text) && before.end === tokens[from]?.start) {
    return { sign: before.text, from: from - 1, to };
  }
  if (/^(?:%|percent|pct)$/.test(after?.lower ?? '')) return { sign: '%', from, to: to + 1 };
  if (after?.lower === 'per' && tokens[to + 1]?.lower === 'cent') return { sign: '%', from, to: to + 2 };
  if (after?.lower === 'magnitude') return { sign: 'magnitude', from, to: to + 1 };
  if (before?.lower === 'magnitude') return { sign: 'magnitude', from: from - 1, to };
  const isOf = before?.lower === 'of' && tokens[from - 2]?.lower === 'magnitude';
  return isOf ? { sign: 'magnitude', from: from - 2, to } : null;
}

interface Factors {
  readonly to: number;
  readonly value: number;
  readonly decimals: number;
  readonly scale: number;
  /** "Two dozen", "half a million": nobody counted. */
  readonly isVague: boolean;
}

/** "1.2 million", "two dozen", "a hundred", "half a million", "three hundred and four", "318". */
function readFactors(tokens: readonly Token[], index: number): Factors | null {
  const token = tokens[index];
  if (!token) return null;
  const next = tokens[index + 1]?.lower ?? '';
  if (token.lower === 'half' && next === 'a') {
    const scale = scaleOf(tokens[index + 2]?.lower ?? '');
    return scale ? { to: index + 3, value: scale / 2, decimals: 1, scale, isVague: true } : null;
  }
  if (token.lower === 'a' || token.lower === 'an') {
    const scale = scaleOf(next);
    const isCounted = next.length > 2 && scale !== null;
    return isCounted ? { to: index + 2, value: scale, decimals: 0, scale, isVague: true } : null;
  }
  const digits = token.kind === 'number' ? valueOfDigits(token.text) : null;
  const amount = digits ?? (token.kind === 'word' ? valueOfWord(token.lower) : null);
  if (amount === null) return null;
  const decimals = /\.(\d+)$/.exec(token.text)?.[1]?.length ?? 0;
  const scale = scaleOf(next);
  if (scale === null) return { to: index + 1, value: amount, decimals, scale: 1, isVague: false };
  const value = Math.round(amount * scale);
  const rest = digits === null ? restInWords(tokens, index + 2, scale) : null;
  if (rest) return { to: rest.to, value: value + rest.value, decimals: 0, scale: 1, isVague: false };
  return { to: index + 2, value, decimals, scale, isVague: scale === dozen };
}

/** "and four" of "three hundred and four". */
function restInWords(
  tokens: readonly Token[],
  index: number,
  scale: number,
): { readonly to: number; readonly value: number } | null {
  const at = tokens[index]?.lower === 'and' ? index + 1 : index;
  const value = valueOfWord(tokens[at]?.lower ?? '');
  return value !== null && value < scale && scale >= 100 ? { to: at + 1, value } : null;
}

function qualifierBefore(
  tokens: readonly Token[],
  index: number,
): { readonly from: number; readonly precision: Precision } | null {
  for (const [words, precision] of qualifiers) {
    const from = index - words.length;
    if (from >= 0 && words.every((word, place) => tokens[from + place]?.lower === word))
      return { from, precision };
  }
  return null;
}
