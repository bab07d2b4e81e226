import type { ArticleHints } from './article-input.js';
import { UserError } from '../errors.js';
import type { ArticleFacts } from './article-facts.js';
import { cleanLine } from './text/clean-text.js';
import { parseDate } from './text/date-text.js';
import { normaliseUrl } from './fetch/normalise-url.js';

/**
 * What a person says of an article, checked. An empty hint counts as none.
 * @throws UserError where the date is none or the URL is no web address.
 */
export function readHints(hints: ArticleHints): Partial<ArticleFacts> {
  const title = cleanLine(hints.title ?? '');
  const outlet = cleanLine(hints.outlet ?? '');
  const url = hints.url?.trim() ?? '';
  return {
    title: title || null,
    outlet: outlet || null,
    authors: hints.authors ?? [],
    publishedAt: readDate(hints.publishedAt),
    modifiedAt: readDate(hints.modifiedAt),
    url: url === '' ? null : normaliseUrl(url),
  };
}

function readDate(hint = ''): string | null {
  const text = hint.trim();
  const date = text === '' ? null : parseDate(text);
  if (text !== '' && date === null) {
    throw new UserError('bad-date', { date: text.slice(0, 60) });
  }
  return date;
}
