import { Connection } from '../connection.js';
import { openForReading } from '../open-for-reading.js';
import { isScrubWanted } from '../purge-rows.js';
import type { CollectionEntry } from './backup-manifest.js';

const busyTimeoutMs = 5_000;

export type CollectionCounts = Pick<CollectionEntry, 'articles' | 'passages' | 'answers' | 'removedAt'>;

/**
 * Writes what a database holds at this moment to a new file, while others go on writing to it. Nothing of deleted rows
 * is in that file. The database is not migrated.
 * @throws SetupError where its log is damaged.
 */
export function copyDatabase(path: string, target: string): void {
  const connection = openForReading(path, busyTimeoutMs);
  try {
    // Where nobody else has it open, closing it writes its log into it.
    connection.pragma('synchronous = FULL');
    connection.run('VACUUM INTO ?', target);
  } finally {
    connection.close();
  }
}

/** `user_version` of a database, and what `look` sees in it. */
export function inspectDatabase<Seen>(
  path: string,
  look: (connection: Connection) => Seen,
): Seen & { readonly schema: number } {
  const connection = new Connection(path, busyTimeoutMs);
  try {
    return { ...look(connection), schema: Number(connection.pragma('user_version')) };
  } finally {
    connection.close();
  }
}

/** What is in a collection, of whatever schema it is. */
export function countCollection(connection: Connection): CollectionCounts {
  const removed = connection.get<{ readonly at: string | null }>(
    'SELECT max(removed_at) AS at FROM articles',
  );
  // Rows were deleted whose bytes are to be overwritten: they are not in a copy, but their job is still to be done.
  const scrubbed = isScrubWanted(connection) ? new Date(0).toISOString() : null;
  return {
    articles: connection.number('SELECT count(*) FROM articles WHERE removed_at IS NULL'),
    passages: connection.number('SELECT count(*) FROM passages WHERE searchable = 1'),
    answers: connection.number('SELECT count(*) FROM answers'),
    removedAt: removed?.at ?? scrubbed,
  };
}
