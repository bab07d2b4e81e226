import { createHash } from 'node:crypto';
import { tokensOf } from '../../src/archive/words.js';
import type { Embedder } from '../../src/embedding/embedder.js';
import type { ModelProfile } from '../../src/embedding/model-profile.js';

/** Numbers in its vectors. */
export const fakeDimension = 64;

/**
 * An embedder without a model: a bag of words of unit length, each stem on one of 64 axes. Texts are near where they
 * share words, or where two of their words happen to share an axis.
 */
export class FakeEmbedder implements Embedder {
  readonly profile: ModelProfile = {
    name: 'bag-of-words',
    source: { kind: 'folder', path: 'bag-of-words' },
    dtype: 'fp32',
    pooling: 'mean',
    dimension: fakeDimension,
    questionPrefix: '',
    passagePrefix: '',
    maximumTokens: 256,
    checksums: null,
  };
  /** What it was given, in order. */
  readonly questions: string[] = [];
  readonly passages: string[] = [];

  async ready(): Promise<void> {}

  async embedQuestion(text: string): Promise<Float32Array> {
    this.questions.push(text);
    return bagOfWords(text);
  }

  async embedPassages(texts: readonly string[], signal?: AbortSignal): Promise<readonly Float32Array[]> {
    signal?.throwIfAborted();
    this.passages.push(...texts);
    return texts.map(bagOfWords);
  }

  async close(): Promise<void> {}
}

function bagOfWords(text: string): Float32Array {
  const vector = new Float32Array(fakeDimension);
  const stems = tokensOf(text, null);
  // A text without words is as far from everything as from everything else.
  if (stems.length === 0) return vector.fill(1 / Math.sqrt(fakeDimension));
  for (const stem of stems) {
    const axis = createHash('sha256').update(stem).digest().readUInt16LE() % fakeDimension;
    vector[axis] = (vector[axis] ?? 0) + 1;
  }
  const length = Math.hypot(...vector);
  return vector.map((number) => number / length);
}
