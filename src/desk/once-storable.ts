import { isArchiveTrouble } from '../archive/archive-trouble.js';
import type { Clock } from '../clock.js';
import { asError } from '../errors.js';
import type { Logger } from '../logger.js';

export interface OnceStorableOptions {
  readonly clock: Clock;
  readonly logger: Logger;
  /** Aborted, it is tried no more. */
  readonly signal: AbortSignal;
}

const againMs = 2 * 60_000;

/**
 * Does `work`; where the archive can store nothing at the moment, as on a full disk, again every two minutes until it can.
 * Resolves when it was tried for the first time, so that nothing else waits for room.
 * @throws what else fails at the first time; later it is logged, and tried no more.
 */
export async function onceStorable(work: () => Promise<void>, options: OnceStorableOptions): Promise<void> {
  if (await isDone(work)) return;
  tryLater(work, options);
}

function tryLater(work: () => Promise<void>, options: OnceStorableOptions): void {
  const { clock, signal } = options;
  if (signal.aborted) return;
  const callOff = clock.after(againMs, () => {
    signal.removeEventListener('abort', callOff);
    void tryAgain(work, options);
  });
  signal.addEventListener('abort', callOff, { once: true });
}

/** Never rejects. */
async function tryAgain(work: () => Promise<void>, options: OnceStorableOptions): Promise<void> {
  try {
    if (!(await isDone(work))) tryLater(work, options);
  } catch (error) {
    options.logger.error({ error: asError(error).message }, 'What waited for room on the disk failed.');
  }
}

async function isDone(work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (!isArchiveTrouble(error)) throw error;
    return false;
  }
}
