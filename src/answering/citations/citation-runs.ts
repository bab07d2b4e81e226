import type { CitationLibrary } from './citation-library.js';
import type { CitationStyle } from './citation-format.js';
import type { CslItem } from './csl-item.js';
import { mapTexts } from './map-texts.js';
import { StandIns } from './stand-ins.js';

/** A part of a citation that is laid out alike. */
export interface CitationRun {
  readonly kind: 'text' | 'italic' | 'url';
  readonly value: string;
}

/** Of these a style's processor would make HTML, and of letters that stand high, plain ones. */
const taken =
  /[<>&\u00AA\u00B2\u00B3\u00B9\u00BA\u02B0-\u02B8\u02C0\u02C1\u02E0-\u02E4\u06E5\u06E6\u1D2C-\u1D61\u2070-\u207F\u2120\u2122\u3192-\u319F]/gu;

/** A style prints nothing for a title that there is not. In brackets stands what is no title. */
const untitled = '[Untitled article]';

/** A source as a style prints it. Its note, of which the processor would read commands, is not given to it. */
export function citationRuns(
  library: CitationLibrary,
  { note: _note, ...item }: CslItem,
  style: CitationStyle,
): readonly CitationRun[] {
  const standIns = new StandIns(taken);
  const texts = mapTexts({ title: untitled, ...item }, (text) => standIns.protect(text));
  const url = item.URL === undefined ? null : standIns.of(item.URL);
  const html = library.html({ ...texts, ...(url === null ? {} : { URL: url }), note: '' }, style);
  return readRuns(html, url).map(({ kind, value }) => ({ kind, value: standIns.restore(value) }));
}

/** What stands in the HTML, which of it is in italics, and where the address stands. */
function readRuns(html: string, url: string | null): readonly CitationRun[] {
  const runs: CitationRun[] = [];
  const open: boolean[] = [];
  for (const part of html
    .replace(/\s+/g, ' ')
    .trim()
    .split(/(<[^>]*>)/)) {
    if (part.startsWith('</')) open.pop();
    else if (part.startsWith('<')) open.push(isItalic(part, open.at(-1) ?? false));
    else runs.push(...textRuns(part, open.at(-1) ?? false, url));
  }
  return runs;
}

/** Italics within italics stand upright. */
function isItalic(tag: string, around: boolean): boolean {
  if (/^<(?:i|em)\b/.test(tag)) return true;
  return tag.includes('font-style:normal') ? false : around;
}

function textRuns(html: string, isItalicText: boolean, url: string | null): readonly CitationRun[] {
  const kind = isItalicText ? 'italic' : 'text';
  const text = html.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
  const parts = url === null ? [text] : text.split(url);
  return parts.flatMap((value, index) => [
    ...(index > 0 && url !== null ? [{ kind: 'url', value: url } as const] : []),
    ...(value === '' ? [] : [{ kind, value } as const]),
  ]);
}
