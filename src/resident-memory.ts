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

const millisecondsPerTick = 10;

/** Processor time that a process has used, in milliseconds; null as above. */
export async function processorMs(processId: number): Promise<number | null> {
  try {
    const line = await readFile(`/proc/${processId}/stat`, 'utf8');
    // The name of the program stands in brackets, and may hold spaces.
    const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * millisecondsPerTick;
  } catch {
    return null;
  }
}
