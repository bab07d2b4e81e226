import { readFile } from 'node:fs/promises';
import { processorMs } from '../../src/resident-memory.js';

/** Processor time that this process and its children which are alive have used, in milliseconds; null where the system does not tell. */
export async function familyProcessorMs(): Promise<number | null> {
  const { pid } = process;
  try {
    const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8');
    const ids = children.split(' ').filter((name) => name.trim() !== '');
    const used = await Promise.all([pid, ...ids.map(Number)].map((id) => processorMs(id)));
    return used.reduce<number>((sum, ms) => sum + (ms ?? 0), 0);
  } catch {
    return null;
  }
}
