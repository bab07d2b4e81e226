import type { Span } from '../archive/article.js';
import type { PassageInContext } from '../archive/archive.js';

/** Longest quotation in words. */
export const maximumQuotationWords = 60;

/** A sentence that opens like this speaks of what the one before it said. */
const leansBack =
  /^["“'‘]?(?:and|but|so|yet|he|she|they|it|his|her|their|its|this|that|these|those|the (?:minister|president|official|group|company|court|move|decision|statement|two|pair))\b/i;

/** Shorter than this a sentence is seldom understood alone. */
const fewWords = 7;

/**
 * What is quoted for a sentence: itself, with the sentence before it where it leans on that and both fit; of a
 * sentence past the limit, the clauses that fit around its middle of interest. Always a slice of the article's text.
 *
 * @param interest how much of what is asked stands in a piece of text; only compared.
 */
export function quotationOf(
  passage: PassageInContext,
  sentenceIndex: number,
  interest: (text: string) => number,
): Span {
  const sentence = passage.sentences[sentenceIndex];
  if (!sentence) throw new Error(`Passage ${passage.id} has no sentence ${sentenceIndex}.`);
  const textOf = (span: Span): string =>
    passage.text.slice(span.start - passage.start, span.end - passage.start);
  const text = textOf(sentence);
  if (countWords(text) > maximumQuotationWords) return clipToClauses(text, sentence.start, interest);
  const before = passage.sentences[sentenceIndex - 1];
  if (before && (leansBack.test(text) || countWords(text) < fewWords)) {
    const both = { start: before.start, end: sentence.end };
    if (countWords(textOf(both)) <= maximumQuotationWords) return both;
  }
  return sentence;
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
