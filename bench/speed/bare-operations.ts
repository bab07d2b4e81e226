import type { Collection } from '../../src/archive/collection.js';
import type { Embedder } from '../../src/embedding/embedder.js';

/** What a question asked of the archive and the embedder, to be done once more by itself. */
export type BareOperation = () => Promise<unknown>;

const counted = ['nearest', 'keyword', 'keywordArticles', 'termFrequencies'] as const;

/** The collection, noting each search that is made of it. */
export function notingCollection(collection: Collection, noted: BareOperation[]): Collection {
  return new Proxy(collection, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      const method = value.bind(target) as (...words: readonly unknown[]) => Promise<unknown>;
      if (!counted.includes(name as (typeof counted)[number])) return method;
      return (...words: readonly unknown[]) => {
        noted.push(() => method(...words));
        return method(...words);
      };
    },
  });
}

/** The embedder, noting each question that it is given. */
export function notingEmbedder(embedder: Embedder, noted: BareOperation[]): Embedder {
  return {
    profile: embedder.profile,
    ready: () => embedder.ready(),
    embedQuestion(text) {
      // Questions are remembered: one that differs by a space at its end is embedded anew.
      noted.push(() => embedder.embedQuestion(`${text} `));
      return embedder.embedQuestion(text);
    },
    embedPassages: (texts, signal) => embedder.embedPassages(texts, signal),
    close: () => embedder.close(),
  };
}
