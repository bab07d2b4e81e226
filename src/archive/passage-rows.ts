import { createHash } from 'node:crypto';
import type { Article, Passage, PassageDraft, Span } from './article.js';

export interface PassageRow {
  readonly id: number;
  readonly article_id: string;
  readonly version: number;
  readonly start_offset: number;
  readonly end_offset: number;
  readonly sentences: string;
}

/** @param article the article in the version that the passage is of. */
export function toPassage(row: PassageRow, article: Article): Passage {
  const sentences = JSON.parse(row.sentences) as [number, number][];
  return {
    id: row.id,
    articleId: row.article_id,
    version: row.version,
    start: row.start_offset,
    end: row.end_offset,
    sentences: sentences.map(([start, end]) => ({ start, end })),
    text: article.text.slice(row.start_offset, row.end_offset),
  };
}

export function sentencesColumn(sentences: readonly Span[]): string {
  return JSON.stringify(sentences.map(({ start, end }) => [start, end]));
}

/** What of a passage is checked: where it stands, and its vector. */
export interface PassageFacts {
  readonly articleId: string;
  readonly version: number;
  readonly start: number;
  readonly end: number;
  readonly sentences: string;
  readonly vector: Uint8Array;
}

/** sha256 of the facts, as hex. */
export function passageChecksum({ vector, ...place }: PassageFacts): string {
  const values = [place.articleId, place.version, place.start, place.end, place.sentences];
  return createHash('sha256').update(JSON.stringify(values)).update(vector).digest('hex');
}

/**
 * Checks what the caller owes: whoever breaks it has a defect, and what he sent must not be stored.
 * @throws Error naming the passage and what is wrong with it.
 */
export function assertPassage(
  passage: PassageDraft & { readonly vector: Float32Array },
  text: string,
  dimension: number,
): void {
  const { start, end, sentences, vector } = passage;
  const where = `Passage ${start}-${end}`;
  if (!isSpanWithin(passage, { start: 0, end: text.length })) {
    throw new Error(`${where} does not lie in a text of ${text.length} units.`);
  }
  for (const sentence of sentences) {
    if (!isSpanWithin(sentence, { start, end })) {
      throw new Error(`${where}: sentence ${sentence.start}-${sentence.end} does not lie in it.`);
    }
  }
  if (vector.length !== dimension) {
    throw new Error(`${where} has a vector of ${vector.length} numbers, not ${dimension}.`);
  }
  const length = Math.hypot(...vector);
  // NaN fails every comparison, hence the negation.
  if (!(Math.abs(length - 1) < unitLengthTolerance)) {
    throw new Error(`${where} has a vector of length ${length}, not 1.`);
  }
}

/** Vectors are made unit length in single precision: over 384 numbers that is off by about 1e-7. */
const unitLengthTolerance = 1e-3;

function isSpanWithin(inner: Span, outer: Span): boolean {
  return (
    Number.isInteger(inner.start) &&
    Number.isInteger(inner.end) &&
    inner.start >= outer.start &&
    inner.start < inner.end &&
    inner.end <= outer.end
  );
}
