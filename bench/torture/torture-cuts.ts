import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Checker } from './checker.js';
import { writeImage } from './disk-image.js';
import { Ledger } from './ledger.js';
import { Random } from './random.js';
import { momentsOf } from './cut-moments.js';
import { archiveName, deedsOn, record } from './recording.js';
import { Tally } from './tally.js';

export interface CutOptions {
  readonly cuts: number;
  readonly seed: number;
  /** In each recording; 60 unless told. */
  readonly operations?: number;
  /** Side by side. */
  readonly lanes: number;
  /** The compiled recorder. */
  readonly library: string;
  /** What is left out, to show that it is noticed: nothing, SQLite's sync of each commit, or all syncs. */
  readonly control?: 'careless' | 'no-syncs';
  readonly onFault?: ((fault: string) => void) | undefined;
  readonly onCut?: (done: number, tally: Tally) => void;
}

/** What the cuts found, and how many had to build the vector index anew, which may be so. */
export interface CutTally {
  readonly tally: Tally;
  readonly rebuilt: number;
  /** Cuts after which something acknowledged was missing. */
  readonly losing: number;
}

/** Power is cut so many times at random moments of each recording. */
const cutsOfOne = 50;
const operationsOfOne = 60;

/** Plays power cuts: records processes at work, makes disks as a cut may leave them, and opens the archives on these. */
export async function tortureByCuts(options: CutOptions): Promise<CutTally> {
  const { cuts, seed, lanes } = options;
  const folder = await mkdtemp(join(tmpdir(), 'dateline-cuts-'));
  const lane = new CutLane(options, folder);
  const shares = Array.from({ length: Math.ceil(cuts / cutsOfOne) }, (_, index) => ({
    seed: seed * 1_009 + index,
    cuts: Math.min(cutsOfOne, cuts - index * cutsOfOne),
  }));
  try {
    await Promise.all(
      Array.from({ length: lanes }, async () => {
        const checker = new Checker();
        for (let share = shares.shift(); share; share = shares.shift()) await lane.run(share, checker);
        checker.close();
      }),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return lane;
}

class CutLane implements CutTally {
  readonly tally: Tally;
  rebuilt = 0;
  losing = 0;
  #done = 0;
  readonly #options: CutOptions;
  readonly #folder: string;

  constructor(options: CutOptions, folder: string) {
    this.#options = options;
    this.tally = new Tally(options.onFault);
    this.#folder = folder;
  }

  async run(
    { seed, cuts }: { readonly seed: number; readonly cuts: number },
    checker: Checker,
  ): Promise<void> {
    const { library, control, operations = operationsOfOne } = this.#options;
    const random = new Random(seed);
    const folder = join(this.#folder, `recording-${seed}`);
    const recording = await record({
      library,
      folder,
      seed,
      operations,
      isOld: random.isTrue(0.5),
      isCareless: control === 'careless',
    });
    const disk = await recording.begin(control === 'no-syncs');
    let applied = 0;
    for (const moment of momentsOf(recording, cuts, random)) {
      for (; applied < moment; applied += 1) {
        const change = recording.changes[applied];
        if (change) disk.apply(change);
      }
      const image = join(folder, `image-${moment}`);
      const startedMs = performance.now();
      await writeImage(disk.root, image, random);
      const ledger = new Ledger();
      ledger.owe(recording.owed);
      for (const deed of deedsOn(disk)) ledger.note(deed);
      const verdict = await checker.check({
        folder: join(image, archiveName),
        expected: ledger.expected,
        alternative: ledger.alternative,
        revisions: ledger.revisions,
        backups: ledger.backups,
        isCheaplyEmbedded: true,
        mayRebuildIndex: true,
      });
      await rm(image, { recursive: true, force: true });
      const name = ledger.underWay ?? 'between';
      const again = `seed ${this.#options.seed}, recording ${seed}, cut after change ${moment} of ${recording.changes.length}`;
      for (const fault of verdict.faults) this.tally.fault(name, fault, again);
      for (const count of ledger.takeAcknowledged().values()) this.tally.acknowledge([[name, count]]);
      this.tally.kill(name, startedMs);
      if (verdict.isIndexRebuilt) this.rebuilt += 1;
      if (verdict.faults.length > 0) this.losing += 1;
      this.#options.onCut?.((this.#done += 1), this.tally);
    }
    await rm(folder, { recursive: true, force: true });
  }
}
