import type { Span } from '../archive/article.js';
import type { PassageInContext } from '../archive/archive.js';

/** Longest quotation in words. */
export const maximumQuotationWords = 60;

/** A sentence that opens like this speaks of what the one before it said. */
const leansBack =
  /^["“'‘]?(?:and|but|so|yet|he|she|they|it|his|her|their|its|this|that|these|those|the (?:minister|president|official|group|company|court|move|decision|statement|two|pair))\b/i;

/** Shorter than this a sentence is seldom understood alone. */
const fewWords = 7;
/** A neighbour is quoted too where it promises at least a quarter of what the sentence itself does, in log-odds. */
const worthQuoting = Math.log(1 / 4);

/**
 * What is quoted for a sentence: itself; the sentence before it where it leans on that; neighbours of the same passage
 * that may hold the answer as well; all within the limit. Of a sentence past the limit, the clauses that matter most.
 * Always a slice of the article's text.
 *
 * @param promises of each sentence of the passage, what it promises more or less than this one, in log-odds.
 * @param interest how much of what is asked stands in a piece of text; only compared.
 */
export function quotationOf(
  passage: PassageInContext,
  sentenceIndex: number,
  promises: readonly number[],
  interest: (text: string) => number,
): Span {
  const sentence = passage.sentences[sentenceIndex];
  if (!sentence) throw new Error(`Passage ${passage.id} has no sentence ${sentenceIndex}.`);
  const textOf = (span: Span): string =>
    passage.text.slice(span.start - passage.start, span.end - passage.start);
  const text = textOf(sentence);
  if (countWords(text) > maximumQuotationWords) return clipToClauses(text, sentence.start, interest);
  let first = sentenceIndex;
  let last = sentenceIndex;
  const spanOf = (from: number, to: number): Span => ({
    start: passage.sentences[from]?.start ?? sentence.start,
    end: passage.sentences[to]?.end ?? sentence.end,
  });
  const fits = (from: number, to: number): boolean =>
    from >= 0 &&
    to < passage.sentences.length &&
    countWords(textOf(spanOf(from, to))) <= maximumQuotationWords;
  if ((leansBack.test(text) || countWords(text) < fewWords) && fits(first - 1, last)) first -= 1;
  for (;;) {
    const before = fits(first - 1, last) ? (promises[first - 1] ?? worthQuoting) : Number.NEGATIVE_INFINITY;
    const after = fits(first, last + 1) ? (promises[last + 1] ?? worthQuoting) : Number.NEGATIVE_INFINITY;
    if (Math.max(before, after) <= worthQuoting) return spanOf(first, last);
    if (before > after) first -= 1;
    else last += 1;
  }
}

export function countWords(text: string): number {
  return text.split(/\s+/).filter((token) => /[\p{L}\p{N}]/u.test(token)).length;
}

/** The run of clauses of at most 60 words with the most interest; the first words where one clause alone is longer. */
function clipToClauses(sentence: string, offset: number, interest: (text: string) => number): Span {
  const starts = [0, ...[...sentence.matchAll(/[,;:)–—]\s+/g)].map((match) => match.index + match[0].length)];
  const ends = [...starts.slice(1), sentence.length];
  let best: { start: number; end: number; value: number } | null = null;
  for (const start of starts) {
    const fitting = ends.filter(
      (end) => end > start && countWords(sentence.slice(start, end)) <= maximumQuotationWords,
    );
    const end = fitting.at(-1);
    if (end === undefined) continue;
    const value = interest(sentence.slice(start, end));
    if (!best || value > best.value) best = { start, end, value };
  }
  const chosen = best ?? { start: 0, end: endOfWords(sentence, maximumQuotationWords) };
  const clipped = sentence.slice(chosen.start, chosen.end).trimEnd();
  return { start: offset + chosen.start, end: offset + chosen.start + clipped.length };
}

function endOfWords(text: string, words: number): number {
  let count = 0;
  for (const match of text.matchAll(/\S+/g)) {
    if (/[\p{L}\p{N}]/u.test(match[0])) count += 1;
    if (count === words) return match.index + match[0].length;
  }
  return text.length;
}
