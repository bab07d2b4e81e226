import type { Logger } from './logger.js';
import { whenToldToStop } from './told-to-stop.js';

/** How long a shutdown takes at most, from the moment of being told: whoever runs us kills what takes longer. */
export const shutdownMs = 10_000;
/** Of that, what is for the answers under way; the rest is for closing. */
export const answersMs = 4_500;
/** How long the archive may take to close; an index that cannot be saved by then is built anew. */
export const archiveMs = 2_500;

/**
 * Calls `begin` when the process is told to stop, and ends the process where it has not ended by itself in time. What was
 * acknowledged is on the disk by then: what hung is lost, and nothing else.
 */
export function endInTime(begin: () => void, logger: Logger): void {
  whenToldToStop(() => {
    setTimeout(() => {
      logger.error(
        { afterMs: shutdownMs },
        'Something hung while Dateline was shut down: it ends without it.',
      );
      process.exit(1);
    }, shutdownMs).unref();
    begin();
  });
}
