import { stopWords } from '../../search/stop-words.js';
import type { Token } from '../disagreement/sentence-tokens.js';
import type { StatedTime } from './statement-times.js';
import { titles } from './statement-words.js';

/** Words with capitals that stand together: "Helen Marsh", "Holt & Finch". Titles before them are no part of it. */
export interface NameRun {
  readonly from: number;
  readonly to: number;
  /** Its words in small letters, without what makes a possessive. */
  readonly words: readonly string[];
  /** Whether it owns what follows: "Marsh's brother". */
  readonly isPossessive: boolean;
  /** Whether its first word opens the sentence and may have its capital from that. */
  readonly opens: boolean;
}

/** The names of a sentence in order. */
export function nameRuns(tokens: readonly Token[], times: readonly StatedTime[]): NameRun[] {
  const found: NameRun[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    if (!isNameWord(tokens, at, times)) continue;
    let to = at + 1;
    while (goesOn(tokens, to, times)) to += isJoint(tokens[to]) ? 2 : 1;
    const from = skipTitles(tokens, at, to);
    found.push(runOf(tokens, from, to));
    at = to - 1;
  }
  return found;
}

function runOf(tokens: readonly Token[], from: number, to: number): NameRun {
  const words = tokens
    .slice(from, to)
    .filter(({ kind }) => kind === 'word')
    .map(({ lower }) => lower.replace(/['’]s?$/, ''));
  const last = tokens[to - 1]?.lower ?? '';
  const isPossessive = /['’]s$/.test(last) || (last.endsWith('s') && /^['’]$/.test(tokens[to]?.text ?? ''));
  return { from, to, words, isPossessive, opens: opensSentence(tokens, from) };
}

function isNameWord(tokens: readonly Token[], at: number, times: readonly StatedTime[]): boolean {
  const token = tokens[at];
  if (token?.kind !== 'word' || !/^\p{Lu}/u.test(token.text)) return false;
  if (times.some(({ from, to }) => from <= at && at < to)) return false;
  // "The" and "In" are none, "US" and "WHO" are.
  if (stopWords.has(token.lower) && !/^\p{Lu}{2,}$/u.test(token.text)) return false;
  if (!opensSentence(tokens, at)) return true;
  // "Firefighters reached …" has its capital from its place; "Helen Marsh …" would have it anywhere.
  const next = tokens[at + 1];
  return next?.kind === 'word' && /^\p{Lu}/u.test(next.text);
}

function goesOn(tokens: readonly Token[], at: number, times: readonly StatedTime[]): boolean {
  const before = tokens[at - 1];
  // "Marsh's Ferry" are two names.
  if (/['’]s$/.test(before?.lower ?? '')) return false;
  return isJoint(tokens[at]) ? isNameWord(tokens, at + 1, times) : isNameWord(tokens, at, times);
}

function isJoint(token: Token | undefined): boolean {
  return token?.text === '&';
}

/** At least one word stays. */
function skipTitles(tokens: readonly Token[], from: number, to: number): number {
  let start = from;
  while (start < to - 1 && titles.has(tokens[start]?.lower ?? '')) start += 1;
  return start;
}

export function opensSentence(tokens: readonly Token[], at: number): boolean {
  const before = tokens.slice(0, at);
  const last = before.at(-1);
  return before.every(({ kind }) => kind === 'mark') || /^[“"‘:]$/.test(last?.text ?? '');
}
