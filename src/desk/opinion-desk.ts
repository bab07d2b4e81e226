import type { CollectionId } from '../archive/collection-id.js';
import type { Opinion, OpinionOfAnswer } from '../archive/feedback.js';

/** What people think of answers. */
export interface OpinionDesk {
  /** Keeps it in the place of the person's earlier one. Whether he may read the answer is known before. */
  give(collection: CollectionId, opinion: Omit<Opinion, 'givenAt'>): Promise<void>;
  /** Those with a reason, the newest first. */
  reasons(collection: CollectionId, limit: number): Promise<readonly OpinionOfAnswer[]>;
}
