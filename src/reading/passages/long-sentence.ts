import type { Span } from '../../archive/article.js';
import { estimateTokens } from './token-estimate.js';

const clauseEnd = /[;:—–,、，；]["'”’»)\]]*$/u;
/** A clause end is taken where it leaves a slice at least this full. */
const leastFill = 0.5;

/**
 * Slices a sentence that is too long for a passage: each slice has at most `maximumTokens` (estimated)
 * and ends after a clause where one ends in its second half, else at a space, else (no space at all)
 * between two characters. Slices exclude white space around them.
 */
export function sliceSentence(text: string, sentence: Span, maximumTokens: number): Span[] {
  const slices: Span[] = [];
  let start = sentence.start;
  while (start < sentence.end) {
    const cut = nextCut(text, { start, end: sentence.end }, maximumTokens);
    let end = cut;
    while (end > start && /\s/u.test(text[end - 1] ?? '')) end -= 1;
    if (end > start) slices.push({ start, end });
    start = cut;
    while (start < sentence.end && /\s/u.test(text[start] ?? '')) start += 1;
  }
  return slices;
}

function nextCut(text: string, rest: Span, maximumTokens: number): number {
  let tokens = 0;
  let afterClause = -1;
  let afterWord = -1;
  for (let at = rest.start; at < rest.end; at += 1) {
    tokens += estimateTokens(text, at, at + 1);
    if (tokens > maximumTokens) {
      if (afterClause !== -1) return afterClause;
      return afterWord === -1 ? wholeCharacter(text, at) : afterWord;
    }
    if (/\s/u.test(text[at] ?? '')) {
      afterWord = at;
      const isClauseEnd = clauseEnd.test(text.slice(Math.max(rest.start, at - 3), at));
      if (isClauseEnd && tokens >= maximumTokens * leastFill) afterClause = at;
    }
  }
  return rest.end;
}

/** Never between the halves of a surrogate pair. */
function wholeCharacter(text: string, at: number): number {
  return /[\uDC00-\uDFFF]/.test(text[at] ?? '') ? at - 1 : at;
}
