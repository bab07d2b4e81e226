import type { Span } from '../../archive/article.js';
import { closesHere, fullStopEnds, isQuoted } from './sentence-rules.js';

/** Longest parenthesis that is kept in one sentence; a longer one is read as ordinary text. */
const maximumParenthesis = 300;

const marks = /[.!?…。！？｡؟۔।॥\n(]/gu;
const terminator = /[.!?…。！？｡؟۔।॥]/u;
/** Marks after which no space is written. */
const wideTerminator = /[。！？｡]/u;
const closer = /["'”’“»›)\]}」』）】]/u;
const footnote = /\[\d{1,3}\]/y;
const space = /\s/u;

/**
 * Splits plain text into sentences. Spans are in order, do not overlap and exclude surrounding white
 * space. The end of a paragraph (an empty line) always ends a sentence, a single line break where the
 * next line does not go on in lower case. Own rules instead of Intl.Segmenter, which breaks after
 * "Mr." and "U.S." and takes four times as long. Linear in the length of the text.
 */
export function splitSentences(text: string): Span[] {
  const spans: Span[] = [];
  const scan = new RegExp(marks);
  const findClose = parenthesisFinder(text);
  let start = skipSpace(text, 0);
  scan.lastIndex = start;
  const closeAt = (end: number): void => {
    const trimmed = trimEnd(text, start, end);
    if (trimmed > start) spans.push({ start, end: trimmed });
    start = skipSpace(text, end);
    scan.lastIndex = start;
  };
  for (let mark = scan.exec(text); mark !== null; mark = scan.exec(text)) {
    const at = mark.index;
    if (mark[0] === '\n') {
      if (goesOnInNextLine(text, at)) continue;
      closeAt(at);
      continue;
    }
    let last = at;
    if (mark[0] === '(') {
      const close = findClose(at);
      if (close === -1) continue;
      scan.lastIndex = close;
      // "(It left.) Then …": the stop stands before the bracket. Anything else inside ends no sentence.
      if (!terminator.test(text[close - 1] ?? '')) continue;
      last = close - 1;
    }
    const runStart = last;
    let runEnd = last + 1;
    while (terminator.test(text[runEnd] ?? '')) runEnd += 1;
    const end = skipClosers(text, runEnd);
    const sentence = { text, start, runStart, runEnd, end };
    const isWide = wideTerminator.test(text[runEnd - 1] ?? '');
    const isLoose = isWide || end === text.length || space.test(text[end] ?? '');
    if (isLoose && closesHere(sentence, isWide) && (isWide || fullStopEnds(sentence))) closeAt(end);
    else scan.lastIndex = Math.max(end, scan.lastIndex);
  }
  closeAt(text.length);
  return spans;
}

function skipClosers(text: string, from: number): number {
  let end = from;
  for (;;) {
    while (closer.test(text[end] ?? '')) end += 1;
    footnote.lastIndex = end;
    if (text[end] === '[' && footnote.test(text)) end = footnote.lastIndex;
    else if (text[end] === ' ' && text[end + 1] === '»') end += 2;
    else return end;
  }
}

/** Whether the line goes on below: exactly one line break, then a lower-case letter, and no quotation that could end here. */
function goesOnInNextLine(text: string, at: number): boolean {
  const next = text.slice(at + 1, at + 40).trimStart();
  const isParagraphEnd = /^[^\S\n]*\n/.test(text.slice(at + 1, at + 40));
  return !isParagraphEnd && /^\p{Ll}/u.test(next) && !isQuoted(text, at);
}

/** Finds the bracket that closes the one at `at`, near enough and in the same line; -1 where there is none. Each bracket is looked at once. */
function parenthesisFinder(text: string): (at: number) => number {
  let close = -2;
  let lineEnd = -2;
  return (at) => {
    if (close !== -1 && close < at) close = text.indexOf(')', at);
    if (lineEnd < at) lineEnd = ((found) => (found === -1 ? text.length : found))(text.indexOf('\n', at));
    return close === -1 || close > lineEnd || close - at > maximumParenthesis ? -1 : close;
  };
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && space.test(text[at] ?? '')) at += 1;
  return at;
}

function trimEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && space.test(text[at - 1] ?? '')) at -= 1;
  return at;
}
