import { articleColumns, toArticle, type ArticleRow } from '../../article-rows.js';
import type { Cursor, MoveProgress } from '../../move/archive-rows.js';
import {
  articlesInOrder,
  placesBehind,
  wordsStepFrom,
  type ArticlePlace,
} from '../../move/articles-in-order.js';
import type { Session } from '../session.js';
import { PassageStore } from '../passage-store.js';
import type { CountedTexts } from '../term-table.js';
import { WordIndex } from '../word-index.js';
import { homesOf } from '../passage-home.js';

const inOrder = articlesInOrder({
  ofArticle: 'a.collection = $1 AND',
  ofPassage: (alias) => `${alias}.collection = $1 AND ${alias}.home = ANY($2::text[]) AND`,
  parameters: ['$3', '$4', '$5'],
});

/** Has some articles, and their passages, found by their words. To be called in a transaction of the collection. @returns what comes next */
export async function makeWords(
  session: Session,
  after: Cursor | null,
  then: MoveProgress,
): Promise<MoveProgress> {
  const places = await session.all<ArticlePlace>(
    inOrder,
    session.collection,
    await homesOf(session),
    ...placesBehind(after),
  );
  const words = new WordIndex(session);
  const written: CountedTexts[] = [];
  for (const { id } of places) written.push(await indexArticle(session, words, id));
  await words.countIn({
    articles: written.flatMap(({ articles }) => articles),
    passages: written.flatMap(({ passages }) => passages),
  });
  return wordsStepFrom(places, then);
}

async function indexArticle(session: Session, words: WordIndex, id: string): Promise<CountedTexts> {
  const row = await session.get<ArticleRow>(
    `SELECT ${articleColumns} FROM articles AS a
     JOIN versions AS v ON v.collection = $1 AND v.article_id = a.id AND v.version = a.current_version
     WHERE a.collection = $1 AND a.id = $2`,
    session.collection,
    id,
  );
  if (!row) throw new Error(`The newest version of article ${id} is not there.`);
  const article = toArticle(row);
  const passages = await (await PassageStore.of(session)).searchable(id);
  return words.write(
    id,
    article,
    passages.map((passage) => ({ id: passage.id, text: article.text.slice(passage.start, passage.end) })),
  );
}
