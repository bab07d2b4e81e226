import type { Source } from '../../archive/answer.js';
import type { Provenance } from '../../archive/article.js';
import { provenanceWords } from '../../answering/provenance-words.js';
import { maskedLink } from '../markdown/link.js';
import { plainMarkdown } from '../markdown/plain-markdown.js';
import { linkToText } from '../markdown/text-fragment.js';
import { sourceDate } from './attribution-line.js';
import { outletWords } from './outlet-words.js';

/** Longer titles fill a telephone's screen. */
const longestTitle = 80;

/**
 * "[1] [title](link) · fetched from bbc.co.uk", as Markdown; the link jumps to the words that are quoted, where they were
 * read at that address and nobody knows of a newer text. Of a source that is named without a quotation outlet and date
 * stand here: "[1] Outlet · 13 Dec 2024 · [title](link) · fetched from bbc.co.uk".
 *
 * @param quoted the slices that the same message quotes of it, in order.
 */
export function sourceLine(source: Source, quoted: readonly string[]): string {
  const provenance = provenanceWords(source.provenance);
  const title = plainMarkdown(source.title ?? '', longestTitle) || 'Untitled article';
  const named = source.outlet === provenance ? [] : outletWords(source);
  const parts = [
    ...(quoted.length > 0 ? [] : [...named, sourceDate(source)]),
    maskedLink(title, addressOf(source, quoted)),
    plainMarkdown(provenance, 120),
  ];
  return `[${source.n}] ${parts.join(' · ')}`;
}

function addressOf({ url, provenance, updatedAt }: Source, quoted: readonly string[]): string | null {
  if (url === null) return null;
  return wasReadAtItsAddress(provenance) && updatedAt === undefined ? linkToText(url, quoted) : url;
}

/** Whether the text was read at the article's address, and is to be found there as it was. */
function wasReadAtItsAddress(provenance: Provenance): boolean {
  return provenance.kind === 'fetched' || (provenance.kind === 'feed' && !provenance.inFeed);
}
