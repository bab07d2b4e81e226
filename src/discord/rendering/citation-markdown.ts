import type { CitationRun } from '../../answering/citations/citation-runs.js';
import { quoteMarkdown } from '../markdown/escape.js';
import { linkUrl } from '../markdown/link.js';
import { withoutUnsafeCharacters } from '../markdown/unsafe-characters.js';

/** A citation as Discord shows it: titles in italics, the address as a link, and every other character as it is. */
export function citationMarkdown(runs: readonly CitationRun[]): string {
  return runs.map(runMarkdown).join('');
}

function runMarkdown({ kind, value }: CitationRun): string {
  const url = kind === 'url' ? linkUrl(value) : null;
  if (url) return `<${url}>`;
  const text = quoteMarkdown(withoutUnsafeCharacters(value).replace(/\s+/g, ' ')) ?? '';
  if (kind !== 'italic') return text;
  // Italics begin and end with a character that is seen.
  const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? [];
  return words === '' ? text : `${before}*${words}*${after}`;
}
