import type { EmbeddingBatch, EmbeddingTask } from './embedding-batch.js';

/** Batches that wait: the urgent ones first, and among equals one text of each in turn, so that a short call does not wait for a long one. */
export class EmbeddingQueue {
  readonly #urgent: EmbeddingBatch[] = [];
  readonly #bulk: EmbeddingBatch[] = [];

  add(batch: EmbeddingBatch): void {
    (batch.urgent ? this.#urgent : this.#bulk).push(batch);
  }

  /** Texts that wait. */
  get size(): number {
    return [...this.#urgent, ...this.#bulk].reduce((sum, batch) => sum + batch.waiting, 0);
  }

  takeUrgent(): EmbeddingTask | null {
    return takeInTurn(this.#urgent);
  }

  takeBulk(): EmbeddingTask | null {
    return takeInTurn(this.#bulk);
  }
}

/** Batches that are over, settled or aborted, fall out here. */
function takeInTurn(batches: EmbeddingBatch[]): EmbeddingTask | null {
  for (let batch = batches.shift(); batch; batch = batches.shift()) {
    const task = batch.take();
    if (batch.waiting > 0) batches.push(batch);
    if (task) return task;
  }
  return null;
}
