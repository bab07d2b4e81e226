import type { ArticleHead, Person } from '../../archive/article.js';
import { personName } from '../../answering/person-name.js';
import type { Wording } from '../../locales/wording.js';
import { plainMarkdown } from '../markdown/plain-markdown.js';

/** The outlet of an article or source as Markdown, and who typed it where it was fetched from elsewhere; null where it has none. */
export function shownOutlet(
  { outlet, outletBy }: Pick<ArticleHead, 'outlet'> & { readonly outletBy?: Person },
  wording: Wording,
): string | null {
  if (outlet === null) return null;
  const name = plainMarkdown(outlet, 80);
  if (!outletBy) return name;
  const by = plainMarkdown(personName(outletBy, wording), 40);
  return wording.t('answer:outletAsGiven', { outlet: name, by });
}
