import type { SimilarWord } from '../collection.js';
import { beginningsOf, Misspelling, nearestFirst } from '../misspelling.js';
import type { Session } from './session.js';

/** The words of a collection that another one may be misspelt for: those that begin as it does, or as it would with one edit. */
export async function similarWords(
  session: Session,
  word: string,
  mostEdits: number,
): Promise<readonly SimilarWord[]> {
  const misspelling = new Misspelling(word, mostEdits);
  const starts = new Set(misspelling.tokens.flatMap(beginningsOf));
  const rows = await session.all<{ readonly token: string; readonly articles: number }>(
    // OFFSET keeps this from being joined, as which the whole table would be held against every beginning.
    `SELECT DISTINCT t.token, t.articles FROM unnest($2::text[]) AS start
     CROSS JOIN LATERAL (SELECT token, articles FROM terms
       WHERE collection = $1 AND token >= start AND token < start || chr(1114111) OFFSET 0) AS t
     WHERE t.articles > 0 AND length(t.token) <= $3`,
    session.collection,
    [...starts],
    word.length + mostEdits,
  );
  return rows
    .flatMap((row) => {
      const edits = misspelling.editsTo(row.token);
      return edits === null ? [] : [{ ...row, edits }];
    })
    .sort(nearestFirst);
}
