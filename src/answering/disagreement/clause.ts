import type { Token } from './sentence-tokens.js';

/** So many tokens on either side of a number are its clause at most. */
const clauseTokens = 8;
const boundaryMark = /^[,;:()“”"—–?!]$/;
const boundaryWord =
  /^(?:and|but|while|after|as|when|because|who|which|that|whose|where|although|before|though)$/;

/** Up to the next number, mark or clause; a part between commas ("including three children") is passed over. */
export function clauseAfter(tokens: readonly Token[], from: number, next: number): readonly Token[] {
  let start = from;
  if (
    tokens[start]?.text === ',' &&
    /^(?:including|among|most|many|some|all|mostly|mainly)$/.test(tokens[start + 1]?.lower ?? '')
  ) {
    const comma = tokens.findIndex(({ text }, index) => index > start && text === ',');
    if (comma < 0) return [];
    start = comma + 1;
  }
  const limit = start > from ? tokens.length : next;
  const window = tokens.slice(start, Math.min(limit, start + clauseTokens));
  const end = window.findIndex(isBoundary);
  return end < 0 ? window : window.slice(0, end);
}

/** From the last number, mark or clause up to a number. */
export function clauseBefore(tokens: readonly Token[], from: number, previous: number): readonly Token[] {
  const window = tokens.slice(Math.max(previous, from - clauseTokens), from);
  const start = window.findLastIndex(isBoundary) + 1;
  return window.slice(start);
}

function isBoundary({ text, lower, kind }: Token): boolean {
  return kind === 'mark' ? boundaryMark.test(text) : boundaryWord.test(lower);
}
