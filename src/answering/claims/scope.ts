import type { Token } from '../disagreement/sentence-tokens.js';
import type { Alignment } from './alignment.js';
import type { Statement } from './statement.js';
import { auxiliaries, plainNegators, pronouns } from './statement-words.js';
import { looksLikePast } from './word-key.js';

/** A stretch of a sentence's tokens. */
export interface Scope {
  readonly from: number;
  readonly to: number;
}

const sideClause = /^(?:and|but|while|whereas|although|though|yet|so)$/;

/** The part of the sentence whose words bear on the matches: without what ", but …" and ";" part from them. */
export function scopeOf({ tokens }: Statement, { from, to }: Alignment): Scope {
  const parts = (at: number): boolean =>
    tokens[at]?.text === ';' ||
    (/^[,–—]$/.test(tokens[at]?.text ?? '') && sideClause.test(tokens[at + 1]?.lower ?? ''));
  let start = from;
  while (
    start > 0 &&
    !parts(start - 1) &&
    !(parts(start - 2) && sideClause.test(tokens[start - 1]?.lower ?? ''))
  )
    start -= 1;
  let end = to;
  while (end < tokens.length && !parts(end) && !opensSecondVerb(tokens[end], tokens[end + 1])) end += 1;
  return { from: start, to: end };
}

/** "… and could be heard": what is said of the same subject beside. */
function opensSecondVerb(joint: Token | undefined, next: Token | undefined): boolean {
  if (!/^(?:and|but)$/.test(joint?.lower ?? '')) return false;
  const word = next?.lower ?? '';
  return (
    looksLikePast(word) ||
    auxiliaries.has(word) ||
    pronouns.has(word) ||
    plainNegators.has(word) ||
    /^(?:would|could|will|may|might|can)$/.test(word)
  );
}
