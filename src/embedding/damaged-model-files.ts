import { join } from 'node:path';
import { asError } from '../errors.js';
import { sha256OfFile } from '../file-digest.js';
import { modelWayOut } from './model-files.js';
import type { ModelProfile } from './model-profile.js';

/**
 * Files of a model that are not what its profile says, with what is wrong in a sentence. Models without known checksums, and
 * those that are fetched, are checked when they are loaded.
 */
export async function damagedModelFiles({
  source,
  checksums,
}: ModelProfile): Promise<readonly { readonly path: string; readonly problem: string }[]> {
  if (source.kind !== 'folder') return [];
  const damaged = [];
  for (const [path, checksum] of Object.entries(checksums ?? {})) {
    const file = join(source.path, path);
    try {
      if ((await sha256OfFile(file)) === checksum) continue;
      damaged.push({ path: file, problem: `It is damaged: ${modelWayOut}.` });
    } catch (error) {
      damaged.push({ path: file, problem: `It cannot be read (${asError(error).message}): ${modelWayOut}.` });
    }
  }
  return damaged;
}
