import { join } from 'node:path';
import { asError, UserError } from '../../../errors.js';
import { collectionMigrations } from '../collection-schema.js';
import type { Connection } from '../connection.js';
import { deskMigrations } from '../desk-schema.js';
import type { BackupManifest, CollectionEntry, DeskEntry } from './backup-manifest.js';
import { damagedBackup, newerBackup } from './backup-problem.js';
import { countCollection, inspectDatabase } from './copy-database.js';

/**
 * Sees that the databases of an unpacked backup can be used by this version, and hold what the backup says.
 * @throws UserError naming the first that is not so.
 */
export function checkStaged(staging: string, manifest: BackupManifest, file: string): void {
  const known = { desk: deskMigrations.length, collection: collectionMigrations.length };
  const refuseNewer = (schema: number, newest: number): void => {
    if (schema > newest)
      throw newerBackup(file, `${manifest.dateline}, schema ${schema}, known here: ${newest}`);
  };
  refuseNewer(manifest.desk.schema, known.desk);
  for (const { schema } of manifest.collections) refuseNewer(schema, known.collection);
  const { collectionSchema } = look(staging, manifest.desk, file, (connection) => ({
    collectionSchema: connection.number(
      "SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'collection-schema'",
    ),
  }));
  refuseNewer(collectionSchema, known.collection);
  for (const entry of manifest.collections) {
    const counts = look(staging, entry, file, countCollection);
    for (const key of ['articles', 'passages', 'answers'] as const) {
      if (counts[key] === entry[key]) continue;
      throw damagedBackup(file, `${entry.member} holds ${counts[key]} ${key}, not ${entry[key]}`);
    }
  }
}

function look<Seen>(
  staging: string,
  { member, schema }: DeskEntry | CollectionEntry,
  file: string,
  see: (connection: Connection) => Seen,
): Seen {
  try {
    const seen = inspectDatabase(join(staging, member), (connection) => {
      const problem = connection.pragma('quick_check(1)');
      if (problem !== 'ok') throw damagedBackup(file, `${member}: ${String(problem)}`);
      return see(connection);
    });
    if (seen.schema === schema) return seen;
    throw damagedBackup(file, `${member} has the schema ${seen.schema}, not ${schema}`);
  } catch (error) {
    throw error instanceof UserError
      ? error
      : damagedBackup(file, `${member}: ${asError(error).message}`, error);
  }
}
