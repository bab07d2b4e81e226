import { statSync } from 'node:fs';
import { damagedError } from '../storage-error.js';
import { transactionsBehindDamage } from './log-damage.js';

/** A log that was found damaged. */
interface RefusedLog {
  /** The state of the file in which it was. */
  readonly state: string;
  readonly transactions: number;
}

/**
 * Refuses databases whose log is damaged. Each question to a damaged collection tries to open it: its log, which may have some
 * megabytes, is read once, and again only when it has changed.
 */
export class RefusedLogs {
  readonly #refused = new Map<string, RefusedLog>();
  readonly #look: (databasePath: string) => number | null;

  /** @param look tells how many transactions stand behind the damage of a database's log; null where there is none. */
  constructor(look: (databasePath: string) => number | null = transactionsBehindDamage) {
    this.#look = look;
  }

  /** @throws SetupError where the log of this database is damaged. */
  refuse(path: string): void {
    const known = this.#refused.get(path);
    // Before it is read: what is changed meanwhile is read again next time.
    const state = stateOf(`${path}-wal`);
    const transactions = known && known.state === state ? known.transactions : this.#look(path);
    if (transactions === null) {
      this.#refused.delete(path);
      return;
    }
    if (state !== null) this.#refused.set(path, { state, transactions });
    throw damagedError(path, `its log is, with ${transactions} transactions behind the damage`);
  }
}

/** What changes with a file; null where there is none. */
function stateOf(path: string): string | null {
  const found = statSync(path, { throwIfNoEntry: false });
  return found ? [found.ino, found.size, found.mtimeMs, found.ctimeMs].join(' ') : null;
}
