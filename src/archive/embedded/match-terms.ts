/** A query for rows that hold any of these words. */
export function matchAny(terms: readonly string[]): string {
  return terms.map(quoteTerm).join(' OR ');
}

/**
 * A term as a string of FTS5's query language, in which nothing but the quotation mark means
 * anything. SQLite's strings end at a NUL.
 */
export function quoteTerm(term: string): string {
  return `"${term.replaceAll('\0', ' ').replaceAll('"', '""')}"`;
}
