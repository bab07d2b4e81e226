import { mkdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readDeeds, type Deed } from './deed.js';
import { differencesFrom, readFolder } from './disk-image.js';
import type { Expected } from './ledger.js';
import { makeOldArchive } from './old-archive.js';
import { readRecording, type RecordedChange } from './recorded-change.js';
import { recorderEnvironment } from './recorder.js';
import { newFolder, RecordedDisk, type RecordedFolder } from './recorded-disk.js';
import { WorkerProcess } from './worker-process.js';

/** A process at work, recorded: all that it did to the disk, in order, and what it wrote down of its deeds between. */
export interface Recording {
  readonly folder: string;
  readonly changes: readonly RecordedChange[];
  /** What the archive owed before. */
  readonly owed: Expected;
  /** A disk as it was before. */
  begin(areSyncsIgnored: boolean): Promise<RecordedDisk>;
}

export interface RecordingOptions {
  readonly library: string;
  /** Made, and removed by whoever asked. */
  readonly folder: string;
  readonly seed: number;
  readonly operations: number;
  /** Whether the archive is of the first schema, and is migrated. */
  readonly isOld: boolean;
  readonly isCareless: boolean;
}

/** The archive's folder below that of a recording, or of an image that was made of it. */
export const archiveName = join('home', 'archive');
/** Deeds are written to a file beside it, so that they stand among the changes to the disk. */
const deedsName = 'deeds';
const oldArticles = 30;

/**
 * Has a process work on an archive and records what it does to the disk.
 * @throws Error where the process failed, or where the disk shows that something was not recorded.
 */
export async function record(options: RecordingOptions): Promise<Recording> {
  const { library, seed, operations, isOld, isCareless } = options;
  const folder = join(options.folder, 'disk');
  const log = join(options.folder, 'log');
  await mkdir(join(folder, deedsName), { recursive: true });
  await mkdir(dirname(join(folder, archiveName)));
  const owed = isOld ? makeOldArchive(join(folder, archiveName), oldArticles) : {};
  const before = newFolder();
  await readFolder(folder, before);
  const worker = new WorkerProcess(recorderEnvironment(library, folder, log));
  worker.start({
    folder: join(folder, archiveName),
    seed,
    run: seed,
    clockMs: Date.parse('2027-01-01T00:00:00Z'),
    target: null,
    before: 0,
    mostOperations: operations,
    isOld,
    dieAtCall: null,
    deedsFile: join(folder, deedsName, 'deeds.jsonl'),
    isCareless,
  });
  const { failure } = await worker.ended;
  if (failure !== null) throw new Error(`The process that was recorded failed: ${failure}`);
  const changes = readRecording(await readFile(log));
  const begin = async (areSyncsIgnored: boolean): Promise<RecordedDisk> =>
    new RecordedDisk(folder, copyOf(before), areSyncsIgnored);
  const disk = await begin(false);
  for (const change of changes) disk.apply(change);
  const missed = await differencesFrom(disk.root, folder);
  if (missed.length > 0) throw new Error(`Not everything was recorded: ${missed.slice(0, 5).join('; ')}.`);
  await rm(folder, { recursive: true, force: true });
  return { folder, changes, owed, begin };
}

/** The deeds that had been written down by then. */
export function deedsOn(disk: RecordedDisk): readonly Deed[] {
  const content = disk.contentOf(deedsName, 'deeds.jsonl');
  return content === null ? [] : readDeeds(content.toString());
}

function copyOf(folder: RecordedFolder): RecordedFolder {
  const copy = newFolder();
  for (const [name, node] of folder.names) {
    const same =
      node.kind === 'folder' ? copyOf(node) : { ...node, synced: node.synced.copy(), unsynced: [] };
    copy.names.set(name, same);
    copy.synced.set(name, same);
  }
  return copy;
}
