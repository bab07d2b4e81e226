import { abbreviationKind, sentenceOpeners } from './abbreviations.js';
import { monthNumber } from '../text/month-names.js';

/** A place where a sentence may end: its marks stand from `runStart` to `runEnd`, closing quotes and brackets go on to `end`. */
export interface SentenceEnd {
  readonly text: string;
  readonly start: number;
  readonly runStart: number;
  readonly runEnd: number;
  readonly end: number;
}

const opener = /["'“‘„‚«‹([¿¡–—\-*•\s]/u;
const wordAt = /[\p{L}\p{M}\p{N}’']+/uy;
const quote = /["'”’“»›]/u;
/** Verbs after which a question or cry inside a quotation is attributed: “Who?” Doe asked. */
const attribution =
  /^(?:\p{Lu}[\p{L}.’'-]*\s+){1,4}(?:said|says|asked|asks|added|told|wrote|tweeted|shouted|replied|recalled|continued|exclaimed|yelled)\b/u;
/** What follows "a.m." inside a sentence: a zone, a day, a month. */
const afterClock =
  /^(?:[A-Z]{2,4}\b|GMT|UTC|Eastern|Central|Mountain|Pacific|Greenwich|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\p{Lu}\p{Ll}+\.? \d)/u;
/** German words after which "13." is an ordinal. */
const beforeOrdinal =
  /^(?:am|der|die|das|dem|den|des|vom|zum|im|beim|ab|bis|seit|zur|ihr\p{Ll}*|sein\p{Ll}*|jede\p{Ll}*|dies\p{Ll}*)$/iu;
const abbreviationLength = 24;

/** What speaks against an end whatever mark stands there: the sentence goes on in lower case, or with its speaker. */
export function closesHere(at: SentenceEnd, isWide: boolean): boolean {
  const { text, runEnd, end } = at;
  const isQuotation = isQuoted(text, end) && end > runEnd;
  // Japanese: 「…。」と述べた goes on with its speaker.
  if (isWide) return !(end > runEnd && /^[となだのはを]/u.test(text.slice(end, end + 1)));
  const rest = text.slice(end, end + 80);
  if (/^[^\S\n]*\n/.test(rest)) return true;
  const next = rest.trimStart();
  if (isLowerCase(next)) return false;
  return !(isQuotation && /[!?]/.test(text.slice(at.runStart, runEnd)) && attribution.test(next));
}

/** Whether the marks end a sentence, where these are a full stop after an abbreviation, an initial, an ordinal or an ellipsis. */
export function fullStopEnds(at: SentenceEnd): boolean {
  const { text, runStart, runEnd, end } = at;
  const run = text.slice(runStart, runEnd);
  const rest = text.slice(end, end + 80);
  const isLineEnd = /^[^\S\n]*(?:\n|$)/.test(rest);
  if (isLineEnd) return true;
  const next = nextWord(rest);
  if (run === '…' || /^\.{2,}$/.test(run)) {
    const opensQuotation = runStart === at.start || /["“‘„«([]/u.test(text[runStart - 1] ?? '');
    return !opensQuotation && !(/^I(?:['’]|$)/u.test(next) && runEnd === end);
  }
  if (run !== '.') return true;
  const token = tokenBefore(text, runStart);
  if (/^\d{1,3}$/.test(token)) return !isOrdinal(at, token, next);
  if (/^[ap]\.m$/i.test(token)) return !/^\d/.test(next) && !afterClock.test(rest.trimStart());
  const kind = abbreviationKind(token);
  if (kind === null) return true;
  if (kind === 'never') return false;
  if (kind === 'with-number') return !/^\d/.test(next);
  return opensSentence(rest, next);
}

/** Whether a quotation mark stands right before `end`. */
export function isQuoted(text: string, end: number): boolean {
  return quote.test(text[end - 1] ?? '');
}

/** "iPhone sales" opens a sentence although its first letter is small. */
function isLowerCase(next: string): boolean {
  let from = 0;
  while (from < next.length && opener.test(next[from] ?? '')) from += 1;
  return /^\p{Ll}(?!\p{Lu})/u.test(next.slice(from, from + 2));
}

function isOrdinal(at: SentenceEnd, token: string, next: string): boolean {
  const tokenStart = at.runStart - token.length;
  // A list number: "1. The first point".
  if (tokenStart === at.start) return true;
  if (monthNumber(next) !== null && /^[1-3]?\d$/.test(token)) return true;
  return beforeOrdinal.test(tokenBefore(at.text, tokenStart - 1));
}

function opensSentence(rest: string, next: string): boolean {
  const first = rest.trimStart()[0] ?? '';
  if (/["“‘„«]/.test(first)) return true;
  // "J. A. Smith": a single capital with a stop is one more initial.
  const isInitial = next.length === 1 && rest.trimStart()[1] === '.';
  return !isInitial && sentenceOpeners.has(next.replace(/['’].*$/u, ''));
}

function nextWord(rest: string): string {
  let from = 0;
  while (from < rest.length && opener.test(rest[from] ?? '')) from += 1;
  wordAt.lastIndex = from;
  return wordAt.exec(rest)?.[0] ?? '';
}

/** The token that ends at `end`, without quotes and brackets before it. */
function tokenBefore(text: string, end: number): string {
  let start = end;
  while (
    start > 0 &&
    end - start < abbreviationLength &&
    /[\p{L}\p{M}\p{N}.\-’']/u.test(text[start - 1] ?? '')
  ) {
    start -= 1;
  }
  return text.slice(start, end).replace(/^[.\-’']+/u, '');
}
