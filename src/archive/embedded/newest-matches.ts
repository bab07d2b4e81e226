import type { Connection } from './connection.js';

/**
 * So many rows that hold a word are scored at most, those that were added last: words that stand in more are so common
 * that they hardly tell one text from another, and scoring all would take as long as there are texts. At 12,000 a search takes about
 * 15 ms.
 */
export const mostScored = 12_000;
/** Where a filter lets few pass, so many are looked at before it. */
const mostFiltered = 100_000;

/** The row from which on matches are scored; 0: all are. */
export function firstScored(
  connection: Connection,
  table: 'passage_words' | 'article_words',
  match: string,
  isFiltered: boolean,
): number {
  const most = isFiltered ? mostFiltered : mostScored;
  return connection.number(
    `SELECT rowid FROM ${table} WHERE ${table} MATCH ? ORDER BY rowid DESC LIMIT 1 OFFSET ?`,
    match,
    most,
  );
}
