import type { Alignment } from './alignment.js';
import { gapTokens } from './gaps.js';
import type { Statement } from './statement.js';
import { auxiliaries, formsOfBe } from './statement-words.js';
import { looksLikePast } from './word-key.js';

/** Each matched word stands behind the same kind of auxiliary: done or suffered, now or then. */
export function verbsAlike(claim: Statement, sentence: Statement, { matches }: Alignment): boolean {
  return matches.every(({ claimed, told }, index) => {
    if (isSuffered(claim, claimed.from) !== isSuffered(sentence, told.from)) return false;
    const [one, other] = [claim.tokens[claimed.from]?.lower ?? '', sentence.tokens[told.from]?.lower ?? ''];
    if (claimed.number === null && one.endsWith('ing') !== other.endsWith('ing')) return false;
    const before = matches[index - 1];
    // What may stand anywhere is out of order.
    if (before && (before.claimed.to > claimed.from || before.told.to > told.from)) return true;
    const ofClaim = tenseIn(claim, before?.claimed.to ?? 0, claimed.from);
    const ofSentence = tenseIn(sentence, before?.told.to ?? 0, told.from);
    return ofClaim === null || (ofSentence === null ? ofClaim !== 'now' : ofClaim === ofSentence);
  });
}

/** "Was sued", and "is larger": a form of "be" before it, with nothing but adverbs between. */
function isSuffered({ tokens, roles }: Statement, from: number): boolean {
  const found: string[] = [];
  for (let at = from - 1; at >= 0; at -= 1) {
    const role = roles[at];
    const lower = tokens[at]?.lower ?? '';
    if (role === 'aux') found.push(lower);
    else if (role !== 'negator' && role !== 'filler' && !lower.endsWith('ly')) break;
  }
  return found.some((word) => formsOfBe.has(word));
}

/** When the auxiliaries between two words say it is: "is the mayor", "was the mayor", "has been elected". Null without any. */
function tenseIn(statement: Statement, from: number, to: number): 'now' | 'past' | null {
  const words = gapTokens(statement, from, to)
    .filter(({ role, lower }) => role === 'aux' && auxiliaries.has(lower))
    .map(({ lower }) => lower);
  const last = words.findLast((word) => !/^(?:be|been|being)$/.test(word));
  if (last === undefined) return null;
  const isPerfect = words.includes('been') || looksLikePast(statement.tokens[to]?.lower ?? '');
  if (/^(?:has|have|having)$/.test(last)) return isPerfect ? 'past' : 'now';
  return /^(?:is|are|am|do|does|’s|'s)$/.test(last) ? 'now' : 'past';
}
