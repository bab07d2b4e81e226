import type { Collection } from '../archive/collection.js';
import type { Article, ArticleContent, Provenance } from '../archive/article.js';
import { adderOf } from '../archive/adder.js';
import { isOnlyGiven } from '../archive/outlet-key.js';
import { textHash } from '../archive/text-hash.js';
import type { AddOutcome, AddProgress } from './article-input.js';
import type { Embedder } from '../embedding/embedder.js';
import { UserError } from '../errors.js';
import { embedPassages } from './passages/embed-passages.js';
import { storyGrouping } from './stories/story-grouping.js';

export interface TakeInOptions {
  readonly onProgress?: ((progress: AddProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Takes a clean article into a collection: duplicate check, passages, vectors, story, one transaction. Resolves when it
 * is acknowledged: durable and searchable.
 *
 * @throws UserError where the text holds no sentence.
 */
export async function takeIn(
  content: ArticleContent,
  collection: Collection,
  embedder: Embedder,
  { onProgress, signal }: TakeInOptions = {},
): Promise<AddOutcome> {
  const identity = { url: content.url, externalId: content.externalId, textHash: textHash(content.text) };
  const existing = await collection.find(identity);
  if (existing?.same === 'text') return { status: 'duplicate', article: existing.article, passages: 0 };

  if (existing && proof(content.provenance) < proof(existing.article.provenance)) {
    throw new UserError('less-proven');
  }
  const passages = await embedPassages(content, embedder, {
    signal,
    onProgress: (done, total) => onProgress?.({ stage: 'embedding', done, total }),
  });
  onProgress?.({ stage: 'storing' });
  const stored = existing ? withKnownFacts(content, existing.article) : content;
  const vectors = passages.map(({ vector }) => vector);
  return collection.add(stored, passages, storyGrouping(stored, vectors));
}

/** How well it is proven where a text is from. What a person says of a text never displaces what a host served. */
function proof({ kind }: Provenance): number {
  return kind === 'fetched' || kind === 'feed' ? 1 : 0;
}

/** What a new version does not state stays as the one before had it. */
function withKnownFacts(content: ArticleContent, before: Article): ArticleContent {
  const isOutletKept = content.outlet === null && before.outlet !== null && isOnlyGiven(before);
  const outletBy = isOutletKept ? (before.outletBy ?? adderOf(before)) : null;
  return {
    ...content,
    title: content.title ?? before.title,
    outlet: content.outlet ?? before.outlet,
    // What only a person vouched for is vouched for by nobody else when the text is fetched.
    ...(outletBy ? { outletBy } : {}),
    publishedAt: content.publishedAt ?? before.publishedAt,
    authors: content.authors.length > 0 ? content.authors : before.authors,
  };
}
