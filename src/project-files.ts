import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from './project-folder.js';
import { asError, SetupError } from './errors.js';

/** What `sha256sum` reads and writes: a checksum and a path from the project's folder, one file a line. */
export const checksumFile = join(projectFolder, 'data', 'SHA256SUMS');

const wayOut = 'restore it (git checkout -- data seeds)';

/** Checksums of the files that come with the program and that answers rest on, by path. */
function knownChecksums(): ReadonlyMap<string, string> {
  const lines = readFileSync(checksumFile, 'utf8').split('\n');
  return new Map(
    lines.flatMap((line) => {
      const [, checksum = '', path = ''] = /^([0-9a-f]{64}) [ *](.+)$/.exec(line) ?? [];
      return path === '' ? [] : [[path, checksum] as const];
    }),
  );
}

/** Paths of files that are not what came with the program, and what is wrong with each, in a sentence. */
export function damagedProjectFiles(): readonly { readonly path: string; readonly problem: string }[] {
  try {
    return [...knownChecksums()].flatMap(([path, checksum]) => {
      const problem = problemOf(join(projectFolder, path), checksum);
      return problem === null ? [] : [{ path, problem }];
    });
  } catch (error) {
    return [{ path: checksumFile, problem: `It cannot be read (${asError(error).message}): ${wayOut}.` }];
  }
}

/**
 * Checks a file that comes with the program before it is used; one that is not among them is let pass.
 * @throws SetupError where it is not what came with it.
 */
export function requireProjectFile(file: string): void {
  const [path, checksum] = [...knownChecksums()].find(([known]) => join(projectFolder, known) === file) ?? [];
  const problem = path === undefined || checksum === undefined ? null : problemOf(file, checksum);
  if (problem !== null) throw new SetupError(`The file ${file} is damaged. ${problem}`);
}

function problemOf(file: string, checksum: string): string | null {
  try {
    const found = createHash('sha256').update(readFileSync(file)).digest('hex');
    return found === checksum ? null : `It is not what came with Dateline: ${wayOut}.`;
  } catch (error) {
    return `It cannot be read (${asError(error).message}): ${wayOut}.`;
  }
}
