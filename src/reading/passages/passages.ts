import type { PassageDraft, Span } from '../../archive/article.js';
import { isHeading } from './headings.js';
import { sliceSentence } from './long-sentence.js';
import { splitSentences } from './sentences.js';
import { estimateTokens } from './token-estimate.js';

/** A passage holds at most so many tokens, so that it and its context fit the 256 that the shipped model reads. */
const maximumTokens = 200;
/** A single sentence may be so long and stand whole; a longer one is sliced. */
const maximumSentenceTokens = 300;
/** A passage at least this full is cut at the end of a paragraph rather than filled up. */
const wellFilled = 0.5;
/** So many short lines in a row are a list (results, a squad, winners, the choices of a quiz) and not headings. */
const linesOfList = 3;

interface Sentence extends Span {
  readonly tokens: number;
  readonly opensParagraph: boolean;
}

/**
 * Cuts an article's text into passages: runs of whole sentences, at most about 200 tokens, cut at the
 * ends of paragraphs where that leaves them at least half full. A heading stands in no passage and no
 * passage reaches over one; the lines of a list are sentences each. A sentence of more than 300 tokens (a list, a transcript without stops) is
 * sliced at clause ends or spaces, and each slice counts as a sentence.
 */
export function splitPassages(text: string): PassageDraft[] {
  return proseRuns(text).flatMap((run) => pack(run));
}

/** Whether anything in the text can be quoted. */
export function hasProse(text: string): boolean {
  return proseRuns(text).length > 0;
}

/** The sentences between headings. */
function proseRuns(text: string): Sentence[][] {
  const runs: Sentence[][] = [];
  let run: Sentence[] = [];
  for (const { span, opensParagraph, heads } of readLines(text)) {
    if (!heads) addSentences(run, text, span, opensParagraph);
    else if (run.length > 0) {
      runs.push(run);
      run = [];
    }
  }
  if (run.length > 0) runs.push(run);
  return runs;
}

interface Line {
  readonly span: Span;
  readonly opensParagraph: boolean;
  readonly heads: boolean;
}

/** The text's sentences, and which of them head what follows. Of several short lines in a row below prose none does: they are its list. */
function readLines(text: string): Line[] {
  let previousEnd = 0;
  const lines = splitSentences(text).map((span) => {
    const opensParagraph = previousEnd === 0 || text.slice(previousEnd, span.start).includes('\n');
    const closesParagraph = /^\s*?(?:\n|$)/.test(text.slice(span.end, span.end + 3));
    previousEnd = span.end;
    const heads = opensParagraph && closesParagraph && isHeading(text.slice(span.start, span.end));
    return { span, opensParagraph, heads };
  });
  let first = 0;
  for (let index = 0; index <= lines.length; index++) {
    if (lines[index]?.heads) continue;
    if (first > 0 && index - first >= linesOfList) {
      for (const line of lines.slice(first, index)) line.heads = false;
    }
    first = index + 1;
  }
  return lines;
}

/** Adds a sentence to a run; sliced, where it is too long to stand whole. */
function addSentences(run: Sentence[], text: string, { start, end }: Span, opensParagraph: boolean): void {
  const tokens = estimateTokens(text, start, end);
  if (tokens <= maximumSentenceTokens) {
    run.push({ start, end, tokens, opensParagraph });
    return;
  }
  for (const [index, slice] of sliceSentence(text, { start, end }, maximumTokens).entries()) {
    run.push({
      start: slice.start,
      end: slice.end,
      tokens: estimateTokens(text, slice.start, slice.end),
      opensParagraph: opensParagraph && index === 0,
    });
  }
}

function pack(run: readonly Sentence[]): PassageDraft[] {
  const drafts: PassageDraft[] = [];
  let current: Sentence[] = [];
  let tokens = 0;
  for (const sentence of run) {
    if (current.length > 0 && tokens + sentence.tokens > maximumTokens) {
      const kept = cutPoint(current, sentence);
      drafts.push(toDraft(current.slice(0, kept)));
      current = current.slice(kept);
      tokens = sum(current);
      // What was carried over may itself leave no room for a long sentence.
      if (current.length > 0 && tokens + sentence.tokens > maximumTokens) {
        drafts.push(toDraft(current));
        current = [];
        tokens = 0;
      }
    }
    current.push(sentence);
    tokens += sentence.tokens;
  }
  if (current.length > 0) drafts.push(toDraft(current));
  return drafts;
}

/** How many sentences of a full passage stay in it: to the last end of a paragraph where that leaves it well filled, else all. */
function cutPoint(current: readonly Sentence[], next: Sentence): number {
  if (next.opensParagraph) return current.length;
  for (let index = current.length - 1; index > 0; index -= 1) {
    if (current[index]?.opensParagraph === true) {
      return sum(current.slice(0, index)) >= maximumTokens * wellFilled ? index : current.length;
    }
  }
  return current.length;
}

function sum(sentences: readonly Sentence[]): number {
  return sentences.reduce((total, sentence) => total + sentence.tokens, 0);
}

function toDraft(sentences: readonly Sentence[]): PassageDraft {
  return {
    start: sentences[0]?.start ?? 0,
    end: sentences.at(-1)?.end ?? 0,
    sentences: sentences.map(({ start, end }) => ({ start, end })),
  };
}
