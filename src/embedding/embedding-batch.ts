/** One text of a batch on its way. `crashes`: how many processes have died with it in hand. */
export interface EmbeddingTask {
  readonly batch: EmbeddingBatch;
  readonly index: number;
  readonly text: string;
  crashes: number;
}

/** The texts of one call: handed out one by one, their vectors gathered in order. */
export class EmbeddingBatch {
  readonly urgent: boolean;
  /** Resolves with a vector for each text, in order; rejects with the first error. */
  readonly vectors: Promise<readonly Float32Array[]>;
  readonly #texts: readonly string[];
  readonly #vectors: Float32Array[] = [];
  #next = 0;
  #missing: number;
  #over = false;
  #settle: { resolve(vectors: readonly Float32Array[]): void; reject(error: unknown): void };

  constructor(texts: readonly string[], urgent: boolean) {
    this.urgent = urgent;
    this.#texts = texts;
    this.#missing = texts.length;
    this.#settle = { resolve() {}, reject() {} };
    this.vectors = new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
    });
    if (texts.length === 0) this.#settle.resolve([]);
  }

  /** True once it was settled: its texts need no work any more. */
  get over(): boolean {
    return this.#over;
  }

  /** Texts that were not handed out yet. */
  get waiting(): number {
    return this.#over ? 0 : this.#texts.length - this.#next;
  }

  take(): EmbeddingTask | null {
    const text = this.#texts[this.#next];
    if (this.#over || text === undefined) return null;
    return { batch: this, index: this.#next++, text, crashes: 0 };
  }

  deliver(task: EmbeddingTask, vector: Float32Array): void {
    if (this.#over) return;
    this.#vectors[task.index] = vector;
    this.#missing--;
    if (this.#missing > 0) return;
    this.#over = true;
    this.#settle.resolve(this.#vectors);
  }

  fail(reason: unknown): void {
    if (this.#over) return;
    this.#over = true;
    this.#settle.reject(reason);
  }
}
