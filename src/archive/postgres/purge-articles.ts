import { answerWithoutArticle } from '../answer-without-article.js';
import { parseStoredAnswer } from '../stored-answer.js';
import { answerChecksum } from './answer-store.js';
import { newestVersions } from './article-store.js';
import { homesOf } from './passage-home.js';
import type { Session } from './session.js';

/**
 * Deletes the rows of what was removed until a moment, and what stored answers quote of it; title, outlet and URL stay. To be
 * called under the collection's lock. The bytes of deleted rows are PostgreSQL's to overwrite.
 * @returns how many articles
 */
export async function purgeArticles(session: Session, removedUntil: string): Promise<number> {
  const removed = await session.all<{ readonly id: string; readonly removedAt: string }>(
    `SELECT id, removed_at AS "removedAt" FROM articles WHERE collection = $1 AND removed_at <= $2 ORDER BY id`,
    session.collection,
    removedUntil,
  );
  for (const { id, removedAt } of removed) {
    await session.run(
      `INSERT INTO removed_articles (collection, id, title, outlet, url, removed_at)
       SELECT a.collection, a.id, v.title, v.outlet, a.url, a.removed_at FROM ${newestVersions}
       WHERE a.collection = $1 AND a.id = $2 ON CONFLICT DO NOTHING`,
      session.collection,
      id,
    );
    await purgeAnswers(session, { collection: session.collection, article: id, removedAt });
    // Vectors on their way have no passage that they could go with.
    await session.run(
      `DELETE FROM next_vectors AS n USING passages AS p
       WHERE p.home = ANY($3::text[]) AND p.collection = $1 AND p.article_id = $2
         AND n.collection = $1 AND n.passage_id = p.id`,
      session.collection,
      id,
      await homesOf(session),
    );
    // Versions, originals, passages, vectors, addresses and all else go with the row.
    await session.run('DELETE FROM articles WHERE collection = $1 AND id = $2', session.collection, id);
  }
  return removed.length;
}

/** Answers are read one at a time: there may be many, and each is long. */
async function purgeAnswers(
  session: Session,
  removed: Parameters<typeof answerWithoutArticle>[1],
): Promise<void> {
  for (let after = 0; ;) {
    const row = await session.get<{ readonly sequence: number; readonly answer: string }>(
      `SELECT sequence, answer FROM answers WHERE collection = $1 AND sequence > $2 AND strpos(answer, $3) > 0
       ORDER BY sequence LIMIT 1`,
      session.collection,
      after,
      JSON.stringify(removed.article),
    );
    if (!row) return;
    after = row.sequence;
    const purged = JSON.stringify(answerWithoutArticle(parseStoredAnswer(row.answer), removed));
    await session.run(
      'UPDATE answers SET answer = $3, checksum = $4 WHERE collection = $1 AND sequence = $2',
      session.collection,
      row.sequence,
      purged,
      answerChecksum(purged),
    );
  }
}
