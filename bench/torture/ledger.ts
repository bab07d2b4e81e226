import { revisionOf, versionsOf, type ArticleState } from './article-state.js';
import type { Deed, Operation } from './deed.js';

/** What may be in an archive, by key of the article: one state where it was acknowledged, more where something was under way. */
export type Expected = Readonly<Record<string, readonly ArticleState[]>>;

/** Keeps what an archive owes: what was acknowledged must be there, and what was begun may be there, but whole. */
export class Ledger {
  readonly #allowed = new Map<string, Set<ArticleState>>();
  readonly #acknowledged = new Map<Operation, number>();
  #underWay: Operation | null = null;

  /** What was begun last and not done; null where nothing is under way. */
  get underWay(): Operation | null {
    return this.#underWay;
  }

  get expected(): Expected {
    return Object.fromEntries([...this.#allowed].map(([key, states]) => [key, [...states]]));
  }

  /** Acknowledgements since this was last asked, by what was done. */
  takeAcknowledged(): ReadonlyMap<Operation, number> {
    const taken = new Map(this.#acknowledged);
    this.#acknowledged.clear();
    return taken;
  }

  /** Takes over what an archive owes from before. */
  owe(expected: Expected): void {
    for (const [key, states] of Object.entries(expected)) this.#allowed.set(key, new Set(states));
  }

  note(deed: Deed): void {
    const { operation } = deed;
    if (deed.what === 'begun') {
      this.#underWay = operation;
      for (const [key, state] of Object.entries(deed.changes)) this.#states(key).add(state);
      return;
    }
    if (deed.what === 'acknowledged') this.#allowed.set(deed.key, new Set([deed.state]));
    else this.#underWay = null;
    if (deed.what === 'acknowledged' || !concernsArticles.has(operation)) {
      this.#acknowledged.set(operation, 1 + (this.#acknowledged.get(operation) ?? 0));
    }
  }

  /** What was found counts from now on: what was left open is settled. */
  settle(found: Readonly<Record<string, ArticleState>>): void {
    this.#underWay = null;
    for (const key of this.#allowed.keys()) this.#allowed.set(key, new Set([found[key] ?? 'absent']));
  }

  #states(key: string): Set<ArticleState> {
    const known = this.#allowed.get(key) ?? new Set<ArticleState>(['absent']);
    this.#allowed.set(key, known);
    return known;
  }
}

const concernsArticles: ReadonlySet<Operation> = new Set([
  'add',
  'import',
  'update',
  'edit',
  'remove',
  'undo',
  'purge',
  'dateline import',
  'dateline articles remove',
]);

/** Every text that an article may have had in these states. */
export function revisionsIn(states: readonly ArticleState[]): readonly string[] {
  return [...new Set(states.flatMap(versionsOf).map(revisionOf))];
}
