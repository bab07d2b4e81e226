import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Connection } from './connection.js';
import { syncFolder } from './durable-file.js';

/** Where a database lies as it was before it was brought up to a schema: `archive.before-schema-8.sqlite`. */
export function schemaCopyFile(path: string, schema: number): string {
  return `${path.replace(/\.sqlite$/, '')}.before-schema-${schema}.sqlite`;
}

/**
 * Copies a database beside itself, on the disk when this returns, before it is brought up to `schema`. Earlier copies go.
 * @throws UserError where there is no room for it; then nothing is changed.
 */
export function keepSchemaCopy(connection: Connection, schema: number): void {
  const file = schemaCopyFile(connection.path, schema);
  const partial = `${file}.partial`;
  try {
    rmSync(partial, { force: true });
    connection.run('VACUUM INTO ?', partial);
    syncNow(partial);
    renameSync(partial, file);
    syncFolder(dirname(file));
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  }
  dropSchemaCopies(connection.path, schema - 1);
}

/**
 * Removes the copies of a database that were made on the way to its present schema. They hold what is deleted from it
 * afterwards, so that they go as soon as the database was opened once more, and before anything is deleted for good.
 */
export function dropSchemaCopies(path: string, schema: number): void {
  // By name and not by what is there: a child process may not list the folder.
  for (let each = 1; each <= schema; each += 1) {
    const file = schemaCopyFile(path, each);
    for (const name of [file, `${file}.partial`]) rmSync(name, { force: true });
  }
}

function syncNow(path: string): void {
  const handle = openSync(path, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
