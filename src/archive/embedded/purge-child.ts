import { isDiskFull } from '../archive-trouble.js';
import { collectionMigrations } from './collection-schema.js';
import { openDatabase } from './open-database.js';
import { purgeRows, scrub } from './purge-rows.js';
import type { PurgeReply, PurgeRequest } from './purge-process.js';

/** Runs in a child process: purges one collection, whose file nobody else has open, and ends. */
function purge({ databasePath, collection, articleIds }: PurgeRequest): void {
  const connection = openDatabase(databasePath, collectionMigrations);
  try {
    purgeRows(connection, collection, articleIds);
    scrub(connection);
  } finally {
    connection.close();
  }
}

process.on('message', (request: PurgeRequest) => {
  let reply: PurgeReply = { failure: null, isDiskFull: false };
  try {
    purge(request);
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error);
    reply = { failure, isDiskFull: isDiskFull(error) };
  }
  process.send?.(reply, undefined, undefined, () => process.disconnect());
});
process.on('disconnect', () => process.exit(0));
