import type { Statement } from './statement.js';
import { hedges } from './statement-words.js';
import { looksLikePast } from './word-key.js';

/** Who states it, or is spoken to: it is told of him and nobody else. */
const ownWord = /^(?:i|me|my|we|us|our|ours|you|your|yours)(?:['’].*)?$/;
/** Whom or what is meant is said in another sentence. */
const pointsBack = /^(?:he|she|it|they|this|that|these|those|there|here)(?:['’].*)?$/;
const quotationMark = /[“”"«»„]/;

/**
 * Whether a claim can be compared with a sentence at all: it has a verb and something beside it, says itself whom it is of,
 * and gives nobody's words.
 */
export function isComparable({ parts, tokens, roles, text }: Statement): boolean {
  if (parts.length < 2 || quotationMark.test(text) || tokens.some(({ lower }) => ownWord.test(lower)))
    return false;
  const opensPointing =
    pointsBack.test(tokens[0]?.lower ?? '') && !describesNext(roles[1], tokens[1]?.lower ?? '');
  return !opensPointing && tokens.some((token, at) => isVerb(token.text, roles[at]));
}

/** "That bridge", and not "that was". */
function describesNext(role: Statement['roles'][number] | undefined, lower: string): boolean {
  return role === 'part' && !looksLikePast(lower) && !hedges.has(lower);
}

/** Verbs whose past is no other word. */
const alikeInPast = /^(?:beat|hit|cut|put|set|let|shut|cost|hurt|spread|split|quit|read|burst|cast)$/;

/** What may be one: auxiliaries, past forms, and words in small letters that end as "employs" does. */
function isVerb(text: string, role: Statement['roles'][number] | undefined): boolean {
  if (role === 'aux') return true;
  return (
    role === 'part' &&
    (looksLikePast(text.toLowerCase()) ||
      alikeInPast.test(text) ||
      hedges.has(text) ||
      /^\p{Ll}+s$/u.test(text))
  );
}
