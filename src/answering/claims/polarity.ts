import type { Alignment } from './alignment.js';
import { gapTokens } from './gaps.js';
import type { Scope } from './scope.js';
import type { Statement } from './statement.js';
import { plainNegators } from './statement-words.js';

/** Whether a sentence says what a claim lays over it, or its opposite; unknown where that hangs on more than words show. */
export type Outlook = 'same' | 'opposite' | 'unknown';

/** Beside a "not" they leave open what is not so. */
const leavesOpen = /^(?:yet|still|anymore|will|won[’']t|shall|only|all|every|everyone|everybody|both)$/;

/** Compares the negations of both: the same in the same place, one "not" more on one side, or more than can be told. */
export function polarity(claim: Statement, sentence: Statement, alignment: Alignment, scope: Scope): Outlook {
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
  // What is not so yet, or shall not be, may be so by now.
  const { from, to } = side === 'told' ? scope : { from: 0, to: statement.tokens.length };
  if (statement.tokens.slice(from, to).some(({ lower }) => leavesOpen.test(lower))) return 'unknown';
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
