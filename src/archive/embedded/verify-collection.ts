import type { Damage } from '../damage.js';
import type { CollectionId } from '../collection-id.js';
import { checkPassages, checkVersions } from './care/check-rows.js';
import { checkStructure, guarded } from './care/check-structure.js';
import { checkSums } from './care/check-sums.js';
import { checkWords } from './care/check-words.js';
import type { Finding } from './care/finding.js';
import type { Connection } from './connection.js';
import type { IndexSnapshot } from './index-snapshot.js';

/** The files of a collection. */
export interface CheckedCollection {
  readonly connection: Connection;
  readonly snapshot: Pick<IndexSnapshot, 'problem'>;
}

/** Checks everything that a collection keeps; changes nothing. It reads all of it, and holds the thread meanwhile. */
export async function verifyCollection(
  id: CollectionId,
  { connection, snapshot }: CheckedCollection,
): Promise<readonly (Damage & Finding)[]> {
  const found = [...checkCollectionFile(connection), ...checkSnapshot(await snapshot.problem())];
  return found.map((finding) => ({ collection: id, ...finding }));
}

/** Checks a collection's database. */
export function checkCollectionFile(connection: Connection): readonly Finding[] {
  const structure = guarded(connection.path, () => checkStructure(connection));
  // Of what is no database at all nothing more can be said.
  if (isNoDatabase(structure)) return structure;
  const versions = guarded('articles', () => checkVersions(connection));
  const passages = guarded('passages', () => checkPassages(connection));
  const known = new Set([
    ...(versions.length > 0 ? ['versions'] : []),
    ...(passages.length > 0 ? ['passages', 'vectors'] : []),
  ]);
  return [
    ...structure,
    ...versions,
    ...passages,
    ...guarded('tables', () => checkSums(connection, known)),
    // What the words should be is read off texts and passages: where these are damaged, no more can be said.
    ...(known.size > 0 ? [] : guarded('keyword index', () => checkWords(connection))),
  ];
}

/** Checks the desk's database. */
export function checkDeskFile(connection: Connection): readonly Finding[] {
  const structure = guarded(connection.path, () => checkStructure(connection));
  if (isNoDatabase(structure)) return structure;
  return [...structure, ...guarded('tables', () => checkSums(connection, new Set()))];
}

function isNoDatabase(structure: readonly Finding[]): boolean {
  return structure.some(({ problem }) => problem.includes('not a database'));
}

/** What is wrong with the files of a vector index. */
export function checkSnapshot(problem: string | null): readonly Finding[] {
  return problem === null ? [] : [{ where: 'vector index', problem, remedy: 'index' }];
}
