import { openSync, writeSync } from 'node:fs';
import type { ArticleState } from './article-state.js';
import type { Deed, Operation } from './deed.js';
import { deedsDescriptor } from './worker-orders.js';

/** Writes down what is about to be done and what was acknowledged, at once: nothing is left in memory that a kill could take. */
export class DeedWriter {
  readonly #descriptor: number;

  constructor(file: string | null) {
    this.#descriptor = file === null ? deedsDescriptor : openSync(file, 'a');
  }

  begun(operation: Operation, changes: Readonly<Record<string, ArticleState>> = {}): void {
    this.#write({ what: 'begun', operation, changes });
  }

  acknowledged(operation: Operation, key: string, state: ArticleState): void {
    this.#write({ what: 'acknowledged', operation, key, state });
  }

  done(operation: Operation): void {
    this.#write({ what: 'done', operation });
  }

  #write(deed: Deed): void {
    writeSync(this.#descriptor, `${JSON.stringify(deed)}\n`);
  }
}
