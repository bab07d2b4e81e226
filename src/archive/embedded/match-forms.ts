import type { Form } from '../words.js';

/** A query for rows that hold any of these forms, the tokens of each in sequence. At least one must be given. */
export function matchAny(forms: readonly Form[]): string {
  return forms.map((form) => quoted(form.join(' '))).join(' OR ');
}

/**
 * Tokens as a string of FTS5's query language, in which nothing but the quotation mark means
 * anything. SQLite's strings end at a NUL.
 */
function quoted(tokens: string): string {
  return `"${tokens.replaceAll('\0', ' ').replaceAll('"', '""')}"`;
}
