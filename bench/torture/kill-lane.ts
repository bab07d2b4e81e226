import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { backupOf } from './check-backup.js';
import type { Checker } from './checker.js';
import type { Deed, Operation } from './deed.js';
import { Ledger } from './ledger.js';
import { makeOldArchive } from './old-archive.js';
import { Random } from './random.js';
import type { Tally } from './tally.js';
import type { WorkerOrders } from './worker-orders.js';
import { WorkerProcess, type WorkerEnd } from './worker-process.js';

export interface KillLaneOptions {
  /** Archives are made in it, and removed. */
  readonly folder: string;
  readonly seed: number;
  readonly kills: number;
  readonly checker: Checker;
  readonly tally: Tally;
  /** Environment with which the recorder is loaded, which ends the process at a call of the system; null: only time decides. */
  readonly recorder: Readonly<Record<string, string>> | null;
  readonly onKill: () => void;
}

const targets: readonly (Operation | null)[] = [
  'add',
  'import',
  'import',
  'update',
  'edit',
  'remove',
  'undo',
  'purge',
  'purge',
  'snapshot',
  'snapshot',
  'backup',
  'backup',
  'restore',
  'restore',
  'open',
  'close',
  null,
];
/** One archive is killed so many times at most, and at least half as many. */
const mostKillsOfOne = 40;
const oldArticles = 40;
/** How long an operation takes is learnt; until then it is taken for this. */
const firstGuessMs = 60;
/** A kill comes up to so much later than an operation takes. */
const overshoot = 1.3;
/** Calls of the system that touch the archive's files, within one operation: seldom more. */
const mostCalls = 400;
const longestLifeMs = 8_000;
const dayMs = 86_400_000;

/** Kills processes that work on an archive, again and again, each time another one, and checks what is left. */
export class KillLane {
  readonly #options: KillLaneOptions;
  readonly #random: Random;
  readonly #usualMs = new Map<Operation, number>();
  #run = 0;
  #clockMs = Date.parse('2027-01-01T00:00:00Z');

  constructor(options: KillLaneOptions) {
    this.#options = options;
    this.#random = new Random(options.seed);
  }

  async run(): Promise<void> {
    const { kills } = this.#options;
    let waiting = this.#load();
    for (let left = kills; left > 0;) {
      const life = Math.min(left, Math.ceil(mostKillsOfOne / 2) + this.#random.below(mostKillsOfOne / 2));
      const folder = join(this.#options.folder, `archive-${this.#run}`);
      waiting = await this.#torture(folder, life, waiting);
      left -= life;
      await this.#forget(folder);
    }
    waiting.kill(true);
  }

  async #forget(folder: string): Promise<void> {
    await rm(folder, { recursive: true, force: true });
    await rm(backupOf(folder), { force: true });
  }

  #load(): WorkerProcess {
    return new WorkerProcess(this.#options.recorder ?? {});
  }

  /** @returns a process that is waiting. */
  async #torture(folder: string, kills: number, loaded: WorkerProcess): Promise<WorkerProcess> {
    let ledger = new Ledger();
    let waiting = loaded;
    let isOld = this.#random.isTrue(0.7);
    if (isOld) ledger.owe(makeOldArchive(folder, oldArticles));
    let isChecked = true;
    for (let kill = 1; kill <= kills; kill += 1) {
      const worker = waiting;
      waiting = this.#load();
      const startedMs = performance.now();
      const orders = this.#orders(folder, isOld);
      const end = await this.#kill(worker, orders);
      for (const deed of end.deeds) ledger.note(deed);
      if (end.deeds.some(({ what, operation }) => what === 'done' && operation === 'migrate')) isOld = false;
      const name = ledger.underWay ?? 'between';
      const { tally, onKill, seed } = this.#options;
      const again = `seed ${seed}, kill ${kill} of ${folder}`;
      if (orders.dieAtCall !== null && !worker.wasKilled) tally.atCalls += 1;
      if (end.failure !== null) tally.fault(name, { kind: 'lost', what: end.failure }, again);
      // Now and then the next process comes upon it unchecked, and is killed as well.
      const checkedShare = name === 'restore' ? 1 : name === 'migrate' ? 0.4 : 0.75;
      isChecked = kill === kills || this.#random.isTrue(checkedShare);
      if (isChecked) {
        await worker.groupEnded();
        const { checker } = this.#options;
        const isBackupChecked = name === 'backup' || this.#random.isTrue(0.1);
        const verdict = await checker.check({
          folder,
          expected: ledger.expected,
          alternative: ledger.alternative,
          revisions: ledger.revisions,
          ...(isBackupChecked ? { backups: ledger.backups } : {}),
          isCheaplyEmbedded: true,
          mayRebuildIndex: false,
        });
        for (const fault of verdict.faults) tally.fault(name, fault, again);
        ledger.settle(verdict.states);
        if (verdict.faults.length > 0) {
          // One fault is enough of one archive.
          await this.#forget(folder);
          ledger = new Ledger();
        }
        isOld = false;
      }
      tally.acknowledge(ledger.takeAcknowledged());
      tally.kill(name, startedMs);
      onKill();
    }
    return waiting;
  }

  #orders(folder: string, isOld: boolean): WorkerOrders {
    this.#run += 1;
    this.#clockMs += dayMs;
    const { recorder } = this.#options;
    const target = isOld ? 'migrate' : this.#random.pick(targets);
    const dieAtCall = recorder !== null && target !== null && this.#random.isTrue(0.5) ? this.#call() : null;
    return {
      folder,
      seed: this.#options.seed * 100_003 + this.#run,
      run: this.#run,
      clockMs: this.#clockMs,
      target,
      before: this.#random.below(4),
      mostOperations: 2_000,
      isOld,
      dieAtCall,
      deedsFile: null,
      isCareless: false,
    };
  }

  /** Small numbers are likelier: most operations make few calls. */
  #call(): number {
    return Math.ceil(mostCalls ** this.#random.share());
  }

  async #kill(worker: WorkerProcess, orders: WorkerOrders): Promise<WorkerEnd> {
    const { target, dieAtCall } = orders;
    const isWithChildren = this.#random.isTrue(0.5);
    const share = this.#random.share();
    const kill = (): void => worker.kill(isWithChildren);
    const latest = setTimeout(kill, longestLifeMs);
    let timer: NodeJS.Timeout | undefined;
    const begun = new Map<Operation, number>();
    let seen = 0;
    const killAfter = (operation: Operation | null): void => {
      const usualMs = operation === null ? 400 : (this.#usualMs.get(operation) ?? firstGuessMs);
      timer ??= setTimeout(kill, share * overshoot * usualMs);
    };
    const onDeeds = (deeds: readonly Deed[]): void => {
      for (const { what, operation } of deeds.slice(seen)) {
        if (what === 'begun') begun.set(operation, performance.now());
        if (what === 'done') this.#learn(operation, performance.now() - (begun.get(operation) ?? 0));
        if (what === 'begun' && operation === target && dieAtCall === null && begun.size > 0)
          killAfter(target);
        if (target === null) killAfter(null);
      }
      seen = deeds.length;
    };
    worker.start(orders, onDeeds);
    const end = await worker.ended;
    clearTimeout(latest);
    clearTimeout(timer);
    return end;
  }

  #learn(operation: Operation, tookMs: number): void {
    const known = this.#usualMs.get(operation) ?? tookMs;
    this.#usualMs.set(operation, known * 0.8 + tookMs * 0.2);
  }
}
