import type { Source } from '../../archive/answer.js';
import type { Provenance } from '../../archive/article.js';
import { provenanceWords } from '../../answering/provenance-words.js';
import type { Wording } from '../../locales/wording.js';
import { maskedLink } from '../markdown/link.js';
import { plainMarkdown } from '../markdown/plain-markdown.js';
import { linkToText } from '../markdown/text-fragment.js';
import { shownDate } from './attribution-line.js';
import { shownOutlet } from './shown-outlet.js';
import { shownProvenance } from './shown-provenance.js';

/** Longer titles fill a telephone's screen. */
const longestTitle = 60;

/**
 * "[1] [title](link) · fetched from bbc.co.uk", as Markdown; the link jumps to the words that are quoted, where they were
 * read at that address and nobody knows of a newer text. Of a source that is named without a quotation outlet and date
 * stand here: "[1] Outlet · 13 Dec 2024 · [title](link) · fetched from bbc.co.uk".
 *
 * @param quoted the slices that the same message quotes of it, in order.
 */
export function sourceLine(source: Source, quoted: readonly string[], wording: Wording): string {
  const title = shortTitle(source.title ?? '') || wording.t('common:untitled');
  const parts = [
    ...(quoted.length > 0 ? [] : [...namedOutlet(source, wording), shownDate(source, wording)]),
    maskedLink(title, addressOf(source, quoted)),
    shownProvenance(source.provenance, wording),
    ...(source.updatedAt === undefined ? [] : [wording.t('answer:updatedSince')]),
  ];
  return `[${source.n}] ${parts.join(' · ')}`;
}

/** One that is cut ends with a whole word, where it has any. */
function shortTitle(title: string): string {
  return plainMarkdown(title, longestTitle).replace(/\s+\S{1,20}…$/u, '…');
}

/** None where the provenance says the same. */
function namedOutlet(source: Source, wording: Wording): readonly string[] {
  const outlet = shownOutlet(source, wording);
  return outlet === null || source.outlet === provenanceWords(source.provenance) ? [] : [outlet];
}

function addressOf({ url, provenance, updatedAt }: Source, quoted: readonly string[]): string | null {
  if (url === null) return null;
  return wasReadAtItsAddress(provenance) && updatedAt === undefined ? linkToText(url, quoted) : url;
}

/** Whether the text was read at the article's address, and is to be found there as it was. */
function wasReadAtItsAddress(provenance: Provenance): boolean {
  return provenance.kind === 'fetched' || (provenance.kind === 'feed' && !provenance.inFeed);
}
