import type { EmbeddingTask } from './embedding-batch.js';
import type { EmbeddingProcess } from './embedding-process.js';

/** One at work and one at hand: the process never waits for us, and little is repeated when it dies. */
const depth = 2;

/** A process of the pool and what it has in hand. */
export class PoolMember {
  readonly process: EmbeddingProcess;
  readonly #idleMs: number;
  readonly #onIdle: () => void;
  readonly #tasks = new Set<EmbeddingTask>();
  #ready = false;
  #idleTimer: NodeJS.Timeout | null = null;

  /** `onIdle` is called when it has had nothing to do for `idleMs`. */
  constructor(process: EmbeddingProcess, idleMs: number, onIdle: () => void) {
    this.process = process;
    this.#idleMs = idleMs;
    this.#onIdle = onIdle;
  }

  /** Whether its model is loaded. */
  get ready(): boolean {
    return this.#ready;
  }

  /** Texts in hand. */
  get busy(): number {
    return this.#tasks.size;
  }

  get hasRoomForBulk(): boolean {
    return this.#accepts && this.#tasks.size < depth;
  }

  /** Passages in hand do not count: the process takes the urgent text next. */
  get hasRoomForUrgent(): boolean {
    return this.#accepts && [...this.#tasks].filter((task) => task.batch.urgent).length < depth;
  }

  async load(): Promise<void> {
    await this.process.loaded;
    this.#ready = true;
    this.#rest();
  }

  async embed(task: EmbeddingTask): Promise<Float32Array> {
    if (this.#idleTimer) clearTimeout(this.#idleTimer);
    this.#tasks.add(task);
    try {
      return await this.process.embed(task.text, task.batch.urgent);
    } finally {
      this.#tasks.delete(task);
      if (this.#tasks.size === 0) this.#rest();
    }
  }

  async end(): Promise<void> {
    if (this.#idleTimer) clearTimeout(this.#idleTimer);
    this.#ready = false;
    await this.process.close();
  }

  /** A text that a process died with is alone while it is tried again. */
  get #accepts(): boolean {
    return this.#ready && ![...this.#tasks].some((task) => task.crashes > 0);
  }

  #rest(): void {
    if (this.#idleTimer) clearTimeout(this.#idleTimer);
    this.#idleTimer = setTimeout(this.#onIdle, this.#idleMs).unref();
  }
}
