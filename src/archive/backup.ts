import type { CollectionId } from './collection-id.js';

/** How far a backup has got. */
export interface BackupProgress {
  /** The collection that is being copied. */
  readonly collection: CollectionId;
  /** Collections that are copied already. */
  readonly done: number;
  readonly total: number;
}

/** What is in a backup, or came out of one. */
export interface BackupContents {
  readonly collections: number;
  readonly articles: number;
  readonly passages: number;
  readonly answers: number;
}

/** A backup that was made. */
export interface BackupSummary extends BackupContents {
  /** Absolute. */
  readonly file: string;
  readonly bytes: number;
}

export interface BackupOptions {
  readonly onProgress?: ((progress: BackupProgress) => void) | undefined;
  /** Breaks it off; it then rejects with UserError "shutting-down" and leaves nothing behind. */
  readonly signal?: AbortSignal | undefined;
}
