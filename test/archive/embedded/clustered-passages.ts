import type { ArticleContent, EmbeddedPassage } from '../../../src/archive/article.js';
import { sampleContent } from '../sample-articles.js';

const clusters = 40;
/** So that an outlet is the one that it is called. */
const provenance = { kind: 'fetched', host: 'cluster.example' } as const;

/** Vectors of unit length that lie in clusters, as those of news do; the same for the same seed. */
export class ClusteredVectors {
  readonly #dimension: number;
  readonly #random: () => number;
  readonly #centres: readonly Float32Array[];

  constructor(dimension: number, seed = 1) {
    this.#dimension = dimension;
    this.#random = randomNumbers(seed);
    this.#centres = Array.from({ length: clusters }, () => this.#around(null));
  }

  next(): Float32Array {
    return this.#around(this.#centres[Math.floor(this.#random() * clusters)] ?? null);
  }

  #around(centre: Float32Array | null): Float32Array {
    const vector = Float32Array.from(
      { length: this.#dimension },
      (_, axis) => (centre?.[axis] ?? 0) * 2.5 + (this.#random() - 0.5) * 0.5,
    );
    const length = Math.hypot(...vector);
    return vector.map((number) => number / length);
  }
}

/** Adds an article with a passage for each vector; `mark` makes its text its own. */
export async function addVectors<Added>(
  collection: { add(content: ArticleContent, passages: readonly EmbeddedPassage[]): Added },
  mark: string,
  vectors: readonly Float32Array[],
  parts: Partial<ArticleContent> = {},
) {
  const sentences = vectors.map((_, index) => `Line ${index} of ${mark}.`);
  const passages: EmbeddedPassage[] = [];
  let start = 0;
  for (const [index, vector] of vectors.entries()) {
    const end = start + (sentences[index] ?? '').length;
    passages.push({ start, end, sentences: [{ start, end }], vector });
    start = end + 2;
  }
  return collection.add(sampleContent({ provenance, ...parts, text: sentences.join('\n\n') }), passages);
}

/** Mulberry32: small, fast, and even enough for a test. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
