import { checkPassages, checkVersions } from './check-rows.js';
import { checkStructure, guarded } from './check-structure.js';
import { checkSums } from './check-sums.js';
import { checkWords } from './check-words.js';
import type { Finding } from './finding.js';
import type { Connection } from '../connection.js';

/** Checks a collection's database; changes nothing. It reads all of it, and holds the thread meanwhile. */
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
