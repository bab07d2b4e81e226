import type { CollectionId } from '../../src/archive/collection-id.js';
import type { Desk } from '../../src/desk/desk.js';
import { readFixture } from './graded-questions.js';

/** An invented article of the newsroom, as a line of an import. */
export interface NewsroomArticle {
  readonly id: string;
  readonly title: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly source: string;
  readonly url: string;
  /** BCP 47, of those that state it. */
  readonly language?: string;
  readonly text: string;
}

export function newsroomArticles(): readonly NewsroomArticle[] {
  return readFixture<NewsroomArticle>('articles.jsonl');
}

/** Takes articles in, one after another, as an import does. */
export async function addArticles(
  desk: Desk,
  collection: CollectionId,
  articles: readonly NewsroomArticle[],
): Promise<void> {
  for (const { id, title, date, source, url, language, text } of articles) {
    await desk.add({
      collection,
      input: { kind: 'text', text },
      hints: {
        title,
        outlet: source,
        publishedAt: date,
        url,
        externalId: id,
        ...(language === undefined ? {} : { language }),
      },
      by: { id: 'editor', name: 'editor' },
      importedFrom: 'articles.jsonl',
    });
  }
}
