import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { projectFolder } from '../../src/project-folder.js';
import { readDeeds, type Deed } from './deed.js';
import { groupEnded } from './group-ended.js';
import type { WorkerOrders } from './worker-orders.js';

/** How a process under torture ended, and what it had written down until then. */
export interface WorkerEnd {
  readonly deeds: readonly Deed[];
  /** Whether it ended itself because something failed. */
  readonly failure: string | null;
}

const entry = join(projectFolder, 'dist', 'bench', 'torture', 'worker.js');
const lastWordsCharacters = 4_000;

/** A process under torture: loaded and waiting from the beginning. It leads a group of processes of its own. */
export class WorkerProcess {
  readonly #child: ChildProcess;
  readonly #ended: Promise<WorkerEnd>;
  /** Whether it was killed from here. */
  wasKilled = false;
  #written = '';
  #onDeeds: (deeds: readonly Deed[]) => void = () => {};

  /** @param environment of its own, as for the recorder. */
  constructor(environment: Readonly<Record<string, string>> = {}) {
    this.#child = spawn(process.execPath, ['--no-warnings', entry], {
      env: { PATH: process.env['PATH'] ?? '', ...environment },
      stdio: ['pipe', 'ignore', 'pipe', 'pipe'],
      detached: true,
    });
    let lastWords = '';
    (this.#child.stderr as Readable).setEncoding('utf8').on('data', (text: string) => {
      lastWords = `${lastWords}${text}`.slice(-lastWordsCharacters);
    });
    (this.#child.stdio[3] as Readable).setEncoding('utf8').on('data', (text: string) => {
      this.#written += text;
      const whole = text.lastIndexOf('\n') + 1;
      if (whole > 0) this.#onDeeds(readDeeds(this.#written));
    });
    // Where it is killed before it has read them.
    this.#child.stdin?.on('error', () => {});
    this.#ended = new Promise((resolve, reject) => {
      this.#child.once('error', reject);
      this.#child.once('close', (code, signal) => {
        const failure =
          code === 0 || signal === 'SIGKILL' ? null : `It ended (${signal ?? code}): ${lastWords.trim()}`;
        resolve({ deeds: readDeeds(this.#written), failure });
      });
    });
  }

  /** @param onDeeds is told all that it has written down, each time that it has written more. */
  start(orders: WorkerOrders, onDeeds: (deeds: readonly Deed[]) => void = () => {}): void {
    this.#onDeeds = onDeeds;
    this.#child.stdin?.end(JSON.stringify(orders));
  }

  /** Resolves once it is gone. */
  get ended(): Promise<WorkerEnd> {
    return this.#ended;
  }

  /** Resolves once its child processes are gone, too. */
  async groupEnded(): Promise<void> {
    await this.#ended;
    if (this.#child.pid !== undefined) await groupEnded(this.#child.pid);
  }

  /** Ends it as the system does where memory is short: at once, with no word to it. @param isWithChildren its child processes too. */
  kill(isWithChildren: boolean): void {
    const { pid } = this.#child;
    if (pid === undefined || this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    this.wasKilled = true;
    try {
      process.kill(isWithChildren ? -pid : pid, 'SIGKILL');
    } catch {
      // It has just ended.
    }
  }
}
