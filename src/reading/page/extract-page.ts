import { decodePage } from '../text/decode-text.js';
import { parseUrl } from '../fetch/parse-url.js';
import type { ExtractedPage, PageRefusal } from './extracted-page.js';
import { findMainText, proseLength, type MainText, type Reader } from './main-text.js';
import { checkMarkup } from './markup-guard.js';
import { blockText, joinBlocks } from './page-blocks.js';
import { metaContent, type PageDocument } from './page-dom.js';
import { readPageFacts } from './page-facts.js';
import { judgePage } from './page-verdict.js';
import { agreeWithStated } from './stated-body.js';
import { withLazyText } from './lazy-text.js';

/** A shorter text may be a stub whose rest the page holds back for its scripts. */
const shortText = 300;

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
  const bodyLinkShare = document.body ? linkShare(document, bodyText) : 0;
  const main = fullText(findMainText(document, reader), html, reader);
  const shown = joinBlocks(main.blocks);
  const text = agreeWithStated(main.blocks, linkedData?.body ?? null);
  const refusal = judgePage({
    title: facts.title ?? '',
    text,
    bodyText,
    path: page.url === null ? '' : (parseUrl(page.url)?.pathname ?? ''),
    type,
    isFree: linkedData?.isFree ?? true,
    isMarkedArticle: linkedData !== null || type === 'article',
    bodyLinkShare,
    linkShare: text === shown ? main.linkShare : 0,
    teasers: main.teasers,
  });
  if (refusal) return refusal;
  const byLine = main.byLine ?? '';
  return {
    ...facts,
    authors: facts.authors.length > 0 ? facts.authors : authorsOfByLine(byLine),
    canonicalUrl: url,
    text,
  };
}

/** Where little was found: what the page holds for its scripts to show, if that is more. */
function fullText(found: MainText, html: string, reader: Reader): MainText {
  const length = joinBlocks(found.blocks).length;
  const lazy = length < shortText ? withLazyText(html) : null;
  if (lazy === null || checkMarkup(lazy)) return found;
  const more = findMainText(reader.parse(lazy), reader);
  return proseLength(more.blocks) > Math.max(length * 2, shortText) ? more : found;
}

function linkShare(document: PageDocument, text: string): number {
  let linked = 0;
  for (const link of document.body?.querySelectorAll('a') ?? [])
    linked += (link.textContent ?? '').trim().length;
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
