import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Damage, Repaired } from '../damage.js';
import { lockArchive } from './archive-lock.js';
import { asDamages, repairDeskFile, verifyFiles } from './care/care-files.js';
import { finishPuttingInPlace } from './care/put-in-place.js';
import { databaseFile, folderName, listCollections } from './collection-files.js';
import type { VectorProfile } from '../vector-profile.js';

/**
 * Checks the desk's file of an archive that no process holds and, where it is damaged, writes it anew from what is whole in
 * it. Also where it cannot be opened any more.
 * @throws SetupError where another process holds the archive, or nothing of the file can be read.
 */
export async function repairClosedDesk(folder: string): Promise<readonly Repaired[]> {
  return withLock(folder, () => repairDeskFile(join(folder, 'desk.sqlite')));
}

/** Checks all files of an archive that no process holds, also where it cannot be opened any more. @throws SetupError as `repairClosedDesk`. */
export async function verifyClosedArchive(
  folder: string,
  profile: VectorProfile,
): Promise<readonly Damage[]> {
  return withLock(folder, async () => {
    const desk = { path: join(folder, 'desk.sqlite'), kind: 'desk', profile: null } as const;
    finishPuttingInPlace(desk.path);
    const found = [...asDamages('*', await verifyFiles(desk))];
    const collections = join(folder, 'collections');
    for (const id of await listCollections(collections).catch(() => [])) {
      const path = databaseFile(join(collections, folderName(id)));
      finishPuttingInPlace(path);
      found.push(...asDamages(id, await verifyFiles({ path, kind: 'collection', profile })));
    }
    return found;
  });
}

/** An archive that is not there is made by nobody who looks for damage. */
async function withLock<Result>(
  folder: string,
  work: () => Promise<readonly Result[]>,
): Promise<readonly Result[]> {
  if (!existsSync(folder)) return [];
  const lock = lockArchive(folder);
  try {
    return await work();
  } finally {
    lock.release();
  }
}
