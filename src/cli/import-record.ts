import type { ArticleHints } from '../desk/desk.js';
import { UserError } from '../errors.js';

/** One record of an import: a text and what is known of it. */
export interface ImportRecord {
  readonly text: string;
  readonly hints: ArticleHints;
}

/**
 * Reads a line {"id","title","date","source","url","text"}; all but the text may be missing, other keys are ignored.
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
  return {
    text,
    hints: {
      ...known('externalId', record['id']),
      ...known('title', record['title']),
      ...known('outlet', record['source']),
      ...known('publishedAt', record['date']),
      ...known('url', record['url']),
    },
  };
}

function known<Key extends keyof ArticleHints>(key: Key, value: unknown): { [K in Key]?: string } {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && text.trim() !== ''
    ? ({ [key]: text.trim() } as { [K in Key]: string })
    : {};
}
