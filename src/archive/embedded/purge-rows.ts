import { answerWithoutArticle } from '../answer-without-article.js';
import { parseStoredAnswer } from '../stored-answer.js';
import type { Connection } from './connection.js';

const scrubKey = 'scrub-wanted';

/** What there is to purge. */
export interface Purgeable {
  readonly articleIds: readonly string[];
  /** Of all their versions. */
  readonly passageIds: readonly number[];
  /** Whether rows were deleted whose bytes may still stand in the files, as where a process ended in between. */
  readonly isScrubWanted: boolean;
}

/** What was removed until this moment. */
export function findPurgeable(connection: Connection, removedUntil: string): Purgeable {
  const articleIds = connection
    .all<{ readonly id: string }>('SELECT id FROM articles WHERE removed_at <= ? ORDER BY id', removedUntil)
    .map(({ id }) => id);
  const passageIds = connection
    .all<{ readonly id: number }>(
      'SELECT p.id FROM json_each(?) AS wanted CROSS JOIN passages AS p ON p.article_id = wanted.value',
      JSON.stringify(articleIds),
    )
    .map(({ id }) => id);
  return { articleIds, passageIds, isScrubWanted: isScrubWanted(connection) };
}

/**
 * Deletes the rows of removed articles, and what stored answers quote of them; title, outlet and URL stay. In one
 * transaction. Afterwards `scrub` has to follow.
 */
export function purgeRows(connection: Connection, collection: string, articleIds: readonly string[]): void {
  connection.transaction(() => {
    wantScrub(connection);
    for (const articleId of articleIds) purgeArticle(connection, collection, articleId);
  });
}

/** Rows are being deleted whose bytes are to be gone from the files, too. To be called in the transaction that deletes them. */
export function wantScrub(connection: Connection): void {
  connection.run("INSERT OR REPLACE INTO meta (key, value) VALUES (?, 'yes')", scrubKey);
}

export function isScrubWanted(connection: Connection): boolean {
  return connection.get('SELECT 1 FROM meta WHERE key = ?', scrubKey) !== null;
}

function purgeArticle(connection: Connection, collection: string, articleId: string): void {
  const removed = connection.get<{ readonly removedAt: string }>(
    'SELECT removed_at AS removedAt FROM articles WHERE id = ? AND removed_at IS NOT NULL',
    articleId,
  );
  // It was brought back in the meantime.
  if (!removed) return;
  connection.run(
    `INSERT OR REPLACE INTO removed_articles (id, title, outlet, url, removed_at)
     SELECT a.id, v.title, v.outlet, a.url, a.removed_at FROM articles AS a
     JOIN versions AS v ON v.article_id = a.id AND v.version = a.current_version WHERE a.id = ?`,
    articleId,
  );
  purgeAnswers(connection, { collection, article: articleId, removedAt: removed.removedAt });
  // Versions, originals, passages, vectors, addresses and all else go with the row.
  connection.run('DELETE FROM articles WHERE id = ?', articleId);
}

interface StoredAnswerRow {
  readonly sequence: number;
  readonly answer: string;
}

/** Answers are read one at a time: there may be many, and each is long. */
function purgeAnswers(connection: Connection, removed: Parameters<typeof answerWithoutArticle>[1]): void {
  for (let after = 0; ;) {
    const row = connection.get<StoredAnswerRow>(
      'SELECT sequence, answer FROM answers WHERE sequence > ? AND instr(answer, ?) > 0 ORDER BY sequence LIMIT 1',
      after,
      JSON.stringify(removed.article),
    );
    if (!row) return;
    after = row.sequence;
    const purged = answerWithoutArticle(parseStoredAnswer(row.answer), removed);
    connection.run('UPDATE answers SET answer = ? WHERE sequence = ?', JSON.stringify(purged), row.sequence);
  }
}

/**
 * Writes the whole file anew, so that nothing of deleted rows is left in it: SQLite overwrites what it deletes, but not
 * what it moved before; and an index of words keeps those of deleted rows until it is merged. Takes seconds where the
 * collection is large, and holds the file meanwhile.
 */
export function scrub(connection: Connection): void {
  for (const table of ['passage_words', 'article_words']) {
    connection.execute(`INSERT INTO ${table} (${table}) VALUES ('optimize')`);
  }
  connection.execute('VACUUM');
  connection.run('DELETE FROM meta WHERE key = ?', scrubKey);
  try {
    emptyLog(connection);
  } catch (error) {
    wantScrub(connection);
    throw error;
  }
}

/**
 * Writes the log into the file and cuts it off, so that neither holds what was deleted before.
 * @throws Error where another process reads the file, so that it cannot be done now.
 */
export function emptyLog(connection: Connection): void {
  const isBusy = connection.pragma('wal_checkpoint(TRUNCATE)') !== 0;
  if (isBusy) throw new Error(`${connection.path} is being read by another process.`);
}

/** The same for the thread that serves everybody: it does not wait for other processes. @throws Error as `emptyLog`. */
export function emptyLogAtOnce(connection: Connection): void {
  const busyTimeoutMs = Number(connection.pragma('busy_timeout'));
  connection.pragma('busy_timeout = 0');
  try {
    emptyLog(connection);
  } finally {
    connection.pragma(`busy_timeout = ${busyTimeoutMs}`);
  }
}
