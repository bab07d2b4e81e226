import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { asError } from '../../errors.js';
import { databaseFile, folderName, listCollections } from './collection-files.js';
import { collectionMigrations } from './collection-schema.js';
import { deskMigrations } from './desk-schema.js';
import { openForReading } from './open-for-reading.js';

const busyTimeoutMs = 1_000;

/** A file of an archive, looked at from outside. */
export interface InspectedFile {
  readonly path: string;
  /** Null where it cannot be told. */
  readonly schema: number | null;
  /** The newest schema that this version knows. */
  readonly known: number;
  /** Null where SQLite finds nothing wrong. */
  readonly problem: string | null;
}

/** Looks at the databases of an archive that no process holds, and changes nothing: at most so many collections. Empty where there is none. */
export async function inspectArchive(
  folder: string,
  mostCollections: number,
): Promise<readonly InspectedFile[]> {
  const desk = join(folder, 'desk.sqlite');
  if (!existsSync(desk)) return [];
  const collections = join(folder, 'collections');
  const ids = existsSync(collections) ? await listCollections(collections) : [];
  return [
    inspectFile(desk, deskMigrations.length),
    ...ids
      .slice(0, mostCollections)
      .map((id) => inspectFile(databaseFile(join(collections, folderName(id))), collectionMigrations.length)),
  ];
}

function inspectFile(path: string, known: number): InspectedFile {
  let schema: number | null = null;
  try {
    const connection = openForReading(path, busyTimeoutMs);
    try {
      schema = Number(connection.pragma('user_version'));
      const verdict = String(connection.pragma('quick_check(1)'));
      return { path, schema, known, problem: verdict === 'ok' ? null : verdict };
    } finally {
      connection.close();
    }
  } catch (thrown) {
    return { path, schema, known, problem: asError(thrown).message };
  }
}
