import type { ArticleContent } from './article.js';
import { passageContext } from './passage-context.js';
import { tokensOf } from './words.js';

/** What of an article decides how its words are indexed. */
type Indexed = Pick<ArticleContent, 'title' | 'outlet' | 'publishedAt' | 'language'>;

/** The tokens by which a passage is found: of the line of context before it, and of its own text. */
export interface PassageTokens {
  readonly context: readonly string[];
  readonly body: readonly string[];
}

/** @param text the passage's slice of the article's text. */
export function passageTokens(article: Indexed, text: string): PassageTokens {
  return { context: contextTokens(article), body: tokensOf(text, article.language) };
}

/** The tokens of the line of context, which the passages of an article share. */
export function contextTokens(article: Indexed): readonly string[] {
  return tokensOf(passageContext(article), article.language);
}

/** The tokens by which an article is found as a whole: of its title and its text. */
export function articleTokens({
  title,
  text,
  language,
}: Pick<ArticleContent, 'title' | 'text' | 'language'>): readonly string[] {
  return tokensOf(title === null ? text : `${title}\n\n${text}`, language);
}
