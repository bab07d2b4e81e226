import type { PassageInContext } from './collection.js';

/** By which model the vectors are that a collection is searched by at the moment. */
export interface ServedModel {
  /** Whether it is the archive's own. */
  readonly isCurrent: boolean;
  readonly fingerprint: string;
  /** Numbers in a vector. */
  readonly dimension: number;
  /** What the archive was told of that model when they were made; null where nothing was. */
  readonly model: unknown;
}

/** How many of a collection's passages have a vector of the archive's model. */
export interface ReembeddingProgress {
  readonly done: number;
  readonly total: number;
}

/** A vector of the archive's model for a passage that has one of another. */
export interface NextVector {
  readonly passageId: number;
  readonly vector: Float32Array;
}

/**
 * The change of a collection from vectors of one model to those of the archive's. The old ones are searched until there is a
 * new one for every passage; then all change at once. Vectors of two models are never compared.
 */
export interface Reembedding {
  served(): Promise<ServedModel>;
  /** Prepares for the vectors to come: those of a third model that were kept for it go. How far it is; null where there is nothing to change. */
  begin(): Promise<ReembeddingProgress | null>;
  /** How far it is, without writing anything; null where there is nothing to change. */
  progress(): Promise<ReembeddingProgress | null>;
  /** Some passages that have none yet, also of removed articles. */
  missing(limit: number): Promise<readonly PassageInContext[]>;
  /** Keeps vectors for them. Those of passages that are gone are passed over. */
  keep(vectors: readonly NextVector[]): Promise<void>;
  /** Changes over. False where a passage has none yet; then nobody waits for it. */
  finish(): Promise<boolean>;
}
