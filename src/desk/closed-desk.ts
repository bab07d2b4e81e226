import type { Damage, Repaired } from '../archive/damage.js';
import { repairClosedDesk, verifyClosedArchive } from '../archive/embedded/closed-archive.js';
import { readConfig } from '../config.js';
import { profileFingerprint } from '../embedding/profile-fingerprint.js';
import { resolveModelProfile } from '../embedding/resolve-model-profile.js';
import { SetupError } from '../errors.js';

/** Checks an archive that cannot be opened. @param folder as `--archive` gives it. */
export async function verifyWithoutDesk(folder: string | undefined): Promise<readonly Damage[]> {
  const config = readConfig(process.env, { archive: folder, logLevel: 'warn' });
  const profile = resolveModelProfile(config.model);
  return verifyClosedArchive(config.archiveFolder, {
    fingerprint: profileFingerprint(profile),
    dimension: profile.dimension,
  });
}

/** Repairs what lies beside the collections, where no process holds it. @param folder as `--archive` gives it. */
export async function repairWithoutDesk(folder: string | undefined): Promise<readonly Repaired[]> {
  const { archiveFolder } = readConfig(process.env, { archive: folder, logLevel: 'warn' });
  try {
    return await repairClosedDesk(archiveFolder);
  } catch (error) {
    // The process that has it open says what is wrong with it.
    if (error instanceof SetupError && error.code === 'archive-held') return [];
    throw error;
  }
}
