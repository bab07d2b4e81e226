import type { ModelProfile } from './model-profile.js';

/** A model that is left for another, and is asked until the change is made. */
export type FormerEmbedder = Pick<Embedder, 'embedQuestion'>;

/** Text → vector. Vectors have unit length and `profile.dimension` numbers; the same text always gives the same vector. */
export interface Embedder {
  readonly profile: ModelProfile;
  /**
   * Resolves when a model is loaded and its files were verified.
   * @throws SetupError naming the file that is missing or damaged.
   */
  ready(): Promise<void>;
  /** Overtakes passages that wait. */
  embedQuestion(text: string): Promise<Float32Array>;
  /** Bulk work. Rejects with `signal.reason` when aborted. */
  embedPassages(texts: readonly string[], signal?: AbortSignal): Promise<readonly Float32Array[]>;
  /** Embeds questions by the model that vectors of an archive were made with before; null where it cannot be loaded any more. */
  former?(model: unknown): FormerEmbedder | null;
  close(): Promise<void>;
}
