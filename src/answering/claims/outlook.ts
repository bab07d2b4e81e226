import type { Alignment } from './alignment.js';
import type { Token } from '../disagreement/sentence-tokens.js';
import { gapTokens } from './gaps.js';
import type { Statement } from './statement.js';
import {
  auxiliaries,
  denials,
  formsOfBe,
  hedges,
  plainNegators,
  pronouns,
  reporting,
} from './statement-words.js';
import { looksLikePast } from './word-key.js';

/** Whether a sentence says what a claim lays over it, or its opposite; unknown where that hangs on more than words show. */
export type Outlook = 'same' | 'opposite' | 'unknown';

/** Compares by what the words beside the matches do to them: negations, doubts, denials, tenses, what goes before and after. */
export function outlookOf(claim: Statement, sentence: Statement, alignment: Alignment): Outlook {
  if (/[?？]["”’»)]*$/.test(sentence.text)) return 'unknown';
  const scope = scopeOf(sentence, alignment);
  if (addsWords(sentence, scope, claim, hedges)) return 'unknown';
  if (
    /(?:^|[,–—”"] )(?:he|she|it|they|who) (?:said|says|told|added|explained|wrote|noted)\b|\b(?:said|says) (?:he|she|it|they)\b/i.test(
      sentence.text,
    )
  )
    return 'unknown';
  if (addsWords(sentence, { from: 0, to: sentence.tokens.length }, claim, denials)) return 'unknown';
  if (!opensAlike(claim, sentence, alignment) || !endsAlike(claim, sentence, alignment)) return 'unknown';
  if (!verbsAlike(claim, sentence, alignment)) return 'unknown';
  return polarity(claim, sentence, alignment, scope);
}

interface Scope {
  readonly from: number;
  readonly to: number;
}

const sideClause = /^(?:and|but|while|whereas|although|though|yet|so)$/;

/** The part of the sentence whose words bear on the matches: without what ", but …" and ";" part from them. */
function scopeOf({ tokens }: Statement, { from, to }: Alignment): Scope {
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
    /^(?:would|could|will|may|might|can)$/.test(word)
  );
}

/** Whether the sentence holds such a word there that the claim does not hold. */
function addsWords(
  { tokens }: Statement,
  { from, to }: Scope,
  claim: Statement,
  list: ReadonlySet<string>,
): boolean {
  const known = new Set(claim.tokens.map(({ lower }) => lower));
  return tokens.slice(from, to).some(({ lower }) => list.has(lower) && !known.has(lower));
}

/** What stands before the first match must leave it the subject: nothing, words that describe it, or "X said that". */
function opensAlike(claim: Statement, sentence: Statement, { from, matches }: Alignment): boolean {
  const run = sentence.parts.find((part) => part.from === from)?.run;
  const own = claim.tokens.slice(0, matches[0]?.claimed.from ?? 0).map(({ lower }) => lower);
  for (let at = (run?.from ?? from) - 1, words = 0; at >= 0; at -= 1) {
    const { lower = '', kind } = sentence.tokens[at] ?? {};
    const role = sentence.roles[at];
    if (own.at(-1) === lower) {
      own.pop();
      continue;
    }
    if (kind === 'mark' || role === 'boundary' || role === 'time' || reporting.has(lower)) return true;
    if (role === 'determiner' || role === 'filler' || role === 'preposition') {
      if (role === 'preposition') return true;
      continue;
    }
    if (role !== 'part' || looksLikePast(lower) || (words += 1) > 3) return false;
    // A name before the first match would be what acts, or what owns it.
    if (sentence.parts.some((part) => part.from === at && part.run && part.run !== run)) return false;
  }
  return true;
}

/** What follows the last match must not make another thing of it: a noun of a noun, or what a verb is done to. */
function endsAlike(claim: Statement, sentence: Statement, { matches, to }: Alignment): boolean {
  const role = sentence.roles[to];
  const last = matches.find(({ told }) => told.to === to);
  if (role === undefined || role === 'mark' || role === 'time' || role === 'boundary' || role === 'filler')
    return true;
  const word = sentence.tokens[to - 1]?.lower ?? '';
  const isVerb = looksLikePast(word) && last?.told.number === null && last.told.run === null;
  const hasMovableNext = matches.some(({ told }) => told.from === to);
  if (hasMovableNext || role === 'preposition') return true;
  if (isVerb) return /ly$/.test(sentence.tokens[to]?.lower ?? '');
  return role === 'aux' || role === 'negator'
    ? claim.roles.includes('aux')
    : /ly$/.test(sentence.tokens[to]?.lower ?? '');
}

/** Each matched word stands behind the same kind of auxiliary: done or suffered, now or then. */
function verbsAlike(claim: Statement, sentence: Statement, { matches }: Alignment): boolean {
  return matches.every(({ claimed, told }) => {
    const [one, other] = [auxiliaryBefore(claim, claimed.from), auxiliaryBefore(sentence, told.from)];
    if (one.be !== other.be || one.now !== other.now) return false;
    const [form, told2] = [claim.tokens[claimed.from]?.lower ?? '', sentence.tokens[told.from]?.lower ?? ''];
    return claimed.number !== null || /ing$/.test(form) === /ing$/.test(told2);
  });
}

function auxiliaryBefore(
  { tokens, roles }: Statement,
  from: number,
): { readonly be: boolean; readonly now: boolean } {
  const found: string[] = [];
  for (let at = from - 1; at >= 0; at -= 1) {
    const role = roles[at];
    const lower = tokens[at]?.lower ?? '';
    if (auxiliaries.has(lower) && role === 'aux') found.push(lower);
    else if (role !== 'negator' && role !== 'filler' && !/ly$/.test(lower)) break;
  }
  const be = found.some((word) => formsOfBe.has(word));
  return { be, now: be && found.every((word) => /^(?:is|are|am|being)$/.test(word)) };
}

function polarity(claim: Statement, sentence: Statement, alignment: Alignment, scope: Scope): Outlook {
  const own = negatorsIn(claim, { from: 0, to: claim.tokens.length });
  const told = negatorsIn(sentence, scope);
  if (own.length === 0 && told.length === 0) return 'same';
  const [ownAt, toldAt] = [own[0], told[0]];
  if (own.length === 1 && told.length === 1 && ownAt !== undefined && toldAt !== undefined) {
    const isSame = normal(claim, ownAt) === normal(sentence, toldAt);
    return isSame && placeOf(alignment, 'claimed', ownAt) === placeOf(alignment, 'told', toldAt)
      ? 'same'
      : 'unknown';
  }
  if (own.length + told.length !== 1) return 'unknown';
  const [statement, at, side] =
    ownAt === undefined ? [sentence, told[0] ?? 0, 'told' as const] : [claim, ownAt, 'claimed' as const];
  if (!plainNegators.has(normal(statement, at))) return 'unknown';
  // What is not so yet may be so by now.
  if (
    statement.tokens.some(({ lower }) =>
      /^(?:yet|so far|still|anymore|only|all|every|everyone|everybody|both)$/.test(lower),
    )
  )
    return 'unknown';
  const isPerfect = gapTokens(statement, Math.max(0, at - 1), at + 2).some(({ lower }) =>
    /^(?:has|have|hasn|haven)/.test(lower),
  );
  return !isPerfect && isBetweenMatches(alignment, side, at) ? 'opposite' : 'unknown';
}

function negatorsIn({ roles }: Statement, { from, to }: Scope): number[] {
  return [...roles.keys()].filter((at) => roles[at] === 'negator' && at >= from && at < to);
}

function normal({ tokens }: Statement, at: number): string {
  const lower = tokens[at]?.lower ?? '';
  return /n[’']t$/.test(lower) ? 'not' : lower;
}

/** How many of the matches stand before a token. */
function placeOf({ matches }: Alignment, side: 'claimed' | 'told', at: number): number {
  return matches.filter((match) => match[side].to <= at).length;
}

function isBetweenMatches({ matches }: Alignment, side: 'claimed' | 'told', at: number): boolean {
  return matches.some((match) => match[side].to <= at) && matches.some((match) => match[side].from > at);
}
