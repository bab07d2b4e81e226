import type { Span } from '../../archive/article.js';

/** Marks that end a clause: where a space follows, or, in scripts without spaces, by themselves. */
const clauseEnd = /[,;:)–—]["'”’»]?\s+|\s[–—-]\s|[、，；：]/g;

/** The clauses of a sentence in order, by its punctuation. */
export function clausesOf(sentence: string): Span[] {
  const ends = [...sentence.matchAll(clauseEnd)].map((match) => match.index + match[0].length);
  const starts = [0, ...ends];
  return starts.map((start, index) => ({ start, end: starts[index + 1] ?? sentence.length }));
}

/** A span without the spaces and the marks that do not belong to its words at either end. */
export function trimmed(text: string, { start, end }: Span): Span {
  const piece = text.slice(start, end);
  const before = /^[\s,;:)–—、，；：。]*/u.exec(piece)?.[0].length ?? 0;
  const after = /[\s,;:(–—、，；：。.]*$/u.exec(piece.slice(before))?.[0].length ?? 0;
  return { start: start + before, end: Math.max(start + before, end - after) };
}
