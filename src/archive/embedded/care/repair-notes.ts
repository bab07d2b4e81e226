import type { Repaired } from '../../damage.js';
import type { Finding, VersionName } from './finding.js';

type Note = Omit<Repaired, 'collection'>;

/** What a repair did, by where. */
export class RepairNotes {
  readonly #done = new Map<string, Note>();
  /** Versions whose passages are to be made anew from their text. */
  readonly wanted: VersionName[] = [];

  note(where: string, problem: string, done: string): void {
    this.#done.set(where, { where, problem, done });
  }

  has(where: string): boolean {
    return this.#done.has(where);
  }

  /** What was found with what was done about it, and what else was met on the way. */
  of(findings: readonly Finding[], otherwise: string): readonly Note[] {
    const met = new Set(findings.map(({ where }) => where));
    return [
      ...findings.map(({ where, problem }) => ({
        where,
        problem,
        done: this.#done.get(where)?.done ?? otherwise,
      })),
      ...[...this.#done.values()].filter(({ where }) => !met.has(where)),
    ];
  }
}
