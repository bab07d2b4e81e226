import type { ArticleContent } from '../../archive/article.js';
import { UserError } from '../../errors.js';
import { readArticle, type ReadingContext } from '../read-article.js';
import type { FeedItem } from './feed-document.js';
import { sameSite } from './same-site.js';

/** The feed that an item is from. */
export interface ItemSource {
  /** As it is followed. */
  readonly feedUrl: string;
  /** Where it was read in the end. */
  readonly finalUrl: string;
}

/** Fewer letters are a teaser. */
const fewestLetters = 500;

/**
 * Makes of an item the article that can be stored: its page, else what the feed itself carries of it, where that is a
 * whole article and of the feed's own site; another site's words are not taken from a stranger's feed, nor those of a
 * page whose host is denied.
 * @param context its fetcher heeds robots.txt: no person asked for this page.
 * @throws UserError as `readArticle`, the page's refusal where both fail.
 */
export async function readFeedItem(
  item: FeedItem,
  source: ItemSource,
  context: ReadingContext,
): Promise<ArticleContent> {
  const known = { feedUrl: source.feedUrl };
  const withFacts = (content: ArticleContent): ArticleContent => ({
    ...content,
    title: content.title ?? item.title,
    authors: content.authors.length > 0 ? content.authors : item.authors,
    publishedAt: content.publishedAt ?? item.publishedAt,
  });
  try {
    if (item.url === null) throw new UserError('no-link');
    const content = await readArticle({ kind: 'url', url: item.url }, {}, context);
    const host = content.provenance.kind === 'fetched' ? content.provenance.host : new URL(item.url).hostname;
    return withFacts({ ...content, provenance: { kind: 'feed', host, ...known } });
  } catch (refused) {
    context.signal?.throwIfAborted();
    if (!(refused instanceof UserError) || refused.code === 'host-denied' || !carriesArticle(item, source)) {
      throw refused;
    }
    const content = await readArticle(
      { kind: 'file', name: 'feed.html', bytes: pageOf(item) },
      item.url === null ? {} : { url: item.url },
      context,
    ).catch((error: unknown) => {
      throw error instanceof UserError ? refused : error;
    });
    const host = new URL(source.finalUrl).hostname;
    return withFacts({
      ...content,
      title: item.title ?? content.title,
      outlet: content.outlet ?? host.replace(/^www\./, ''),
      provenance: { kind: 'feed', host, ...known, inFeed: true },
    });
  }
}

function carriesArticle({ html, url }: FeedItem, { finalUrl }: ItemSource): boolean {
  if (html === null || (url !== null && !sameSite(url, finalUrl))) return false;
  const text = html.replace(/<[^<>]{0,2000}>/g, ' ');
  return (text.match(/\p{L}/gu)?.length ?? 0) >= fewestLetters;
}

function pageOf({ title, html }: FeedItem): Uint8Array {
  const heading = (title ?? '').replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return new TextEncoder().encode(
    `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${heading}</title></head>` +
      `<body><article><h1>${heading}</h1>\n${html ?? ''}</article></body></html>`,
  );
}
