import type { Span } from '../archive/article.js';
import { likelihoodOf, type ReadPassage, type ScoredSentence } from './score-sentences.js';

/** Longest quotation in words. */
export const maximumQuotationWords = 60;

/** A run of neighbouring sentences of one passage that may be quoted. */
export interface SentenceRun {
  readonly sentences: readonly ScoredSentence[];
  readonly words: number;
  /** The probability that one of its sentences is the one that answers. */
  readonly likelihood: number;
}

/** A sentence that opens like this speaks of what the one before it said. */
export const leansBack =
  /^["“'‘]?(?:and|but|so|yet|he|she|they|it|his|her|their|its|this|that|these|those|the (?:minister|president|official|group|company|court|move|decision|statement|two|pair))\b/i;

/**
 * A sentence at either end of a quotation is at least so likely to answer as a share of the likeliest in it. A greater
 * share makes quotations shorter and loses answers: at 1/10 six words and one answer in a hundred.
 */
const leastShareAtEnds = 1 / 100;

/**
 * What of a passage may be quoted: every run of whole sentences within the limit whose ends may help, and which does not
 * open with a sentence that leans on one that would fit before it. A sentence past the limit is a run by itself. Every
 * sentence stands in some run that ends with it: what it leans on needs no likelihood of its own.
 */
export function runsOf({ sentences }: Pick<ReadPassage, 'sentences'>): SentenceRun[] {
  const words = sentences.map(({ text }) => countWords(text));
  const runs: SentenceRun[] = [];
  for (let first = 0; first < sentences.length; first++) {
    let total = 0;
    for (let last = first; last < sentences.length; last++) {
      total += words[last] ?? 0;
      if (total > maximumQuotationWords && last > first) break;
      const run = sentences.slice(first, last + 1);
      const fitsBefore = first > 0 && total + (words[first - 1] ?? 0) <= maximumQuotationWords;
      if (!helpsAtEnds(run) || (fitsBefore && leansBack.test(run[0]?.text ?? ''))) continue;
      runs.push({ sentences: run, words: total, likelihood: likelihoodOf(run) });
    }
  }
  return runs;
}

function helpsAtEnds(run: readonly ScoredSentence[]): boolean {
  const least = leastShareAtEnds * Math.max(...run.map(({ likelihood }) => likelihood));
  const firstToHelp = run.findIndex(({ likelihood }) => likelihood >= least);
  const opening = run.slice(1, firstToHelp + 1);
  return opening.every(({ text }) => leansBack.test(text)) && (run.at(-1)?.likelihood ?? 0) >= least;
}

/**
 * The slice of the article's text that quotes a run: of a single sentence past the limit, the clauses that matter most.
 * @param interest how much of what is asked stands in a piece of text; only compared.
 */
export function spanOfRun({ sentences, words }: SentenceRun, interest: (text: string) => number): Span {
  const [first] = sentences;
  const last = sentences.at(-1);
  if (!first || !last) throw new Error('A run without sentences cannot be quoted.');
  if (words > maximumQuotationWords) return clipToClauses(first.text, first.span.start, interest);
  return { start: first.span.start, end: last.span.end };
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
