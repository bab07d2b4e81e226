import type { Finding } from '../archive/answer.js';
import type { BoldSpan } from './markdown/escape.js';

/** Where in a finding's quotation its key sentence stands; null where it does not stand in it whole. */
export function keySpan({ quote, start, key }: Finding): BoldSpan | null {
  const span = { start: key.start - start, end: key.end - start };
  return span.start >= 0 && span.end > span.start && span.end <= quote.length ? span : null;
}
