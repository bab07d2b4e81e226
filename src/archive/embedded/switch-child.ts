import { collectionMigrations } from './collection-schema.js';
import { serveFile } from './file-child.js';
import { switchVectors } from './next-vectors.js';
import { openDatabase } from './open-database.js';
import type { VectorProfile } from './vector-profile.js';

/** Which collection changes to which model. */
export interface SwitchRequest {
  readonly databasePath: string;
  readonly profile: VectorProfile;
}

/** Runs in a child process: changes one collection, whose file nobody else has open, to the vectors of another model, and ends. */
serveFile(({ databasePath, profile }: SwitchRequest): boolean => {
  const connection = openDatabase(databasePath, collectionMigrations);
  try {
    return switchVectors(connection, profile);
  } finally {
    connection.close();
  }
});
