import type { ArticleHead, Original } from '../archive/article.js';
import type { ArticleHints, ArticleInput } from './article-input.js';
import type { Fetcher } from './fetch/guarded-fetch.js';
import type { Extractor } from './page/extractor.js';
import { readArticle } from './read-article.js';

/**
 * The texts that an article's original is read to: once as it would be read without knowing anything, once with the facts
 * that may have been typed. Whoever asks knows which of them is the right one; none where it cannot be read any more.
 */
export async function readAgain(
  original: Original,
  article: ArticleHead,
  extractor: Extractor,
): Promise<readonly string[]> {
  const texts = new Set<string>();
  for (const hints of [{}, hintsOf(article)]) {
    try {
      const read = await readArticle(inputOf(original, article), hints, {
        by: { id: 'dateline', name: 'Dateline' },
        retrievedAt: article.retrievedAt,
        fetcher: new StoredPage(original),
        extractor,
      });
      texts.add(read.text);
    } catch {
      // It is read by other rules than when it was taken in.
    }
  }
  return [...texts];
}

function inputOf({ bytes, mediaType }: Original, { url, provenance }: ArticleHead): ArticleInput {
  if (provenance.kind === 'file') return { kind: 'file', name: provenance.fileName, bytes };
  if (provenance.kind === 'starter') return { kind: 'file', name: 'article.md', bytes };
  const isPage = provenance.kind === 'fetched' || provenance.kind === 'feed';
  if (isPage && url !== null) return { kind: 'url', url };
  if (mediaType.startsWith('text/plain')) return { kind: 'text', text: Buffer.from(bytes).toString('utf8') };
  return { kind: 'file', name: 'article', bytes };
}

function hintsOf({ title, outlet, publishedAt, url, authors }: ArticleHead): ArticleHints {
  return {
    ...(title === null ? {} : { title }),
    ...(outlet === null ? {} : { outlet }),
    ...(publishedAt === null ? {} : { publishedAt }),
    ...(url === null ? {} : { url }),
    ...(authors.length === 0 ? {} : { authors }),
  };
}

/** Gives what was fetched once; nothing is asked of any host. */
class StoredPage implements Fetcher {
  readonly #original: Original;

  constructor(original: Original) {
    this.#original = original;
  }

  async fetch(url: string) {
    const { mediaType, bytes } = this.#original;
    const charset = /charset=([^;\s]+)/i.exec(mediaType)?.[1] ?? null;
    return {
      finalUrl: url,
      status: 200,
      mediaType: (mediaType.split(';')[0] ?? '').trim(),
      charset,
      bytes,
      validators: { etag: null, lastModified: null },
    };
  }
}
