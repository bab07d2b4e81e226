import { rm } from 'node:fs/promises';
import { localCollection } from '../../src/archive/collection-id.js';
import { databaseFile } from '../../src/archive/embedded/collection-files.js';
import { Connection } from '../../src/archive/embedded/connection.js';
import { undoMs } from '../../src/desk/purge-job.js';
import { restoreBackup } from '../../src/desk/restore-backup.js';
import { isKept, isRemoved, keptWith, removedWith, versionsOf, type ArticleState } from './article-state.js';
import { backupOf } from './check-backup.js';
import { collectionFolder } from './check-archive.js';
import type { Operation } from './deed.js';
import type { DeedWriter } from './deed-writer.js';
import { inventedArticle } from './invented-article.js';
import { observeArchive, titleOfVersion } from './observe-archive.js';
import type { Random } from './random.js';
import { openWorkerDesk, type WorkerDesk } from './worker-desk.js';
import type { WorkerOrders } from './worker-orders.js';

const collection = localCollection;
const by = { id: '7', name: 'ana', mayManage: true };
/** As many as an import has under way. */
const articlesAtOnce = 6;

/** What can be done to an archive, each deed written down before and after. */
export class ArchiveWork {
  readonly #orders: WorkerOrders;
  readonly #random: Random;
  readonly #deeds: DeedWriter;
  readonly #states = new Map<string, ArticleState>();
  readonly #ids = new Map<string, string>();
  /** Those that can still be brought back. */
  readonly #undoable = new Set<string>();
  /** What is in the backup that was made last; null: none was. */
  #backedUp: ReadonlyMap<string, ArticleState> | null = null;
  #clockMs: number;
  #count = 0;
  #open: WorkerDesk | null = null;

  constructor(orders: WorkerOrders, random: Random, deeds: DeedWriter) {
    this.#orders = orders;
    this.#random = random;
    this.#deeds = deeds;
    this.#clockMs = orders.clockMs;
  }

  /** Articles that are kept. */
  get size(): number {
    return [...this.#states.values()].filter(isKept).length;
  }

  /** Whether there is something to do it to. */
  canDo(operation: Operation): boolean {
    const states = [...this.#states.values()];
    if (operation === 'update' || operation === 'edit' || operation === 'remove') return states.some(isKept);
    if (operation === 'undo') return this.#undoable.size > 0;
    if (operation === 'restore') return this.#backedUp !== null;
    if (operation === 'purge') return states.some(isRemoved);
    return true;
  }

  async do(operation: Operation): Promise<void> {
    const work: Readonly<Partial<Record<Operation, () => Promise<void>>>> = {
      open: () => this.#reopen('open'),
      migrate: () => this.#reopen('migrate'),
      add: () => this.#add('add', [this.#newKey()]),
      import: () => this.#import(),
      update: () => this.#add('update', [this.#pick(isKept)]),
      edit: () => this.#edit(),
      remove: () => this.#remove(),
      undo: () => this.#undo(),
      purge: () => this.#purge(),
      snapshot: () => this.#snapshot(),
      backup: () => this.#backup(),
      restore: () => this.#restore(),
      close: () => this.#close(),
    };
    const deed = work[operation];
    if (!deed) throw new Error(`${operation} is not done here.`);
    await deed();
  }

  async #reopen(operation: Operation): Promise<void> {
    this.#deeds.begun(operation);
    this.#open = await openWorkerDesk(this.#orders.folder, () => new Date(this.#clockMs));
    await this.#open.archive.collection(collection).articleCount();
    this.#deeds.done(operation);
    const connection = new Connection(databaseFile(collectionFolder(this.#orders.folder)), 5_000);
    const { states, ids, faults } = observeArchive(connection);
    connection.close();
    if (faults.length > 0) throw new Error(`Already at the start: ${faults.join('; ')}`);
    for (const [key, state] of Object.entries(states)) this.#states.set(key, state);
    for (const [key, id] of Object.entries(ids)) this.#ids.set(key, id);
  }

  async #close(isToBeOpened = true): Promise<void> {
    this.#deeds.begun('close');
    await this.#desk.close();
    this.#open = null;
    this.#deeds.done('close');
    if (isToBeOpened) await this.#reopen('open');
  }

  async #import(): Promise<void> {
    const keys = Array.from({ length: 4 + this.#random.below(12) }, () => this.#newKey());
    if (this.canDo('update')) keys.push(this.#pick(isKept));
    await this.#add('import', keys);
  }

  /** Takes in a new revision of each. */
  async #add(operation: Operation, keys: readonly string[]): Promise<void> {
    const additions = keys.map((key) => {
      const revision = `r${this.#number()}`;
      const state = keptWith([...versionsOf(this.#states.get(key) ?? 'absent'), revision]);
      return { key, revision, state };
    });
    this.#deeds.begun(operation, Object.fromEntries(additions.map(({ key, state }) => [key, state])));
    const waiting = [...additions];
    const lane = async (): Promise<void> => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const { text, hints } = inventedArticle(next.key, next.revision);
        const request = { collection, input: { kind: 'text' as const, text }, hints, by };
        const { article, status } = await this.#desk.add(request);
        if (status === 'duplicate')
          throw new Error(`${next.key} was taken for a duplicate of ${article.url}.`);
        this.#ids.set(next.key, article.id);
        this.#acknowledge(operation, next.key, next.state);
      }
    };
    await Promise.all(Array.from({ length: articlesAtOnce }, lane));
    this.#deeds.done(operation);
  }

  async #edit(): Promise<void> {
    const key = this.#pick(isKept);
    const versions = versionsOf(this.#states.get(key) ?? 'absent');
    const version = `${(versions.at(-1) ?? '').replace(/e$/, '')}e`;
    const state = keptWith([...versions, version]);
    this.#deeds.begun('edit', { [key]: state });
    const title = titleOfVersion(key, version, versions.length + 1);
    await this.#desk.editArticle({ collection, article: this.#id(key), by, facts: { title } });
    this.#acknowledge('edit', key, state);
    this.#deeds.done('edit');
  }

  async #remove(): Promise<void> {
    const key = this.#pick(isKept);
    const state = removedWith(versionsOf(this.#states.get(key) ?? 'absent'));
    this.#deeds.begun('remove', { [key]: state });
    await this.#desk.removeArticle({ collection, article: this.#id(key), by });
    this.#undoable.add(key);
    this.#acknowledge('remove', key, state);
    this.#deeds.done('remove');
  }

  async #undo(): Promise<void> {
    const key = this.#random.pick([...this.#undoable]);
    const state = keptWith(versionsOf(this.#states.get(key) ?? 'absent'));
    this.#deeds.begun('undo', { [key]: state });
    await this.#desk.undoRemoval({ collection, article: this.#id(key), by });
    this.#undoable.delete(key);
    this.#acknowledge('undo', key, state);
    this.#deeds.done('undo');
  }

  /** Lets the time for undoing go by, and does the jobs that are due then. */
  async #purge(): Promise<void> {
    const keys = [...this.#states].filter(([, state]) => isRemoved(state)).map(([key]) => key);
    this.#clockMs += undoMs + 1_000;
    this.#undoable.clear();
    this.#deeds.begun('purge', Object.fromEntries(keys.map((key) => [key, 'purged'])));
    this.#desk.jobs.wake();
    await this.#desk.jobs.settled();
    const left = await this.#desk.removals(collection);
    if (left.length > 0) throw new Error(`${left.length} articles were not purged when their time was over.`);
    for (const key of keys) this.#acknowledge('purge', key, 'purged');
    this.#deeds.done('purge');
  }

  async #snapshot(): Promise<void> {
    this.#deeds.begun('snapshot');
    await this.#open?.archive.collection(collection).snapshot();
    this.#deeds.done('snapshot');
  }

  async #backup(): Promise<void> {
    const states = new Map(this.#states);
    this.#deeds.begun('backup');
    await this.#open?.archive.backup(backupOf(this.#orders.folder));
    this.#backedUp = states;
    this.#deeds.done('backup');
  }

  async #restore(): Promise<void> {
    const { folder } = this.#orders;
    const backedUp = this.#backedUp ?? new Map<string, ArticleState>();
    await this.#close(false);
    const absent = [...this.#states.keys()].map((key) => [key, 'absent'] as const);
    this.#deeds.begun('restore', Object.fromEntries([...absent, ...backedUp]));
    const { keptIn } = await restoreBackup({ file: backupOf(folder), archiveFolder: folder, replace: true });
    this.#deeds.done('restore');
    if (keptIn !== null) await rm(keptIn, { recursive: true, force: true });
    this.#states.clear();
    this.#undoable.clear();
    await this.#reopen('open');
  }

  get #desk(): WorkerDesk['desk'] {
    if (!this.#open) throw new Error('The archive is not open.');
    return this.#open.desk;
  }

  #acknowledge(operation: Operation, key: string, state: ArticleState): void {
    this.#states.set(key, state);
    this.#deeds.acknowledged(operation, key, state);
  }

  #pick(is: (state: ArticleState) => boolean): string {
    return this.#random.pick([...this.#states].filter(([, state]) => is(state)).map(([key]) => key));
  }

  #id(key: string): string {
    const id = this.#ids.get(key);
    if (id === undefined) throw new Error(`Nothing is known of ${key}.`);
    return id;
  }

  #newKey(): string {
    return `k${this.#number()}`;
  }

  #number(): string {
    this.#count += 1;
    return `${this.#orders.run}x${this.#count}`;
  }
}
