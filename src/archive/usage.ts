import type { CollectionId } from './collection-id.js';

/** What people have only so much of. */
export type UseKind = 'question' | 'article';

/** So long a use counts, in milliseconds: 24 hours. Nothing older is kept. */
export const usageWindowMs = 24 * 60 * 60_000;

/** Somebody who wants to ask or add once more. */
export interface UseRequest {
  readonly collection: CollectionId;
  readonly personId: string;
  readonly kind: UseKind;
  /** Now: ISO 8601 with milliseconds, UTC. */
  readonly at: string;
  /** Most in 24 hours; null: without limit. */
  readonly most: number | null;
  /** Milliseconds that lie between two, at least. */
  readonly apartMs: number;
}

/** What keeps a person from one more use, and until when (ISO 8601); null: for as long as the limit is none at all. */
export interface Refusal {
  readonly rule: 'quota' | 'cool-down';
  readonly until: string | null;
}

/** How often people asked and added in the last 24 hours. It outlives restarts. */
export interface Usage {
  /** Counts one more use, or says what keeps the person from it; then nothing is counted. Of two at a time both are seen. */
  take(request: UseRequest): Promise<Refusal | null>;
}

/** The moment this much before or after another, in ISO 8601. */
export function momentFrom(iso: string, differenceMs: number): string {
  return new Date(Date.parse(iso) + differenceMs).toISOString();
}
