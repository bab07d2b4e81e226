import type { ModelProfile } from './model-profile.js';

/** From the main process to an embedding child. The first is `load`; `embed` follows once it is loaded. */
export type EmbeddingRequest =
  | { readonly kind: 'load'; readonly profile: ModelProfile }
  | { readonly kind: 'embed'; readonly id: number; readonly text: string; readonly urgent: boolean };

/**
 * From an embedding child to the main process. `setup`: the message is a SetupError's, for the person who runs it.
 * `bytes` of a file being fetched: null where the hub does not say.
 */
export type EmbeddingReport =
  | { readonly kind: 'fetching'; readonly path: string; readonly bytes: number | null }
  | { readonly kind: 'loaded' }
  | { readonly kind: 'load-failed'; readonly setup: boolean; readonly message: string }
  | { readonly kind: 'embedded'; readonly id: number; readonly vector: Float32Array }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string };
