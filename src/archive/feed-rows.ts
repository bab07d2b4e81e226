import { createHash } from 'node:crypto';
import type { Person } from './article.js';
import type { CollectionId } from './collection-id.js';
import type { Feed, FeedChanges, FeedRhythm } from './feeds.js';

/** A feed as it is stored. */
export interface FeedRow {
  readonly id: string;
  readonly collection: string;
  readonly url: string;
  readonly title: string | null;
  readonly added_by: string;
  readonly added_at: string;
  readonly added_in: string | null;
  readonly announce_in: string | null;
  readonly announcing_stopped: string | null;
  readonly paused_at: string | null;
  readonly paused_by: Feed['pausedBy'];
  readonly next_poll_at: string;
  readonly last_success_at: string | null;
  readonly etag: string | null;
  readonly last_modified: string | null;
  readonly failures: number;
  readonly failing_since: string | null;
  readonly last_error: string | null;
  readonly rhythm: string | null;
}

/** The column of everything that may change. */
export const feedColumns: Readonly<Record<keyof FeedChanges, keyof FeedRow>> = {
  url: 'url',
  title: 'title',
  announceIn: 'announce_in',
  announcingStopped: 'announcing_stopped',
  pausedAt: 'paused_at',
  pausedBy: 'paused_by',
  nextPollAt: 'next_poll_at',
  lastSuccessAt: 'last_success_at',
  etag: 'etag',
  lastModified: 'last_modified',
  failures: 'failures',
  failingSince: 'failing_since',
  lastError: 'last_error',
  rhythm: 'rhythm',
};

export function toFeed(row: FeedRow): Feed {
  return {
    id: row.id,
    collection: row.collection as CollectionId,
    url: row.url,
    title: row.title,
    addedBy: JSON.parse(row.added_by) as Person,
    addedAt: row.added_at,
    addedIn: row.added_in,
    announceIn: row.announce_in,
    announcingStopped: row.announcing_stopped,
    pausedAt: row.paused_at,
    pausedBy: row.paused_by,
    nextPollAt: row.next_poll_at,
    lastSuccessAt: row.last_success_at,
    etag: row.etag,
    lastModified: row.last_modified,
    failures: row.failures,
    failingSince: row.failing_since,
    lastError: row.last_error,
    rhythm: row.rhythm === null ? null : (JSON.parse(row.rhythm) as FeedRhythm),
  };
}

/** An item's key may be an address of any length. */
export function itemKeyHash(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 32);
}
