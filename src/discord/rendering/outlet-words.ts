import type { ArticleHead } from '../../archive/article.js';
import { plainMarkdown } from '../markdown/plain-markdown.js';

/**
 * The outlet of an article or source as Markdown, and who typed it where it was fetched from elsewhere; where its text was
 * given by a person, its provenance says so. Nothing where it has none.
 */
export function outletWords({
  outlet,
  outletBy,
}: Pick<ArticleHead, 'outlet'> & { readonly outletBy?: ArticleHead['outletBy'] }): readonly string[] {
  if (outlet === null) return [];
  const name = plainMarkdown(outlet, 80);
  return [outletBy ? `${name} (as given by ${plainMarkdown(outletBy.name, 40)})` : name];
}
