import type { ArticleContent, EmbeddedPassage } from '../../archive/article.js';
import { passageContext } from '../../archive/passage-context.js';
import type { Embedder } from '../../embedding/embedder.js';
import { UserError } from '../../errors.js';
import { splitPassages } from './passages.js';

export interface EmbedPassagesOptions {
  /** Told before each batch how many are done, of how many. */
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal | undefined;
}

/** So many passages are handed to the embedder between two reports of progress. */
const passagesPerReport = 16;

/**
 * Cuts an article into passages and embeds each together with what is known of the article.
 * @throws UserError where the text holds no sentence.
 */
export async function embedPassages(
  content: Pick<ArticleContent, 'title' | 'outlet' | 'publishedAt' | 'text'>,
  embedder: Embedder,
  { onProgress, signal }: EmbedPassagesOptions = {},
): Promise<readonly EmbeddedPassage[]> {
  const drafts = splitPassages(content.text);
  if (drafts.length === 0) {
    throw new UserError('no-sentence');
  }
  const context = passageContext(content);
  const texts = drafts.map((draft) => `${context}\n${content.text.slice(draft.start, draft.end)}`.trim());
  const passages: EmbeddedPassage[] = [];
  for (let done = 0; done < drafts.length; done += passagesPerReport) {
    onProgress?.(done, drafts.length);
    const vectors = await embedder.embedPassages(texts.slice(done, done + passagesPerReport), signal);
    for (const [offset, vector] of vectors.entries()) {
      const draft = drafts[done + offset];
      if (draft) passages.push({ ...draft, vector });
    }
  }
  return passages;
}
