import type { MoveTarget } from '../../../src/archive/move/archive-rows.js';

/** What a process that is ended says to nobody. */
export class Ended extends Error {}

/** What changes a target. */
const changes = ['setMark', 'write', 'makeWords', 'finish', 'open'] as const;

/** Counts what changes a target, and ends the move before the change of this number, or right behind it. */
export class Interruption {
  #changes = 0;
  readonly #at: number;
  readonly #when: 'before' | 'after';

  constructor(at: number, when: 'before' | 'after') {
    this.#at = at;
    this.#when = when;
  }

  get changes(): number {
    return this.#changes;
  }

  readonly wrap = (target: MoveTarget): MoveTarget => {
    const changing = new Map<string | symbol, unknown>(
      changes.map((name) => [name, this.#counted(target, name)]),
    );
    const enqueue = this.#counted(target.queue, 'enqueue');
    return new Proxy(target, {
      get(_, name) {
        if (name === 'queue') return { enqueue };
        const value: unknown = changing.get(name) ?? Reflect.get(target, name, target);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  };

  #counted<Target extends object>(target: Target, name: keyof Target) {
    return async (...args: unknown[]): Promise<unknown> => {
      this.#changes += 1;
      const isNow = this.#changes === this.#at;
      if (isNow && this.#when === 'before') throw new Ended();
      const done: unknown = await (target[name] as (...args: unknown[]) => unknown).apply(target, args);
      if (isNow) throw new Ended();
      return done;
    };
  }
}
