import { asError } from '../../../errors.js';
import type { Connection } from '../connection.js';
import { hasRowSums, isSchemaWhole, summedSchema } from '../row-sums.js';
import { inFile, type Finding } from './finding.js';

/** What SQLite itself finds wrong: pages, the order of rows, indexes that do not fit their tables, rows that belong to nothing. */
export function checkStructure(connection: Connection): readonly Finding[] {
  const broken = connection
    .all<{ readonly integrity_check: string }>('PRAGMA integrity_check')
    .flatMap(({ integrity_check: found }) => found.split('\n'))
    .filter((line) => line !== 'ok' && !line.startsWith('***'));
  const orphaned = connection
    .all<{ readonly table: string }>('PRAGMA foreign_key_check')
    .map(({ table }) => table);
  return [
    ...broken,
    ...[...new Set(orphaned)].map((table) => `A row of ${table} belongs to nothing.`),
    ...wrongVersion(connection),
    ...(isSchemaWhole(connection) ? [] : ['The words of its schema are not what was stored.']),
  ].map((problem) => inFile(connection.path, problem));
}

function wrongVersion(connection: Connection): readonly string[] {
  const version = Number(connection.pragma('user_version'));
  const summed = summedSchema(connection);
  if (!hasRowSums(connection) || version === summed) return [];
  return [`Its header says schema ${version}, and its rows were summed for ${summed ?? 'none'}.`];
}

/** What a check finds; one that cannot be made is a finding. */
export function guarded(where: string, check: () => readonly Finding[]): readonly Finding[] {
  try {
    return check();
  } catch (error) {
    return [inFile(where, `It cannot be read: ${causeOf(error)}`)];
  }
}

/** What SQLite says, without the way out that a person is told where he is not looking for damage. */
export function causeOf(thrown: unknown): string {
  const error = asError(thrown);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
