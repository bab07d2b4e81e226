import { existsSync } from 'node:fs';
import { asError } from '../../../errors.js';
import type { Damage, Remedies, Repaired } from '../../damage.js';
import { careInChild } from './care-process.js';
import type { FilesToVerify } from './care-messages.js';
import type { ReadAgain } from './copy-articles.js';
import type { Finding } from './finding.js';
import type { FileRepair } from './repair-file.js';
import { putInPlace, removeWorkCopy } from './work-copy.js';

/** What is wrong with files; a check that fails is a finding. */
export async function verifyFiles(files: FilesToVerify): Promise<readonly Finding[]> {
  if (!existsSync(files.path)) return [];
  try {
    return await careInChild<'verify'>({ task: 'verify', files });
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
export async function readLostTexts(path: string, remedies: Remedies): Promise<readonly ReadAgain[]> {
  const again: ReadAgain[] = [];
  try {
    for (const { articleId, version, original, article } of await careInChild<'lost-texts'>({
      task: 'lost-texts',
      path,
    })) {
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
): Promise<KeptRepair> {
  const stamp = new Date()
    .toISOString()
    .replace(/[^0-9]/g, '')
    .slice(0, 14);
  try {
    const repair = await careInChild<'repair'>({
      task: 'repair',
      file: { path: files.path, kind: files.kind, findings, again },
    });
    // Under Node's permission model the child may not have files synced.
    return { ...repair, keptAside: await putInPlace(files.path, stamp) };
  } finally {
    removeWorkCopy(files.path);
  }
}

/** Repairs the desk's file, or says why that failed. To be called while nobody has it open. */
export async function repairDeskFile(path: string): Promise<readonly Repaired[]> {
  const files: FilesToVerify = { path, kind: 'desk', profile: null };
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
    done: `It is beside it, as ${keptAside}: delete it when nothing is missed.`,
  };
}
