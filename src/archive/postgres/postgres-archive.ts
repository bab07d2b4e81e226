import type { Logger } from '../../logger.js';
import { within } from '../../within.js';
import type { Archive } from '../archive.js';
import type { ArchiveFigures } from '../archive-figures.js';
import type { CollectionId } from '../collection-id.js';
import type { Claims } from '../claims.js';
import type { Damage } from '../damage.js';
import type { Signals } from '../signals.js';
import { Turns } from '../turns.js';
import type { VectorProfile } from '../vector-profile.js';
import { CollectionRooms, type CollectionAccess } from './collection-rooms.js';
import { lockCollection } from './collection-row.js';
import type { Database } from './database.js';
import { AuditStore } from './desk/audit-store.js';
import { DeskPeopleStore } from './desk/desk-people-store.js';
import { DigestStore } from './desk/digest-store.js';
import { FeedsStore } from './desk/feeds-store.js';
import { FollowedStoryStore } from './desk/followed-story-store.js';
import type { JobQueues } from './desk/job-queues.js';
import { JobsStore } from './desk/jobs-store.js';
import { SettingsStore } from './desk/settings-store.js';
import { UsageStore } from './desk/usage-store.js';
import type { OwnPartitions } from './own-partitions.js';
import { PostgresCollection } from './postgres-collection.js';
import { refuseBackup } from './refuse-backup.js';
import { PostgresClaims } from './postgres-claims.js';
import { signalSql, type Presence } from './presence.js';

/** What an archive is made of. */
export interface PostgresArchiveParts {
  readonly database: Database;
  readonly presence: Presence;
  readonly queues: JobQueues;
  readonly partitions: OwnPartitions;
  readonly profile: VectorProfile;
  readonly logger: Logger;
  /** Up to so many passages all are compared. */
  readonly exactLimit: number;
  /** Under which uses are counted. */
  readonly usesKey: string;
}

/** A collection counts as open for so long after it was last used. */
const openForMs = 10 * 60_000;

/** An archive in PostgreSQL, which other processes may have open, too. */
export class PostgresArchive implements Archive {
  readonly isShared = true;
  readonly jobs: JobsStore;
  readonly signals: Signals;
  readonly claims: Claims;
  readonly settings: SettingsStore;
  readonly feeds: FeedsStore;
  readonly usage: UsageStore;
  readonly audit: AuditStore;
  readonly digests: DigestStore;
  readonly followedStories: FollowedStoryStore;
  readonly people: DeskPeopleStore;
  readonly #parts: PostgresArchiveParts;
  readonly #lastUsedMs = new Map<string, number>();
  readonly #turns = new Turns();
  #closing: Promise<void> | null = null;

  constructor(parts: PostgresArchiveParts) {
    const { database, presence, queues, usesKey } = parts;
    this.jobs = new JobsStore(database, presence, queues);
    this.signals = {
      send: (kind, about) =>
        database.desk(async (session) => {
          await session.run(...signalSql(kind, about));
        }),
      on: (kind, listener) => presence.on(kind, listener),
    };
    this.claims = new PostgresClaims(presence);
    this.settings = new SettingsStore(database);
    this.feeds = new FeedsStore(database);
    this.usage = new UsageStore(database, usesKey);
    this.audit = new AuditStore(database);
    this.digests = new DigestStore(database);
    this.followedStories = new FollowedStoryStore(database);
    this.people = new DeskPeopleStore(database);
    this.#parts = parts;
  }

  collection(id: CollectionId): PostgresCollection {
    return new PostgresCollection(id, this.#accessTo(id), this.#parts.profile, () => this.#forget(id));
  }

  async collections(): Promise<readonly CollectionId[]> {
    const rows = await this.#parts.database.desk((session) =>
      session.all<{ readonly collection: CollectionId }>(
        'SELECT collection FROM collections ORDER BY collection',
      ),
    );
    return rows.map(({ collection }) => collection);
  }

  readonly backup = refuseBackup;

  /** That every row of the desk can be read; of its bytes PostgreSQL keeps checksums where it was told to. */
  async verify(): Promise<readonly Damage[]> {
    const damages: Damage[] = [];
    for (const [where, read] of Object.entries({
      feeds: () => this.feeds.due('9999-12-31T00:00:00Z'),
      digests: () => this.digests.posted(),
      'followed stories': () => this.followedStories.collections(),
      jobs: () => this.jobs.waiting(),
    })) {
      await read().catch((error: unknown) => {
        if (!(error instanceof SyntaxError || error instanceof RangeError)) throw error;
        damages.push({ collection: '*', where, problem: error.message });
      });
    }
    return damages;
  }

  figures(): ArchiveFigures {
    const since = Date.now() - openForMs;
    for (const [id, usedMs] of this.#lastUsedMs) if (usedMs < since) this.#lastUsedMs.delete(id);
    return {
      openCollections: this.#lastUsedMs.size,
      // The index is PostgreSQL's.
      indexPoints: 0,
      indexesAtWork: 0,
    };
  }

  async requireWritable(): Promise<void> {
    await this.#parts.database.desk((session) =>
      session.run("UPDATE meta SET value = value WHERE key = 'writable'"),
    );
  }

  close(withinMs?: number): Promise<void> {
    this.#closing ??= this.#close(withinMs);
    return this.#closing;
  }

  async #close(withinMs: number | undefined): Promise<void> {
    const { database, presence, queues, partitions, logger } = this.#parts;
    const closed = Promise.all([presence.close(), queues.close(), partitions.close()]).then(() =>
      database.close(),
    );
    if (withinMs === undefined) await closed;
    else if (!(await within(closed, withinMs))) {
      logger.warn('Not all connections to PostgreSQL were closed in time.');
    }
  }

  /** Of a collection whose rows are deleted. */
  async #forget(id: CollectionId): Promise<void> {
    await this.jobs.forget(id);
    await this.#parts.partitions.drop(id);
  }

  #accessTo(id: CollectionId): CollectionAccess {
    const { database, partitions, exactLimit, logger } = this.#parts;
    const turns = this.#turns;
    const onDamage = (article: string, version: number): void =>
      logger.error(
        { collection: id, article, version },
        'A version of an article is damaged and is not quoted: run "dateline verify --repair".',
      );
    const options = { exactLimit, onDamage };
    const used = (): void => {
      this.#lastUsedMs.set(id, Date.now());
    };
    return {
      id,
      read(work) {
        used();
        return database.read(id, (session) => work(new CollectionRooms(session, options)));
      },
      write(work) {
        used();
        // Those of this process wait here and not at the collection's lock, where each would hold a connection meanwhile.
        return turns.take(id, () =>
          database.write(id, async (session) => {
            partitions.notice(id, await lockCollection(session));
            return work(new CollectionRooms(session, options));
          }),
        );
      },
    };
  }
}
