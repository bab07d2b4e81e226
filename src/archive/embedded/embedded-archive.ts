import { dirname, join } from 'node:path';
import { SetupError, UserError } from '../../errors.js';
import type { Logger } from '../../logger.js';
import type { Archive } from '../archive.js';
import type { Damage } from '../damage.js';
import type { ArchiveFigures } from '../archive-figures.js';
import { LocalClaims } from '../claims.js';
import type { CollectionId } from '../collection-id.js';
import { within } from '../../within.js';
import { lockArchive, type ArchiveLock } from './archive-lock.js';
import { AuditStore } from './audit-store.js';
import type { BackupOptions, BackupSummary } from '../backup.js';
import { backUpArchive, deskTurn } from './backup/back-up-archive.js';
import { finishReplacing } from './backup/replace-archive.js';
import { asDamages, verifyFiles } from './care/care-files.js';
import { folderName, listCollections, removeCollection, removeLeftovers } from './collection-files.js';
import { Checkpointer } from './checkpointer.js';
import { CollectionPool } from './collection-pool.js';
import { collectionMigrations } from './collection-schema.js';
import type { Connection } from './connection.js';
import { deskMigrations } from './desk-schema.js';
import { DeskPeopleStore } from './desk-people-store.js';
import { DigestStore } from './digest-store.js';
import { DiskReserve } from './disk-reserve.js';
import { DiskRoom } from './disk-room.js';
import { EmbeddedCollection } from './embedded-collection.js';
import { FeedsStore } from './feeds-store.js';
import { FollowedStoryStore } from './followed-story-store.js';
import { IndexBudget } from './index-budget.js';
import { JobsStore } from './jobs-store.js';
import { makeFolder } from './make-folder.js';
import { unfinishedMove } from '../move/unfinished-move.js';
import { readMoveMark } from './move/move-marks.js';
import { OpenCollection } from './open-collection.js';
import { newerVersionError, openDatabase } from './open-database.js';
import { SettingsStore } from './settings-store.js';
import { LocalSignals } from '../signals.js';
import { Turns } from '../turns.js';
import { UsageStore } from './usage-store.js';
import type { VectorProfile } from '../vector-profile.js';

export interface EmbeddedArchiveOptions {
  /** Made where it is missing. */
  readonly folder: string;
  readonly profile: VectorProfile;
  readonly logger: Logger;
  /** Collections kept open at a time. */
  readonly openCollections?: number;
  /** Memory for vector indexes, in bytes: those that were not used for longest are put aside beyond it. */
  readonly indexBytes?: number;
  /** Up to so many passages a collection has no index; tests that are about indexes have it low. */
  readonly exactSearchLimit?: number;
  /** How much room is kept for when the disk is full; none unless told. */
  readonly reserveBytes?: number;
}

/** Room for the indexes of some 300,000 passages. */
const defaultIndexBytes = 512 * 2 ** 20;
/** With 64 open a process needs about 200 file handles. */
const defaultOpenCollections = 64;

const interruptedWords = {
  finished: 'A restore that was interrupted has been finished: the archive is that of the backup.',
  undone: 'A restore that was interrupted has been undone: the archive is as it was before.',
};

/**
 * Opens the archive in a folder, for this process alone: `desk.sqlite`, and in `collections/` one
 * folder for each collection. Nothing but the desk is opened yet.
 * @throws SetupError where the folder cannot be written, where another process holds the archive
 *   ("archive-held"), where a file is damaged, or where a newer version wrote it, which then is left as it is.
 */
export async function openEmbeddedArchive(options: EmbeddedArchiveOptions): Promise<Archive> {
  const collectionsFolder = join(options.folder, 'collections');
  let lock: ArchiveLock | null = null;
  let room: DiskRoom | null = null;
  try {
    makeFolder(options.folder);
    lock = lockArchive(options.folder);
    const interrupted = await finishReplacing(options.folder);
    if (interrupted) options.logger.warn(interruptedWords[interrupted]);
    room = openRoom(options);
    makeFolder(collectionsFolder);
    await removeLeftovers(collectionsFolder);
    const desk = openDesk(join(options.folder, 'desk.sqlite'), room);
    return new EmbeddedArchive({ desk, lock, room, folder: collectionsFolder }, options);
  } catch (error) {
    await room?.close();
    lock?.release();
    if (!(error instanceof UserError)) throw error;
    // What a person could try again later is, at the start, a reason not to start.
    throw new SetupError(`The archive in ${options.folder} cannot be opened. ${error.message}`, {
      cause: error,
    });
  }
}

function openRoom({ folder, reserveBytes, logger }: EmbeddedArchiveOptions): DiskRoom | null {
  if (reserveBytes === undefined) return null;
  return new DiskRoom({ reserve: new DiskReserve(folder, reserveBytes), logger });
}

/** The desk knows the schema of the collections too, so that an older version refuses the archive before it meets one of them. */
function openDesk(path: string, room: DiskRoom | null): Connection {
  const known = collectionMigrations.length;
  const refuseNewer = (existing: Connection): void => {
    const stamp = "SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'collection-schema'";
    const written = existing.number(stamp);
    if (written > known) throw newerVersionError(path, written, known);
    const mark = readMoveMark(existing);
    if (mark) throw unfinishedMove(dirname(path), mark);
  };
  const desk = openDatabase(path, deskMigrations, refuseNewer, room);
  desk.run(
    `INSERT INTO meta (key, value) VALUES ('collection-schema', ?)
     ON CONFLICT (key) DO UPDATE SET value = excluded.value WHERE value <> excluded.value`,
    String(known),
  );
  return desk;
}

interface ArchiveParts {
  readonly desk: Connection;
  readonly lock: ArchiveLock;
  readonly room: DiskRoom | null;
  /** Of the collections. */
  readonly folder: string;
}

class EmbeddedArchive implements Archive {
  readonly isShared = false;
  readonly jobs: JobsStore;
  readonly signals: LocalSignals;
  readonly claims = new LocalClaims();
  readonly settings: SettingsStore;
  readonly feeds: FeedsStore;
  readonly usage: UsageStore;
  readonly audit: AuditStore;
  readonly digests: DigestStore;
  readonly followedStories: FollowedStoryStore;
  readonly people: DeskPeopleStore;
  readonly #desk: Connection;
  readonly #lock: ArchiveLock;
  readonly #room: DiskRoom | null;
  /** The archive's own, and that of its collections. */
  readonly #root: string;
  readonly #folder: string;
  readonly #turns = new Turns();
  readonly #logger: Logger;
  readonly #pool: CollectionPool;
  readonly #profile: VectorProfile;
  readonly #checkpointer: Checkpointer | undefined;
  readonly #wasFull = (): boolean => this.#room?.wasFull() ?? false;
  #closing: Promise<void> | null = null;

  constructor({ desk, lock, room, folder }: ArchiveParts, options: EmbeddedArchiveOptions) {
    const { profile, logger, exactSearchLimit } = options;
    this.jobs = new JobsStore(desk);
    this.settings = new SettingsStore(desk);
    this.feeds = new FeedsStore(desk);
    this.usage = new UsageStore(desk);
    this.audit = new AuditStore(desk);
    this.digests = new DigestStore(desk);
    this.followedStories = new FollowedStoryStore(desk);
    this.people = new DeskPeopleStore(desk, this, (scrub) => this.#turns.take(deskTurn, scrub));
    this.#desk = desk;
    this.#lock = lock;
    this.#room = room;
    this.#root = options.folder;
    this.#logger = logger;
    this.signals = new LocalSignals(logger);
    this.#folder = folder;
    this.#profile = profile;
    const budget = new IndexBudget(options.indexBytes ?? defaultIndexBytes);
    this.#checkpointer = Checkpointer.isSafe ? new Checkpointer(logger) : undefined;
    const checkpointer = this.#checkpointer;
    const parts = { profile, logger, exactSearchLimit, budget, checkpointer, room: room ?? undefined };
    this.#pool = new CollectionPool({
      capacity: options.openCollections ?? defaultOpenCollections,
      open: (id) => new OpenCollection({ id, folder: join(folder, folderName(id)), ...parts }),
      logger,
    });
  }

  collection(id: CollectionId): EmbeddedCollection {
    return new EmbeddedCollection(id, this.#pool, {
      profile: this.#profile,
      folder: join(this.#folder, folderName(id)),
      inTurn: (work) => this.#turns.take(id, work),
      wasFull: this.#wasFull,
      delete: async () => {
        this.jobs.forget(id);
        this.settings.forget(id);
        this.feeds.forget(id);
        this.usage.forget(id);
        this.audit.forget(id);
        this.digests.forget(id);
        this.followedStories.forget(id);
        await removeCollection(this.#folder, id);
      },
    });
  }

  collections(): Promise<readonly CollectionId[]> {
    return listCollections(this.#folder);
  }

  backup(file: string, options?: BackupOptions): Promise<BackupSummary> {
    return backUpArchive({ folder: this.#root, turns: this.#turns }, file, options);
  }

  async verify(): Promise<readonly Damage[]> {
    const files = { path: this.#desk.path, kind: 'desk', profile: null } as const;
    return asDamages('*', await this.#turns.take(deskTurn, () => verifyFiles(files, this.#wasFull)));
  }

  figures(): ArchiveFigures {
    const keepers = this.#pool.opened().map(({ keeper }) => keeper);
    return {
      openCollections: keepers.length,
      indexPoints: keepers.reduce((sum, { size }) => sum + size, 0),
      indexesAtWork: keepers.filter(({ isAtWork }) => isAtWork).length,
    };
  }

  async requireWritable(): Promise<void> {
    this.#desk.run("UPDATE meta SET value = value WHERE key = 'collection-schema'");
  }

  close(withinMs?: number): Promise<void> {
    this.#closing ??= this.#close(withinMs);
    return this.#closing;
  }

  async #close(withinMs: number | undefined): Promise<void> {
    await this.#room?.close();
    const closed = this.#pool.close();
    if (withinMs === undefined) await closed;
    else if (!(await within(closed, withinMs))) {
      this.#logger.warn('Not all of the archive was closed in time: an index may have to be built anew.');
    }
    await this.#checkpointer?.close();
    this.#desk.close();
    this.#lock.release();
  }
}
