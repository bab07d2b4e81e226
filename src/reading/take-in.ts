import type { Collection } from '../archive/archive.js';
import type { Article, ArticleContent, EmbeddedPassage, Provenance } from '../archive/article.js';
import { passageContext } from '../archive/passage-context.js';
import { textHash } from '../archive/text-hash.js';
import type { AddOutcome, AddProgress } from './article-input.js';
import type { Embedder } from '../embedding/embedder.js';
import { UserError } from '../errors.js';
import { splitPassages } from './passages/passages.js';
import { storyGrouping } from './stories/story-grouping.js';

export interface TakeInOptions {
  readonly onProgress?: ((progress: AddProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** So many passages are handed to the embedder between two reports of progress. */
const passagesPerReport = 16;

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
    throw new UserError(
      'less-proven',
      'This article is in the archive as fetched from its site, and a given text does not replace that: leave the URL out, or add the link itself.',
    );
  }
  const drafts = splitPassages(content.text);
  if (drafts.length === 0) {
    throw new UserError(
      'no-sentence',
      'The text holds no sentence that could be quoted: give the article in full sentences.',
    );
  }
  const context = passageContext(content);
  const texts = drafts.map((draft) => `${context}\n${content.text.slice(draft.start, draft.end)}`.trim());
  const passages: EmbeddedPassage[] = [];
  for (let done = 0; done < drafts.length; done += passagesPerReport) {
    onProgress?.({ stage: 'embedding', done, total: drafts.length });
    const vectors = await embedder.embedPassages(texts.slice(done, done + passagesPerReport), signal);
    for (const [offset, vector] of vectors.entries()) {
      const draft = drafts[done + offset];
      if (draft) passages.push({ ...draft, vector });
    }
  }
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
  return {
    ...content,
    title: content.title ?? before.title,
    outlet: content.outlet ?? before.outlet,
    publishedAt: content.publishedAt ?? before.publishedAt,
    authors: content.authors.length > 0 ? content.authors : before.authors,
  };
}
