import { revisionOf, versionsOf, type ArticleState } from './article-state.js';
import type { Deed, Operation } from './deed.js';

/** What may be in an archive, by key of the article: one state where it was acknowledged, more where something was under way. */
export type Expected = Readonly<Record<string, readonly ArticleState[]>>;

/** Keeps what an archive owes: what was acknowledged must be there, and what was begun may be there, but whole. */
export class Ledger {
  readonly #allowed = new Map<string, Set<ArticleState>>();
  readonly #acknowledged = new Map<Operation, number>();
  readonly #revisions = new Map<string, Set<string>>();
  #underWay: Operation | null = null;
  #restored: Readonly<Record<string, ArticleState>> | null = null;
  #backups: readonly (Expected | null)[] = [null];

  /** What was begun last and not done; null where nothing is under way. */
  get underWay(): Operation | null {
    return this.#underWay;
  }

  get expected(): Expected {
    return Object.fromEntries([...this.#allowed].map(([key, states]) => [key, [...states]]));
  }

  /** The revisions of each article that were ever begun, by key. */
  get revisions(): Readonly<Record<string, readonly string[]>> {
    return Object.fromEntries([...this.#revisions].map(([key, revisions]) => [key, [...revisions]]));
  }

  /** What is expected instead, all of it: where a backup was being restored. Null elsewhere. */
  get alternative(): Expected | null {
    return this.#restored && toExpected(this.#restored);
  }

  /** What may be in the backup; null: there need not be one. */
  get backups(): readonly (Expected | null)[] {
    return this.#backups;
  }

  /** Acknowledgements since this was last asked, by what was done. */
  takeAcknowledged(): ReadonlyMap<Operation, number> {
    const taken = new Map(this.#acknowledged);
    this.#acknowledged.clear();
    return taken;
  }

  /** Takes over what an archive owes from before. */
  owe(expected: Expected): void {
    for (const [key, states] of Object.entries(expected)) {
      this.#allowed.set(key, new Set(states));
      for (const state of states) this.#remember(key, state);
    }
  }

  note(deed: Deed): void {
    const { operation } = deed;
    if (deed.what === 'begun') {
      this.#underWay = operation;
      if (operation === 'backup') this.#backups = [...this.#backups, this.expected];
      if (operation === 'restore') {
        this.#restored = deed.changes;
        return;
      }
      for (const [key, state] of Object.entries(deed.changes)) {
        this.#states(key).add(state);
        this.#remember(key, state);
      }
      return;
    }
    if (deed.what === 'acknowledged') this.#allowed.set(deed.key, new Set([deed.state]));
    else {
      this.#underWay = null;
      if (operation === 'backup') this.#backups = this.#backups.slice(-1);
      if (operation === 'restore') this.settle(this.#restored ?? {});
    }
    if (deed.what === 'acknowledged' || !concernsArticles.has(operation)) {
      this.#acknowledged.set(operation, 1 + (this.#acknowledged.get(operation) ?? 0));
    }
  }

  /** What was found counts from now on: what was left open is settled. */
  settle(found: Readonly<Record<string, ArticleState>>): void {
    this.#underWay = null;
    this.#restored = null;
    for (const key of this.#allowed.keys()) this.#allowed.set(key, new Set([found[key] ?? 'absent']));
  }

  #remember(key: string, state: ArticleState): void {
    const known = this.#revisions.get(key) ?? new Set<string>();
    this.#revisions.set(key, known);
    for (const version of versionsOf(state)) known.add(revisionOf(version));
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

function toExpected(states: Readonly<Record<string, ArticleState>>): Expected {
  return Object.fromEntries(Object.entries(states).map(([key, state]) => [key, [state]]));
}
