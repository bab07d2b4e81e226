import type { Fault } from './check-archive.js';

/** A line of the table: what happened while one thing was done. */
export interface TallyRow {
  kills: number;
  acknowledged: number;
  lost: number;
  half: number;
  back: number;
  seconds: number;
}

/** Counts what the torture did, by what was under way. */
export class Tally {
  readonly rows = new Map<string, TallyRow>();
  readonly #onFault: (fault: string) => void;
  /** Kills that came at a chosen call of the system, not at a moment. */
  atCalls = 0;
  /** What was not kept, in words, with what it takes to see it again. */
  readonly faults: string[] = [];

  /** @param onFault is told of each at once. */
  constructor(onFault: (fault: string) => void = () => {}) {
    this.#onFault = onFault;
  }

  row(name: string): TallyRow {
    const row = this.rows.get(name) ?? { kills: 0, acknowledged: 0, lost: 0, half: 0, back: 0, seconds: 0 };
    this.rows.set(name, row);
    return row;
  }

  /** Notes one kill or cut, and the time that went by with it and its check. */
  kill(name: string, startedMs: number): void {
    const row = this.row(name);
    row.kills += 1;
    row.seconds += (performance.now() - startedMs) / 1_000;
  }

  /** Notes what was acknowledged, by what was done. */
  acknowledge(counts: Iterable<readonly [name: string, count: number]>): void {
    for (const [name, count] of counts) this.row(name).acknowledged += count;
  }

  fault(name: string, { kind, what }: Fault, again: string): void {
    this.row(name)[kind] += 1;
    const fault = `${kind}: ${what} (while: ${name}; ${again})`;
    this.faults.push(fault);
    this.#onFault(fault);
  }

  get total(): TallyRow {
    const total = { kills: 0, acknowledged: 0, lost: 0, half: 0, back: 0, seconds: 0 };
    for (const row of this.rows.values()) {
      total.kills += row.kills;
      total.acknowledged += row.acknowledged;
      total.lost += row.lost;
      total.half += row.half;
      total.back += row.back;
      total.seconds += row.seconds;
    }
    return total;
  }
}
