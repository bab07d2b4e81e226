import { setTimeout as pause } from 'node:timers/promises';

const lookEveryMs = 5;
const mostWaitMs = 30_000;

/**
 * Resolves when no process of a group is alive. A child process that its parent was killed over ends what it is doing with a
 * file, as a purge: until then a look at the archive may find it before or after that.
 * @param leader process id of the one that the group began with.
 */
export async function groupEnded(leader: number): Promise<void> {
  for (const startedMs = performance.now(); performance.now() - startedMs < mostWaitMs;) {
    if (!isAlive(leader)) return;
    await pause(lookEveryMs);
  }
}

function isAlive(leader: number): boolean {
  try {
    process.kill(-leader, 0);
    return true;
  } catch {
    return false;
  }
}
