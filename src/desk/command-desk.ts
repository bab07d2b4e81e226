import { setTimeout as wait } from 'node:timers/promises';
import type { Config } from '../config.js';
import type { Logger } from '../logger.js';
import type { OpenDesk } from './desk.js';
import { openDesk, throughSocket } from './open-desk.js';
import { ReopeningDesk } from './reopening-desk.js';
import { connectDesk } from './socket-desk.js';

/** A server that is restarted listens again within this. Who took its archive meanwhile would keep it from starting. */
const restartMs = 3_000;
const greetingMs = 1_000;

/**
 * A desk for a command line, as `openDesk` gives it, which outlives the process that it goes through: when that ends,
 * the one in its place is used, and where none comes, this process does the work itself.
 * @throws SetupError as `openDesk`.
 */
export async function openCommandDesk(config: Config, logger: Logger): Promise<OpenDesk> {
  const first = await openDesk(config, logger);
  if (config.archiveUrl !== null) return first;
  const desk = new ReopeningDesk(first, async () => {
    const running = await findSuccessor(config.archiveFolder);
    return running ? throughSocket(running) : openDesk(config, logger);
  });
  return { desk, warmUp: () => first.warmUp(), close: () => desk.close() };
}

async function findSuccessor(archiveFolder: string) {
  const deadline = Date.now() + restartMs;
  while (Date.now() < deadline) {
    await wait(100);
    const running = await connectDesk(archiveFolder, greetingMs);
    if (running) return running;
  }
  return null;
}
