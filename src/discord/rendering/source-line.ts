import type { Source } from '../../archive/answer.js';
import { formatDate } from '../../locales/format-date.js';
import { provenanceWords } from '../../answering/provenance-words.js';
import { maskedLink } from '../markdown/link.js';
import { outletWords } from './outlet-words.js';
import { plainMarkdown } from '../markdown/plain-markdown.js';

/** "[1] Outlet · 13 Dec 2024 · [title](link) · fetched from bbc.co.uk", as Markdown. */
export function sourceLine(source: Source): string {
  const provenance = provenanceWords(source.provenance);
  const title = plainMarkdown(source.title ?? '', 160) || 'Untitled article';
  const parts = [
    ...(source.outlet === provenance ? [] : outletWords(source)),
    source.publishedAt ? plainMarkdown(formatDate(source.publishedAt), 40) : 'undated',
    maskedLink(title, source.url),
    plainMarkdown(provenance, 120),
  ];
  return `[${source.n}] ${parts.join(' · ')}`;
}
