import type { ArchiveFigures } from './archive-figures.js';
import type { Audit } from './audit.js';
import type { BackupOptions, BackupSummary } from './backup.js';
import type { CollectionId } from './collection-id.js';
import type { DeskPeople } from './desk-people.js';
import type { Digests } from './digests.js';
import type { Feeds } from './feeds.js';
import type { FollowedStories } from './followed-stories.js';
import type { Claims } from './claims.js';
import type { Jobs } from './jobs.js';
import type { Signals } from './signals.js';
import type { Usage } from './usage.js';

import type { Collection } from './collection.js';
import type { Damage } from './damage.js';

export interface Settings {
  get(collection: CollectionId, key: string): Promise<unknown>;
  set(collection: CollectionId, key: string, value: unknown): Promise<void>;
}

/** All collections of one Dateline. Storage drivers implement it; `test/contracts/archive.ts` says what they owe. */
export interface Archive {
  /** Whether other processes may be at work on it: what they did is seen by looking. */
  readonly isShared: boolean;
  readonly jobs: Jobs;
  readonly signals: Signals;
  readonly claims: Claims;
  readonly settings: Settings;
  readonly feeds: Feeds;
  readonly usage: Usage;
  readonly audit: Audit;
  readonly digests: Digests;
  readonly followedStories: FollowedStories;
  readonly people: DeskPeople;
  /** The handle is free; files are opened when it is first used. */
  collection(id: CollectionId): Collection;
  collections(): Promise<readonly CollectionId[]>;
  /**
   * Writes all that is kept to one file, from which `restore` makes an archive again; questions and additions go on
   * meanwhile. What was acknowledged before this call is in it; what was purged before is not. A file that is there
   * already stays as it is until the new one is whole and on the disk.
   * @throws UserError where it cannot be made, of which nothing is left then; "no-backup" also where this kind of
   *   storage is backed up by means of its own.
   */
  backup(file: string, options?: BackupOptions): Promise<BackupSummary>;
  /** Checks what belongs to no collection: jobs, settings, feeds, digests. */
  verify(): Promise<readonly Damage[]>;
  /** What it is at, at once and without a look at the disk. */
  figures(): ArchiveFigures;
  /** Writes something that changes nothing. @throws UserError or SetupError where nothing could be acknowledged now. */
  requireWritable(): Promise<void>;
  /**
   * Closes everything. After `withinMs` nothing more is waited for: whatever was acknowledged is kept, and an index that was
   * not saved is built anew.
   */
  close(withinMs?: number): Promise<void>;
}
