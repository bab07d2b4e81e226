import { fork, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { compiledEntry } from '../../src/child-process.js';
import type { ProcessCall, ProcessOrder } from './process-order.js';

interface Reply {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: string;
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** One of the processes, and what it logs. */
export class SharedProcess {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, Waiting>();
  readonly ended: Promise<void>;
  readonly log: string[] = [];
  #lastId = 0;

  private constructor(order: ProcessOrder) {
    const entry = compiledEntry(new URL('./shared-process.js', import.meta.url));
    this.#child = fork(entry, [JSON.stringify(order)], {
      // discord.js marks the process that manages shards, too.
      env: { ...process.env, SHARDING_MANAGER: undefined },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.ended = new Promise((resolve) => {
      this.#child.once('exit', () => {
        for (const { reject } of this.#waiting.values()) reject(new Error('The process ended.'));
        this.#waiting.clear();
        resolve();
      });
    });
    if (this.#child.stderr) createInterface(this.#child.stderr).on('line', (line) => this.log.push(line));
    this.#child.on('message', (message) => this.#hear(message as Reply));
  }

  /** Resolves when it has its archive and its model. @throws Error where it ends before */
  static async start(order: ProcessOrder): Promise<SharedProcess> {
    const started = new SharedProcess(order);
    await started.#reply(0).catch((error: unknown) => {
      throw new Error(`A process ended at its start: ${started.log.join('\n')}`, { cause: error });
    });
    return started;
  }

  call(call: ProcessCall): Promise<unknown> {
    this.#lastId += 1;
    const reply = this.#reply(this.#lastId);
    this.#child.send({ id: this.#lastId, call });
    return reply;
  }

  /** Ends it at once, as a crash does. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.ended;
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) this.#child.kill('SIGTERM');
    await this.ended;
  }

  #reply(id: number): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
    });
  }

  #hear({ id, result, error }: Reply): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error === undefined) waiting?.resolve(result);
    else waiting?.reject(new Error(error));
  }
}
