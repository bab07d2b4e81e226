import type { Metrics } from '../observing/metrics.js';
import type { Embedder } from './embedder.js';

/** Embeds as `embedder` does, and counts it. */
export function countedEmbedder(embedder: Embedder, metrics: Metrics): Embedder {
  const counted = async <Result>(
    kind: 'question' | 'passage',
    texts: number,
    work: () => Promise<Result>,
  ): Promise<Result> => {
    const startedMs = performance.now();
    const result = await work();
    metrics.embedded(kind, texts, performance.now() - startedMs);
    return result;
  };
  return {
    profile: embedder.profile,
    ready: () => embedder.ready(),
    embedQuestion: (text) => counted('question', 1, () => embedder.embedQuestion(text)),
    embedPassages: (texts, signal) =>
      counted('passage', texts.length, () => embedder.embedPassages(texts, signal)),
    ...(embedder.former ? { former: (model) => embedder.former?.(model) ?? null } : {}),
    close: () => embedder.close(),
  };
}
