import type { ArticleContent, EmbeddedPassage } from './article.js';
import { assertPassage } from './passage-rows.js';

/**
 * Checks what whoever adds or corrects an article owes: what he sent must not be stored where he breaks it.
 * @param dimension numbers in a vector
 * @throws Error naming what is wrong
 */
export function assertWritable(
  content: Pick<ArticleContent, 'text'>,
  passages: readonly EmbeddedPassage[],
  dimension: number,
): void {
  assertText(content.text);
  for (const passage of passages) assertPassage(passage, content.text, dimension);
}

/** Half a surrogate pair would come back from the database as another character, and offsets would still fit. */
function assertText(text: string): void {
  if (Buffer.from(text, 'utf8').toString('utf8') !== text || text.includes('\0')) {
    throw new Error('The text holds half a character or a NUL, which cannot be stored.');
  }
}
