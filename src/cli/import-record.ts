import { readExportedFacts, type ExportedFacts } from '../desk/exported-facts.js';
import type { ArticleHints } from '../reading/article-input.js';
import { UserError } from '../errors.js';
import { parseDate } from '../reading/text/date-text.js';
import { languageTag } from '../reading/text/language-tag.js';

/** One record of an import: a text and what is known of it. */
export interface ImportRecord {
  readonly text: string;
  readonly hints: ArticleHints;
  /** Where the text is from and who gave it, as an export says; null where the line is from none. */
  readonly exported: ExportedFacts | null;
}

/**
 * Reads a line {"id","title","date","source","url","text"}; all but the text may be missing. Of what `export` writes
 * beside it takes "authors", "modifiedAt" and "language" where they can be read, and, from a line that `export` wrote,
 * where the text is from and who gave it; other keys are passed over.
 * @throws UserError saying what is wrong with the line.
 */
export function readImportRecord(line: unknown): ImportRecord {
  if (line === null || typeof line !== 'object' || Array.isArray(line)) {
    throw new UserError('bad-line', 'The line is no JSON object.');
  }
  const record = line as Record<string, unknown>;
  const text = record['text'];
  if (typeof text !== 'string' || text.trim() === '')
    throw new UserError('bad-line', 'The line has no "text".');
  const { modifiedAt, language } = { ...known('modifiedAt', record), ...known('language', record) };
  return {
    text,
    exported: readExportedFacts(record),
    hints: {
      ...(hasOwnId(record) ? known('externalId', record, 'id') : {}),
      ...known('title', record),
      ...known('outlet', record, 'source'),
      ...known('publishedAt', record, 'date'),
      ...known('url', record),
      ...knownAuthors(record['authors']),
      ...(modifiedAt !== undefined && parseDate(modifiedAt) !== null ? { modifiedAt } : {}),
      ...(language !== undefined && languageTag(language) !== null ? { language } : {}),
    },
  };
}

/** The id and title that a line states, whether or not it can be taken. */
export function recordNames(line: unknown): {
  readonly externalId: string | null;
  readonly title: string | null;
} {
  const record = (line ?? {}) as Readonly<Record<string, unknown>>;
  const { externalId, title } = { ...known('externalId', record, 'id'), ...known('title', record) };
  return { externalId: externalId ?? null, title: title ?? null };
}

/** `export` writes an article's own id where it was given none; as an external id it would change the article's id. */
function hasOwnId(record: Readonly<Record<string, unknown>>): boolean {
  return record['article'] === undefined || record['article'] !== record['id'];
}

type TextHint = Exclude<keyof ArticleHints, 'authors'>;

function known<Hint extends TextHint>(
  hint: Hint,
  record: Readonly<Record<string, unknown>>,
  key: string = hint,
): { [K in Hint]?: string } {
  const value = record[key];
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && text.trim() !== ''
    ? ({ [hint]: text.trim() } as { [K in Hint]: string })
    : {};
}

function knownAuthors(value: unknown): Pick<ArticleHints, 'authors'> {
  const authors = [value].flat().filter((author): author is string => typeof author === 'string');
  return authors.length > 0 ? { authors } : {};
}
