import { collectionMigrations } from './collection-schema.js';
import { serveFile } from './file-child.js';
import { openDatabase } from './open-database.js';
import type { PurgeRequest } from './purge-process.js';
import { purgeRows, scrub } from './purge-rows.js';

/** Runs in a child process: purges one collection, whose file nobody else has open, and ends. */
serveFile(({ databasePath, collection, articleIds }: PurgeRequest): void => {
  const connection = openDatabase(databasePath, collectionMigrations);
  try {
    purgeRows(connection, collection, articleIds);
    scrub(connection);
  } finally {
    connection.close();
  }
});
