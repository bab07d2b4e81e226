import { existsSync } from 'node:fs';
import { asError } from '../../../errors.js';
import type { Damage, Remedies, Repaired } from '../../damage.js';
import { withRoom } from '../with-room.js';
import { careInChild } from './care-process.js';
import type { FilesToVerify } from './care-messages.js';
import type { ReadAgain } from './copy-articles.js';
import type { Finding } from './finding.js';
import type { FileRepair } from './repair-file.js';
import { finishPuttingInPlace, putInPlace } from './put-in-place.js';
import { removeWorkFolder } from './work-folder.js';

/** Says that the disk was full, and no room was freed. */
const noRoom = (): boolean => false;

/**
 * What is wrong with files; a check that fails is a finding.
 * @param wasFull is told where the disk is full, and says whether that freed room, here and below.
 */
export async function verifyFiles(files: FilesToVerify, wasFull = noRoom): Promise<readonly Finding[]> {
  if (!existsSync(files.path)) return [];
  try {
    return await careInChild<'verify'>({ task: 'verify', databasePath: files.path, files }, wasFull);
  } catch (error) {
    return [
      { where: files.path, problem: `It cannot be checked: ${asError(error).message}`, remedy: 'file' },
    ];
  }
}

/** Without what a repair needs to know. */
export function asDamages(collection: string, findings: readonly Finding[]): readonly Damage[] {
  return findings.map(({ where, problem }) => ({ collection, where, problem }));
}

/** Texts that were lost, read again from their originals. One that cannot be read stays lost. */
export async function readLostTexts(
  path: string,
  remedies: Remedies,
  wasFull: () => boolean,
): Promise<readonly ReadAgain[]> {
  const again: ReadAgain[] = [];
  try {
    const request = { task: 'lost-texts', databasePath: path } as const;
    for (const { articleId, version, original, article } of await careInChild<'lost-texts'>(
      request,
      wasFull,
    )) {
      for (const text of await remedies.readAgain(original, article))
        again.push({ articleId, version, text });
    }
  } catch {
    // A file of which not even that can be read: what can be is read row by row.
  }
  return again;
}

/** A repair, and the damaged file: its name beside the one that is now in its place. */
export type KeptRepair = FileRepair & { readonly keptAside: string };

/** Repairs a file that nobody has open. @throws Error where it cannot be repaired; then it is left as it was. */
export async function repairInChild(
  files: FilesToVerify,
  findings: readonly Finding[],
  again: readonly ReadAgain[],
  wasFull = noRoom,
): Promise<KeptRepair> {
  const stamp = new Date()
    .toISOString()
    .replace(/[^0-9]/g, '')
    .slice(0, 14);
  finishPuttingInPlace(files.path);
  try {
    const file = { path: files.path, kind: files.kind, findings, again };
    const request = { task: 'repair', databasePath: files.path, file } as const;
    const repair = await careInChild<'repair'>(request, wasFull);
    // Under Node's permission model the child may not have files synced.
    return { ...repair, keptAside: await withRoom(() => putInPlace(files.path, stamp), wasFull) };
  } finally {
    removeWorkFolder(files.path);
  }
}

/** Repairs the desk's file, or says why that failed. To be called while nobody has it open. */
export async function repairDeskFile(path: string): Promise<readonly Repaired[]> {
  const files: FilesToVerify = { path, kind: 'desk', profile: null };
  finishPuttingInPlace(path);
  const findings = await verifyFiles(files);
  if (findings.length === 0) return [];
  const { repaired, keptAside } = await repairInChild(files, findings, []);
  return [...repaired.map((one) => ({ collection: '*', ...one })), keptNote('*', path, keptAside)];
}

/** Says where the damaged file is. */
export function keptNote(collection: string, path: string, keptAside: string): Repaired {
  return {
    collection,
    where: path,
    problem: 'The damaged file is kept.',
    done: `It is beside it, as ${keptAside}, until something is deleted for good here: move it away if you need it longer, and delete it when nothing is missed.`,
  };
}
