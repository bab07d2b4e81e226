/** An index that takes memory, and can do without for a while. */
export interface BudgetedIndex {
  /** 0 where it is not loaded. */
  readonly bytes: number;
  release(): Promise<void>;
}

/** Keeps the vector indexes of all collections together below so much memory: those that were not used for longest go first. */
export class IndexBudget {
  readonly #mostBytes: number;
  /** Least recently used first. */
  readonly #used = new Set<BudgetedIndex>();
  #releasing: Promise<void> | null = null;

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes;
  }

  /** Bytes that all of them take now. */
  get bytes(): number {
    let sum = 0;
    for (const index of this.#used) sum += index.bytes;
    return sum;
  }

  /** To be called when one was searched, or has grown. */
  use(index: BudgetedIndex): void {
    this.#used.delete(index);
    this.#used.add(index);
    if (this.bytes > this.#mostBytes)
      this.#releasing ??= this.#release().finally(() => (this.#releasing = null));
  }

  /** To be called when a collection is closed. */
  forget(index: BudgetedIndex): void {
    this.#used.delete(index);
  }

  /** Resolves when nothing is being released. */
  async settled(): Promise<void> {
    await this.#releasing;
  }

  /** The one that was used last stays, however large it is. */
  async #release(): Promise<void> {
    for (const index of [...this.#used].slice(0, -1)) {
      if (this.bytes <= this.#mostBytes) return;
      if (index.bytes > 0) await index.release();
    }
  }
}
