import { countOf } from '../count-of.js';
import type { OutcomeJson } from './outcome-json.js';

/** So many reasons are shown to a person; a report names all. */
const mostShown = 10;

/** What came of an import so far. */
export class ImportCounts {
  added = 0;
  updated = 0;
  duplicate = 0;
  refused = 0;
  /** Files of a folder that are of a kind that is not read. */
  skipped = 0;
  passages = 0;
  /** True where it was stopped before its end. */
  stopped = false;
  readonly #reasons: string[] = [];

  count({ status, passages, reason }: OutcomeJson): void {
    this[status] += 1;
    this.passages += passages;
    if (reason !== undefined && this.#reasons.length < mostShown) this.#reasons.push(reason);
  }

  /** True where there was something to import, and nothing of it was of use. */
  get hasOnlyRefused(): boolean {
    return this.refused + this.skipped > 0 && this.added + this.updated + this.duplicate === 0;
  }

  /** Why lines or files were refused or skipped, for a person. */
  refusals(): readonly string[] {
    const more = this.refused + this.skipped - this.#reasons.length;
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
      ...(this.skipped > 0 ? [`${this.skipped} skipped`] : []),
    ].join(', ');
    return this.stopped ? `Stopped: ${numbers}. Run the same command again to go on.` : `Done: ${numbers}.`;
  }

  toJSON() {
    const { added, updated, duplicate, refused, skipped, passages, stopped } = this;
    const files = skipped > 0 ? { skipped } : {};
    return { added, updated, duplicate, refused, ...files, passages, stopped };
  }
}
