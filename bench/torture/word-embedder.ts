import type { Embedder } from '../../src/embedding/embedder.js';
import type { ModelProfile } from '../../src/embedding/model-profile.js';
import { sampleDimension, sampleVector } from '../../test/archive/sample-articles.js';

/** An embedder without a model, whose vectors cost next to nothing: texts are near where they share words. */
export class WordEmbedder implements Embedder {
  readonly profile: ModelProfile = {
    name: 'words',
    source: { kind: 'folder', path: 'words' },
    dtype: 'fp32',
    pooling: 'mean',
    dimension: sampleDimension,
    questionPrefix: '',
    passagePrefix: '',
    maximumTokens: 256,
    checksums: null,
  };

  async ready(): Promise<void> {}

  async embedQuestion(text: string): Promise<Float32Array> {
    return sampleVector(text);
  }

  async embedPassages(texts: readonly string[]): Promise<readonly Float32Array[]> {
    return texts.map(sampleVector);
  }

  async close(): Promise<void> {}
}
