import type { Attribution } from './attributions.js';
import { quotedUnit, sentenceAt, type Paragraph, type QuotedSpan } from './paragraph.js';
import type { Report } from './report.js';

/** An attribution with the paragraph that it stands in. */
export interface PlacedAttribution extends Attribution {
  readonly index: number;
}

/** A quotation is followed back through so many paragraphs at most. */
const paragraphsBack = 5;

/**
 * Where the author says whose quotation it is: in its sentence, in the sentence before it, or in the paragraph before a
 * paragraph that is nothing but quotation. `none` where it is only some words within a sentence of the author's own;
 * null where it cannot be told.
 */
export function attributionOfQuotation(
  quotation: QuotedSpan,
  index: number,
  report: Report,
  depth = 0,
): PlacedAttribution | 'none' | null {
  const paragraph = report.paragraph(index);
  const sentence = sentenceAt(paragraph, quotation.start);
  const own = attributionsWithin(sentence.start, Math.max(sentence.end, quotation.end), index, report);
  if (own.length > 0) return only(own);
  const around = textOutside(paragraph, sentence.start, sentence.end);
  if (/[\p{L}\p{N}]/u.test(around)) return 'none';
  return saidBefore(sentence.start, index, report, depth);
}

/** Who speaks where a sentence begins that is all quotation. */
function saidBefore(
  position: number,
  index: number,
  report: Report,
  depth: number,
): PlacedAttribution | null {
  const here = report.paragraph(index);
  const previous = here.sentences.findLast(({ end }) => end <= position);
  if (!previous && (index === 0 || depth > paragraphsBack || !isAllQuoted(here.outside))) return null;
  const place = previous ? index : index - 1;
  const paragraph = report.paragraph(place);
  const sentence = previous ?? paragraph.sentences.at(-1);
  if (!sentence) return null;
  const own = attributionsWithin(sentence.start, sentence.end, place, report);
  const text = textOutside(paragraph, sentence.start, sentence.end);
  if (own.length > 0) return /:\s*$/.test(text) || text.includes(quotedUnit) ? only(own) : null;
  return isAllQuoted(text) ? saidBefore(sentence.start, place, report, depth + index - place) : null;
}

function attributionsWithin(start: number, end: number, index: number, report: Report): PlacedAttribution[] {
  return report
    .attributions(index)
    .filter((attribution) => attribution.start >= start && attribution.end <= end)
    .map((attribution) => ({ ...attribution, index }));
}

/** The one attribution, or the first of several that name the same; else who speaks cannot be told. */
function only(attributions: readonly PlacedAttribution[]): PlacedAttribution | null {
  const [first] = attributions;
  return first && attributions.every(({ subject }) => sameSubject(subject, first.subject)) ? first : null;
}

function sameSubject(left: Attribution['subject'], right: Attribution['subject']): boolean {
  if (left.kind === 'name' && right.kind === 'name')
    return left.mention.words.at(-1) === right.mention.words.at(-1);
  if (left.kind === 'pronoun' && right.kind === 'pronoun') return left.word === right.word;
  if (left.kind === 'role' && right.kind === 'role') return left.words.join(' ') === right.words.join(' ');
  return false;
}

function isAllQuoted(outside: string): boolean {
  return outside.includes(quotedUnit) && !/[\p{L}\p{N}]/u.test(outside);
}

function textOutside({ outside, start }: Paragraph, from: number, to: number): string {
  return outside.slice(from - start, to - start);
}
