import { setTimeout as wait } from 'node:timers/promises';
import type { Config } from '../config.js';
import { SetupError } from '../errors.js';
import type { Logger } from '../logger.js';
import type { Desk, OpenDesk } from './desk.js';
import type { OwnDesk, OwnDeskParts } from './own-desk.js';
import { connectDesk } from './socket-desk.js';

/** How long a process that holds the archive may take until it listens, or, where it is ending, until it is gone. */
const waitForSocketMs = 10_000;
/** A process that holds an archive says hello at once, unless the machine is very busy. */
const greetingMs = 3_000;

/**
 * A desk for a command line: the running process's where one answers on the archive's socket, else one of this process.
 * @throws SetupError as `openOwnDesk`, and where a process holds the archive and does not answer.
 */
export async function openDesk(config: Config, logger: Logger): Promise<OpenDesk> {
  // It is gone in a moment: what waits is not begun.
  if (config.archiveUrl !== null) return openOwn(config, logger, { leavesJobs: true });
  const deadline = Date.now() + waitForSocketMs;
  for (;;) {
    const running = await connectDesk(config.archiveFolder, greetingMs);
    if (running) return throughSocket(running);
    try {
      return await openOwn(config, logger);
    } catch (error) {
      // Between taking the lock and listening another process may have been met: ask its socket again.
      const held = error instanceof SetupError && error.code === 'archive-held';
      if (!held || Date.now() > deadline) throw error;
      await wait(100);
    }
  }
}

/** A desk of another process. */
export function throughSocket(desk: Desk): OpenDesk {
  return { desk, warmUp() {}, close: () => desk.close() };
}

/** Loads what a desk is made of only where there is no other: most of the time that a command line takes to begin. */
async function openOwn(config: Config, logger: Logger, parts: OwnDeskParts = {}): Promise<OwnDesk> {
  const { openOwnDesk } = await import('./own-desk.js');
  return openOwnDesk(config, logger, parts);
}
