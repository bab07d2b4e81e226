import { readFile } from 'node:fs/promises';

const bytesPerPage = 4_096;

/**
 * Resident memory of a process in bytes; null where the system does not tell (only Linux does, by
 * /proc) or the process has ended. A heap limit does not bound buffers, so this is what is watched.
 */
export async function residentBytes(processId: number): Promise<number | null> {
  try {
    const [, resident = ''] = (await readFile(`/proc/${processId}/statm`, 'utf8')).split(' ');
    return Number(resident) * bytesPerPage;
  } catch {
    return null;
  }
}
