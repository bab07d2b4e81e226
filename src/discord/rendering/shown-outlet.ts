import type { ArticleHead, Person } from '../../archive/article.js';
import type { Wording } from '../../locales/wording.js';
import { plainMarkdown } from '../markdown/plain-markdown.js';

/** The outlet of an article or source as Markdown, and who typed it where it was fetched from elsewhere; null where it has none. */
export function shownOutlet(
  { outlet, outletBy }: Pick<ArticleHead, 'outlet'> & { readonly outletBy?: Person },
  { t }: Wording,
): string | null {
  if (outlet === null) return null;
  const name = plainMarkdown(outlet, 80);
  return outletBy ? t('answer:outletAsGiven', { outlet: name, by: plainMarkdown(outletBy.name, 40) }) : name;
}
