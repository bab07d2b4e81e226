import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { asError } from '../../src/errors.js';
import { restoreBackup } from '../../src/desk/restore-backup.js';
import { checkArchive, type Fault } from './check-archive.js';
import type { Expected } from './ledger.js';

/** Where a process under torture writes the backup of its archive. */
export function backupOf(folder: string): string {
  return `${folder}.backup.tar.gz`;
}

/**
 * Whether a backup is the one before, whole, or the new one, whole: by restoring it.
 * @param allowed what may be in it; null: it need not be there.
 */
export async function checkBackup(
  folder: string,
  allowed: readonly (Expected | null)[],
): Promise<readonly Fault[]> {
  const file = backupOf(folder);
  if (!existsSync(file)) {
    return allowed.includes(null)
      ? []
      : [{ kind: 'lost', what: 'a backup that was acknowledged is not there' }];
  }
  const restored = `${folder}.restored`;
  const faults: Fault[] = [];
  try {
    await restoreBackup({ file, archiveFolder: restored, replace: false });
    for (const expected of allowed.flatMap((one) => (one ? [one] : []))) {
      const request = {
        folder: restored,
        expected,
        revisions: {},
        isCheaplyEmbedded: true,
        mayRebuildIndex: false,
      };
      const verdict = await checkArchive(request);
      if (verdict.faults.length === 0) return [];
      faults.push(...verdict.faults.map(({ kind, what }) => ({ kind, what: `in the backup, ${what}` })));
    }
    return faults.length > 0 ? faults : [{ kind: 'half', what: 'there is a backup that was never begun' }];
  } catch (error) {
    return [{ kind: 'half', what: `the backup cannot be restored: ${asError(error).message}` }];
  } finally {
    await rm(restored, { recursive: true, force: true });
  }
}
