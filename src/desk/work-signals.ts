import { parseCollectionId, type CollectionId } from '../archive/collection-id.js';
import { workSignal } from '../archive/jobs.js';
import type { Signals } from '../archive/signals.js';

/** That articles came into a collection, in a process that leaves it to others to tell of them. */
const articlesCame = 'articles-came';

export interface WorkListener {
  /** A job of a kind was put in. */
  jobPut(kind: string): void;
  articlesCame(collection: CollectionId): void;
}

/** Hears of work that other processes leave. The returned function ends it. */
export function hearOfWork(signals: Signals, listener: WorkListener): () => void {
  const ends = [
    signals.on(workSignal.put, (kind) => listener.jobPut(String(kind))),
    signals.on(articlesCame, (id) => {
      const collection = collectionIn(id);
      if (collection !== null) listener.articlesCame(collection);
    }),
  ];
  return () => ends.forEach((end) => end());
}

/** Null where it is none, as in a signal that somebody made up. */
function collectionIn(about: unknown): CollectionId | null {
  try {
    return parseCollectionId(String(about));
  } catch {
    return null;
  }
}

/** Never rejects: whoever tells of articles looks by himself, too. */
export async function tellOfArticles(signals: Signals, collection: CollectionId): Promise<void> {
  await signals.send(articlesCame, collection).catch(() => {});
}
