import type { Embedder } from '../embedding/embedder.js';
import type { ModelProfile } from '../embedding/model-profile.js';
import type { VectorCache } from './vector-cache.js';

/** An embedder that embeds no passage twice. Questions go through: how long they take is measured. */
export class CachingEmbedder implements Embedder {
  readonly profile: ModelProfile;
  readonly #embedder: Embedder;
  readonly #cache: VectorCache;

  constructor(embedder: Embedder, cache: VectorCache) {
    this.profile = embedder.profile;
    this.#embedder = embedder;
    this.#cache = cache;
  }

  ready(): Promise<void> {
    return this.#embedder.ready();
  }

  embedQuestion(text: string): Promise<Float32Array> {
    return this.#embedder.embedQuestion(text);
  }

  async embedPassages(texts: readonly string[], signal?: AbortSignal): Promise<readonly Float32Array[]> {
    const known = await Promise.all(texts.map((text) => this.#cache.get(text)));
    const missing = texts.filter((_, index) => known[index] === null);
    const made = missing.length > 0 ? await this.#embedder.embedPassages(missing, signal) : [];
    const vectors = new Map(missing.map((text, index) => [text, made[index]]));
    for (const [text, vector] of vectors) if (vector) await this.#cache.set(text, vector);
    return texts.map((text, index) => {
      const vector = known[index] ?? vectors.get(text);
      if (!vector) throw new Error('The embedder gave no vector for a passage.');
      return vector;
    });
  }

  async close(): Promise<void> {
    await this.#embedder.close();
    await this.#cache.close();
  }
}
