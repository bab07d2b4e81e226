import { agencyLine } from './agencies.js';
import type { ArticleFacts } from '../article-facts.js';
import { readByLine, splitNames } from './by-line.js';
import { leadingDate, parseDate } from '../text/date-text.js';

/** What one line above the body says, and what of it is still to be read. */
export interface HeadLine {
  readonly facts: Partial<ArticleFacts>;
  readonly agency: string | null;
  readonly rest: string;
}

const label =
  /^(title|headline|date|published(?: on| at)?|publication date|posted(?: on)?|updated|last updated|modified|source|outlet|publisher|newspaper|authors?|by-?line|url|link)\s?[:=]\s*(.+)$/i;
/** " date 2024-12-13 Headline": a label without a colon, as scrapers glue it. */
const gluedDate = /^(?:date|published(?: on)?|posted(?: on)?)\s+(?=\p{L}{0,10}[.,]?\s?\d)/iu;
const updated = /^(?:last )?(?:updated|modified)(?: on| at)?[:\s]\s*/i;
const published = /^(?:first )?(?:published|posted|issued|submitted)(?: on| at)?[:\s]\s*/i;

/** Reads a label, a date, a by-line or an agency; null where the line is none of these. */
export function readHeadLine(line: string): HeadLine | null {
  const glued = gluedDate.exec(line);
  const date = glued && leadingDate(line.slice(glued[0].length));
  if (glued && date) {
    const rest = line.slice(glued[0].length + date.length).replace(/^[\s,|:–—-]+/, '');
    return { facts: { publishedAt: date.iso }, agency: null, rest };
  }
  const labelled = label.exec(line);
  const facts = labelled ? labelFacts((labelled[1] ?? '').toLowerCase(), labelled[2] ?? '') : null;
  if (facts) return { facts, agency: null, rest: '' };
  const agency = agencyLine(line);
  if (agency !== null) return { facts: {}, agency, rest: '' };
  const byLine = readByLine(line);
  if (byLine) {
    const { authors, agency: signedBy, publishedAt } = byLine;
    return { facts: { authors, publishedAt }, agency: signedBy, rest: '' };
  }
  const dates = dateFacts(line);
  return dates && { facts: dates, agency: null, rest: '' };
}

function labelFacts(name: string, value: string): Partial<ArticleFacts> | null {
  if (name === 'title' || name === 'headline') return { title: value };
  if (/^(?:source|outlet|publisher|newspaper)$/.test(name)) {
    return value.length <= 60 && !/[.!?]$/.test(value) ? { outlet: value } : null;
  }
  if (/^(?:author|by)/.test(name)) return { authors: splitNames(value.replace(/^by\s+/i, '')) };
  if (name === 'url' || name === 'link') return /^https?:\/\/\S+$/i.test(value) ? { url: value } : null;
  const date = parseDate(value) ?? (name === 'date' ? (leadingDate(value)?.iso ?? null) : null);
  if (date === null) return null;
  return /updated|modified/.test(name) ? { modifiedAt: date } : { publishedAt: date };
}

/** A line that is a date, or two: "Published 3 May 2024 | Updated 4 May 2024". */
function dateFacts(line: string): Partial<ArticleFacts> | null {
  if (line.length > 120) return null;
  let facts: Partial<ArticleFacts> = {};
  for (const part of line.split(/\s*[|•·]\s*|\s+(?=(?:last )?updated\b)/i)) {
    if (part === '') continue;
    const modified = updated.exec(part);
    const date = parseDate(part.slice((modified ?? published.exec(part))?.[0].length ?? 0));
    if (date === null) return null;
    facts = modified ? { ...facts, modifiedAt: date } : { publishedAt: date, ...facts };
  }
  return facts;
}
