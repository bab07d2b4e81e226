import type { Person } from './article.js';
import type { CollectionId } from './collection-id.js';
import type { DigestRhythm } from './digests.js';

/** What moderators can look up: who did what to what a collection has: articles, feeds, settings, what is posted of it. */
export type AuditedDeed =
  | {
      readonly kind:
        | 'article-added'
        | 'article-updated'
        | 'article-edited'
        | 'article-removed'
        | 'article-restored';
      readonly article: string;
      readonly title: string | null;
    }
  /** Articles of one file, taken in by an import. */
  | { readonly kind: 'articles-imported'; readonly file: string }
  | {
      readonly kind: 'feed-added' | 'feed-removed' | 'feed-paused' | 'feed-resumed';
      readonly feed: string;
      readonly title: string | null;
    }
  /** Hosts that stand on a list now and did not before ("allow a.example"), and the other way round. */
  | { readonly kind: 'hosts-changed'; readonly added: readonly string[]; readonly removed: readonly string[] }
  /** Groups of names, as "PKK = Kurdistan Workers' Party". */
  | {
      readonly kind: 'aliases-changed';
      readonly added: readonly string[];
      readonly removed: readonly string[];
    }
  | {
      readonly kind: 'story-followed' | 'story-unfollowed';
      readonly followed: string;
      readonly title: string | null;
    }
  | { readonly kind: 'digest-set' | 'digest-off'; readonly rhythm: DigestRhythm }
  /** Without its question: that is kept no longer than questions are, and goes with whoever asked it. */
  | { readonly kind: 'request-closed'; readonly request: string }
  /** Values are JSON. */
  | {
      readonly kind: 'setting-changed';
      readonly setting: string;
      readonly before: unknown;
      readonly after: unknown;
    };

/** A deed as it is noted. `at` is ISO 8601 with milliseconds, UTC. */
export interface NewAuditEntry {
  readonly collection: CollectionId;
  readonly at: string;
  readonly by: Person;
  readonly deed: AuditedDeed;
}

/** A deed that was noted. */
export interface AuditEntry extends Omit<NewAuditEntry, 'by'> {
  /** Null where the person had himself forgotten. */
  readonly by: Person | null;
  /** How often: articles of one import are one entry, as long as no hour lies between two. */
  readonly count: number;
}

/** A part of the list, and how long the whole is. */
export interface AuditPage {
  readonly entries: readonly AuditEntry[];
  readonly total: number;
}

/** Kept are the newest 2,000 of a collection, and none for longer than 180 days. */
export const mostAuditEntries = 2_000;
export const auditRetentionMs = 180 * 24 * 60 * 60_000;

/** Within this time of the last one an imported article counts as one more of the same entry. */
export const sameImportMs = 60 * 60_000;

/** Who did what, in all collections. */
export interface Audit {
  note(entry: NewAuditEntry): Promise<void>;
  /** Newest first. */
  list(
    collection: CollectionId,
    range: { readonly offset: number; readonly limit: number },
  ): Promise<AuditPage>;
  /** Leaves what the person did in a collection, and not who it was; gives the number of entries. */
  forgetPerson(collection: CollectionId, personId: string): Promise<number>;
}
