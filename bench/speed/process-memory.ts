import { readFileSync } from 'node:fs';

const everyMs = 500;

/** Watches the memory of a process and all below it. Only Linux tells; elsewhere the peak is null. */
export class MemoryWatch {
  readonly #processId: number;
  readonly #timer: NodeJS.Timeout;
  #peakBytes = 0;

  constructor(processId: number) {
    this.#processId = processId;
    this.#timer = setInterval(() => this.#look(), everyMs);
  }

  /** Ends the watch. Megabytes (of 10^6 bytes) at the most. */
  end(): number | null {
    clearInterval(this.#timer);
    return this.#peakBytes === 0 ? null : this.#peakBytes / 1e6;
  }

  #look(): void {
    const bytes = familyOf(this.#processId).reduce((sum, processId) => sum + heldBytes(processId), 0);
    this.#peakBytes = Math.max(this.#peakBytes, bytes);
  }
}

function familyOf(processId: number): readonly number[] {
  const children = read(`/proc/${processId}/task/${processId}/children`).trim().split(' ');
  return [processId, ...children.filter((name) => name !== '').flatMap((name) => familyOf(Number(name)))];
}

/** What is shared with other processes, as the code of Node is, counts by its share; where that is not told, in full. */
function heldBytes(processId: number): number {
  const pss = /^Pss:\s+(\d+) kB/m.exec(read(`/proc/${processId}/smaps_rollup`));
  if (pss) return Number(pss[1]) * 1024;
  return Number(read(`/proc/${processId}/statm`).split(' ')[1] ?? 0) * 4_096;
}

/** Empty where the process has ended meanwhile, or the system has no such file. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
