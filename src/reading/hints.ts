import type { ArticleHints } from '../desk/desk.js';
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
  const date = hints.publishedAt?.trim() ?? '';
  const url = hints.url?.trim() ?? '';
  const publishedAt = date === '' ? null : parseDate(date);
  if (date !== '' && publishedAt === null) {
    throw new UserError('bad-date', `"${date.slice(0, 60)}" is no date: write it as 2024-12-13.`);
  }
  return {
    title: title || null,
    outlet: outlet || null,
    publishedAt,
    url: url === '' ? null : normaliseUrl(url),
  };
}
