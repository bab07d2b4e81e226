import { join } from 'node:path';
import { SetupError, UserError } from '../../errors.js';
import type { Logger } from '../../logger.js';
import type { Archive } from '../archive.js';
import type { CollectionId } from '../collection-id.js';
import { lockArchive, type ArchiveLock } from './archive-lock.js';
import { AuditStore } from './audit-store.js';
import { folderName, listCollections, removeCollection, removeLeftovers } from './collection-files.js';
import { CollectionPool } from './collection-pool.js';
import { collectionMigrations } from './collection-schema.js';
import type { Connection } from './connection.js';
import { deskMigrations } from './desk-schema.js';
import { DeskPeopleStore } from './desk-people-store.js';
import { DigestStore } from './digest-store.js';
import { EmbeddedCollection } from './embedded-collection.js';
import { FeedsStore } from './feeds-store.js';
import { FollowedStoryStore } from './followed-story-store.js';
import { IndexBudget } from './index-budget.js';
import { JobsStore } from './jobs-store.js';
import { makeFolder } from './make-folder.js';
import { OpenCollection } from './open-collection.js';
import { newerVersionError, openDatabase } from './open-database.js';
import { SettingsStore } from './settings-store.js';
import { UsageStore } from './usage-store.js';
import type { VectorProfile } from './vector-profile.js';

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
}

/** Room for the indexes of some 300,000 passages. */
const defaultIndexBytes = 512 * 2 ** 20;
/** With 64 open a process needs about 200 file handles. */
const defaultOpenCollections = 64;

/**
 * Opens the archive in a folder, for this process alone: `desk.sqlite`, and in `collections/` one
 * folder for each collection. Nothing but the desk is opened yet.
 * @throws SetupError where the folder cannot be written, where another process holds the archive
 *   ("archive-held"), where a file is damaged, or where a newer version wrote it, which then is left as it is.
 */
export async function openEmbeddedArchive(options: EmbeddedArchiveOptions): Promise<Archive> {
  const collectionsFolder = join(options.folder, 'collections');
  makeFolder(options.folder);
  let lock: ArchiveLock | null = null;
  try {
    lock = lockArchive(options.folder);
    makeFolder(collectionsFolder);
    await removeLeftovers(collectionsFolder);
    const desk = openDesk(join(options.folder, 'desk.sqlite'));
    return new EmbeddedArchive(desk, lock, collectionsFolder, options);
  } catch (error) {
    lock?.release();
    if (!(error instanceof UserError)) throw error;
    // What a person could try again later is, at the start, a reason not to start.
    throw new SetupError(`The archive in ${options.folder} cannot be opened. ${error.message}`, {
      cause: error,
    });
  }
}

/** The desk knows the schema of the collections too, so that an older version refuses the archive before it meets one of them. */
function openDesk(path: string): Connection {
  const known = collectionMigrations.length;
  const desk = openDatabase(path, deskMigrations, (existing) => {
    const stamp = "SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'collection-schema'";
    const written = existing.number(stamp);
    if (written > known) throw newerVersionError(path, written, known);
  });
  desk.run(
    `INSERT INTO meta (key, value) VALUES ('collection-schema', ?)
     ON CONFLICT (key) DO UPDATE SET value = excluded.value WHERE value <> excluded.value`,
    String(known),
  );
  return desk;
}

class EmbeddedArchive implements Archive {
  readonly jobs: JobsStore;
  readonly settings: SettingsStore;
  readonly feeds: FeedsStore;
  readonly usage: UsageStore;
  readonly audit: AuditStore;
  readonly digests: DigestStore;
  readonly followedStories: FollowedStoryStore;
  readonly people: DeskPeopleStore;
  readonly #desk: Connection;
  readonly #lock: ArchiveLock;
  readonly #folder: string;
  readonly #pool: CollectionPool;
  #closing: Promise<void> | null = null;

  constructor(desk: Connection, lock: ArchiveLock, folder: string, options: EmbeddedArchiveOptions) {
    const { profile, logger, exactSearchLimit } = options;
    this.jobs = new JobsStore(desk);
    this.settings = new SettingsStore(desk);
    this.feeds = new FeedsStore(desk);
    this.usage = new UsageStore(desk);
    this.audit = new AuditStore(desk);
    this.digests = new DigestStore(desk);
    this.followedStories = new FollowedStoryStore(desk);
    this.people = new DeskPeopleStore(desk, this);
    this.#desk = desk;
    this.#lock = lock;
    this.#folder = folder;
    const budget = new IndexBudget(options.indexBytes ?? defaultIndexBytes);
    const parts = { profile, logger, exactSearchLimit, budget };
    this.#pool = new CollectionPool({
      capacity: options.openCollections ?? defaultOpenCollections,
      open: (id) => new OpenCollection({ id, folder: join(folder, folderName(id)), ...parts }),
      logger,
    });
  }

  collection(id: CollectionId): EmbeddedCollection {
    return new EmbeddedCollection(id, this.#pool, {
      folder: join(this.#folder, folderName(id)),
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

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    await this.#pool.close();
    this.#desk.close();
    this.#lock.release();
  }
}
