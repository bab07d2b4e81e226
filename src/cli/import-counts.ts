import { countOf } from '../count-of.js';
import type { OutcomeJson } from './outcome-json.js';

/** So many refused lines are shown to a person; a report names all. */
const mostShown = 10;

/** What came of an import so far. */
export class ImportCounts {
  added = 0;
  updated = 0;
  duplicate = 0;
  refused = 0;
  passages = 0;
  /** True where it was stopped before the end of the file. */
  stopped = false;
  readonly #reasons: string[] = [];

  count({ status, passages, reason }: OutcomeJson): void {
    this[status] += 1;
    this.passages += passages;
    if (reason !== undefined && this.#reasons.length < mostShown) this.#reasons.push(reason);
  }

  /** True where the file held articles, and none of them was of use. */
  get hasOnlyRefused(): boolean {
    return this.refused > 0 && this.added + this.updated + this.duplicate === 0;
  }

  /** Why lines were refused, for a person. */
  refusals(): readonly string[] {
    const more = this.refused - this.#reasons.length;
    return more > 0
      ? [...this.#reasons, `… and ${more} more: --report FILE writes down all of them.`]
      : this.#reasons;
  }

  summary(): string {
    const numbers = [
      `${this.added} added (${countOf(this.passages, 'passage')})`,
      `${this.updated} updated`,
      `${this.duplicate} already there`,
      `${this.refused} refused`,
    ].join(', ');
    return this.stopped ? `Stopped: ${numbers}. Run the same command again to go on.` : `Done: ${numbers}.`;
  }

  toJSON() {
    const { added, updated, duplicate, refused, passages, stopped } = this;
    return { added, updated, duplicate, refused, passages, stopped };
  }
}
