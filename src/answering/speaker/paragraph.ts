import type { Span } from '../../archive/article.js';

/** What stands between quotation marks, the marks included. Offsets count in the article's text. */
export interface QuotedSpan extends Span {
  /** Whether the paragraph ends before the marks are closed: the same person speaks on in the next one. */
  readonly isOpen: boolean;
}

/** One paragraph of an article, taken apart into what is quoted and what its author says. */
export interface Paragraph extends Span {
  readonly quoted: readonly QuotedSpan[];
  /** Its text, as long as it stands in the article, with `quotedUnit` for every unit between quotation marks. */
  readonly outside: string;
  /** Its sentences: a quotation and the words that say whose it is are one. */
  readonly sentences: readonly Span[];
}

/** Stands in for what is quoted. A text that was cleaned holds none. */
export const quotedUnit = '\0';

const quotationMarks = /["“”„«»]|(?<![\p{L}\p{N}])‘(?=[\p{Lu}\p{N}])|(?<=[,.?!…])’(?![\p{L}\p{N}])/gu;

/** A longer run without a line feed is no paragraph, and not read: who speaks in it cannot be told. */
const longestParagraph = 8_000;

/** The paragraphs that end after `from`, up to the one in which `to` lies. Lines without a letter are left out. */
export function paragraphSpans(text: string, from: number, to: number): Span[] {
  const start = text.lastIndexOf('\n', from) + 1;
  const end = text.indexOf('\n', to);
  return [...text.slice(start, end < 0 ? text.length : end).matchAll(/[^\n]+/g)]
    .filter(([line]) => line.length <= longestParagraph && /\p{L}/u.test(line))
    .map(({ 0: line, index }) => ({ start: start + index, end: start + index + line.length }));
}

/** Takes the paragraph at this place of the text apart. */
export function readParagraph(text: string, { start, end }: Span): Paragraph {
  const paragraph = text.slice(start, end);
  const quoted = quotedSpans(paragraph);
  let outside = '';
  for (const span of quoted) {
    outside += paragraph.slice(outside.length, span.start) + quotedUnit.repeat(span.end - span.start);
  }
  outside += paragraph.slice(outside.length);
  const inArticle = quoted.map((span) => ({ ...span, start: start + span.start, end: start + span.end }));
  return { start, end, quoted: inArticle, outside, sentences: sentencesOf(paragraph, outside, start) };
}

/** A full stop after a word in small letters, a number, a bracket or a quotation, before what may open a sentence. */
const fullStop =
  /(?<=[\p{Ll}\p{N}]{3}|(?<![\p{L}.])\p{Ll}{1,2}|[)\]%\0])(?<!\b(?:Prof|Capt|Corp|Calif|Sept|Dept))[.!?…](?=\s+["“‘(\p{Lu}\p{N}\0])/gu;
/** A quotation before what may open a sentence; whether it ends one its last mark tells. */
const quotationEnd = /\0(?=\s+[\p{Lu}\0])/gu;
const speakerFollows =
  /^\s+(?:\p{Lu}[\p{L}’'.-]*,? ){1,5}(?:said|says|asked|told|added|wrote|\p{Ll}{2,}ed)(?!\p{L})/u;

function sentencesOf(paragraph: string, outside: string, offset: number): Span[] {
  const stops = [...outside.matchAll(fullStop)].map(({ index }) => index + 1);
  const closed = [...outside.matchAll(quotationEnd)]
    .map(({ index }) => index + 1)
    .filter((end) => {
      const mark = paragraph[end - 2] ?? '';
      return mark === '.' || (/[!?…]/.test(mark) && !speakerFollows.test(outside.slice(end, end + 100)));
    });
  const ends = [...stops, ...closed, outside.length].sort((left, right) => left - right);
  return ends.map((end, index) => ({ start: offset + (ends[index - 1] ?? 0), end: offset + end }));
}

/** The sentence that stands at a position of the article's text. */
export function sentenceAt({ sentences, start, end }: Paragraph, position: number): Span {
  return sentences.find((sentence) => position < sentence.end) ?? sentences.at(-1) ?? { start, end };
}

const closesSingle = /’/;
/** What closes the mark that opened. A straight mark may close a curved one and the other way round. */
const closingMarks: Readonly<Record<string, RegExp>> = {
  '"': /["”]/,
  '“': /["”]/,
  '„': /["“”]/,
  '«': /»/,
  '‘': closesSingle,
};

/**
 * Straight marks open and close in turn; curved ones as they are bent. Of marks within marks the outer ones count, and a
 * mark that closes what was never opened is passed over.
 */
function quotedSpans(paragraph: string): QuotedSpan[] {
  const spans: QuotedSpan[] = [];
  let opened: { readonly start: number; readonly closing: RegExp } | null = null;
  for (const { 0: mark, index } of paragraph.matchAll(quotationMarks)) {
    if (opened === null) {
      const closing = closingMarks[mark];
      if (closing) opened = { start: index, closing };
    } else if (opened.closing.test(mark)) {
      spans.push({ start: opened.start, end: index + 1, isOpen: false });
      opened = null;
    }
  }
  // A single mark that nothing closes is an apostrophe.
  if (opened !== null && opened.closing !== closesSingle) {
    spans.push({ start: opened.start, end: paragraph.length, isOpen: true });
  }
  return spans;
}
