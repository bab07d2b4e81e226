import { blockText } from './block-text.js';
import { decodePage } from '../text/decode-text.js';
import type { ExtractedPage, PageRefusal } from './extracted-page.js';
import { checkMarkup } from './markup-guard.js';
import { metaContent, type PageDocument, type PageElement, type PageNode } from './page-dom.js';
import { readPageFacts } from './page-facts.js';
import { judgePage } from './page-verdict.js';
import { parseUrl } from '../fetch/parse-url.js';

/** What finds the main text of a page. It may change the document. */
export interface Reader {
  parse(html: string): PageDocument;
  /** Null where it finds none. */
  mainText(document: PageDocument): { readonly content: PageNode; readonly byLine: string | null } | null;
}

/** A `articleBody` this much longer than what the page shows is the article, and the page's text a stub. */
const stubFactor = 1.5;

/** Makes of a page's bytes its text and what it says of itself, or says why it holds no article. */
export function extractPage(
  page: { readonly html: Uint8Array; readonly charset: string | null; readonly url: string | null },
  reader: Reader,
): ExtractedPage | PageRefusal {
  const html = decodePage(page.html, page.charset);
  const problem = checkMarkup(html);
  if (problem) return problem;
  const document = reader.parse(html);
  const { linkedData, url, ...facts } = readPageFacts(document, page.url);
  const type = (metaContent(document, ['og:type']) ?? '').toLowerCase();
  const bodyText = document.body ? blockText(document.body) : '';
  const bodyLinkShare = document.body ? linkShare(document.body, bodyText) : 0;
  const main = reader.mainText(document);
  const shown = main ? blockText(main.content) : '';
  const stated = statedBody(linkedData?.body ?? null);
  const text = stated.length > shown.length * stubFactor ? stated : shown;
  const refusal = judgePage({
    title: facts.title ?? '',
    text,
    bodyText,
    path: page.url === null ? '' : (parseUrl(page.url)?.pathname ?? ''),
    type,
    isFree: linkedData?.isFree ?? true,
    isMarkedArticle: linkedData !== null || type === 'article',
    bodyLinkShare,
    linkShare: main && text === shown ? linkShare(main.content, shown) : 0,
  });
  if (refusal) return refusal;
  const byLine = main?.byLine ?? '';
  return {
    ...facts,
    authors: facts.authors.length > 0 ? facts.authors : authorsOfByLine(byLine),
    canonicalUrl: url,
    text,
  };
}

/** `articleBody` is plain text, though some write markup into it. */
function statedBody(body: string | null): string {
  if (body === null) return '';
  return body
    .replace(/<\/(?:p|div|h\d|li)>|<br\s*\/?>/gi, '\n\n')
    .replace(/<[^>]{1,300}>/g, '')
    .replace(/&nbsp;/g, ' ')
    .trim();
}

function linkShare(content: PageNode, text: string): number {
  const links = 'querySelectorAll' in content ? (content as PageElement).querySelectorAll('a') : [];
  let linked = 0;
  for (const link of links) linked += (link.textContent ?? '').trim().length;
  return text.length === 0 ? 0 : linked / text.length;
}

function authorsOfByLine(byLine: string): string[] {
  const names = byLine
    .replace(/\s+/g, ' ')
    .replace(/^by\s+/i, '')
    .trim();
  const isNames = names.length <= 80 && /^\p{Lu}[\p{L}.'’-]*(?:,? (?:and )?[\p{L}.'’-]+){1,8}$/u.test(names);
  return isNames ? names.split(/,\s*(?:and\s+)?|\s+and\s+/).filter((name) => name !== '') : [];
}
