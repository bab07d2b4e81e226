import { calendarDay } from '../../calendar-day.js';
import { shownOutletKey } from '../../outlet-key.js';
import { articleColumns, toArticle, type ArticleRow } from '../../article-rows.js';
import { ArticleTerms } from '../article-terms.js';
import type { Connection } from '../connection.js';
import { IndexedWords } from '../indexed-words.js';
import { PassageWords } from '../passage-words.js';
import type { RepairNotes } from './repair-notes.js';

/**
 * Works out from versions and passages what follows from them: each article's row where it is lost or does not fit, what
 * is searched, and all words. To be called in a transaction of the new file, whose tables of words are empty.
 */
export function deriveArticles(source: Connection, target: Connection, notes: RepairNotes): void {
  rightArticles(source, target, notes);
  target.run('UPDATE passages SET searchable = 0');
  const terms = new ArticleTerms(target);
  const words = new PassageWords(target);
  for (const article of currentArticles(target)) {
    const passages = target.all<{ readonly id: number; readonly start: number; readonly end: number }>(
      `SELECT id, start_offset AS start, end_offset AS "end" FROM passages
       WHERE article_id = ? AND version = ? ORDER BY start_offset`,
      article.id,
      article.version,
    );
    const indexed = new IndexedWords(article);
    terms.replace(article.id, article, indexed);
    for (const { id, start, end } of passages) {
      target.run(
        'UPDATE passages SET searchable = 1, day = ?, outlet_key = ? WHERE id = ?',
        calendarDay(article.publishedAt),
        shownOutletKey(article),
        id,
      );
      words.add(id, indexed, { start, end });
    }
    if (isUncovered(article.text, passages))
      notes.wanted.push({ articleId: article.id, version: article.version });
  }
}

function* currentArticles(target: Connection) {
  for (let after = ''; ;) {
    const rows = target.all<ArticleRow>(
      `SELECT ${articleColumns} FROM articles AS a
       JOIN versions AS v ON v.article_id = a.id AND v.version = a.current_version
       WHERE a.removed_at IS NULL AND v.text IS NOT NULL AND a.id > ? ORDER BY a.id LIMIT 100`,
      after,
    );
    yield* rows.map(toArticle);
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
  }
}

/** Whether a passage is missing: it is not known how many there were, but between them stand no words. */
function isUncovered(
  text: string,
  passages: readonly { readonly start: number; readonly end: number }[],
): boolean {
  let covered = 0;
  for (const { start, end } of passages) {
    if (hasWords(text.slice(covered, start))) return true;
    covered = Math.max(covered, end);
  }
  return hasWords(text.slice(covered));
}

function hasWords(text: string): boolean {
  return /\p{L}{2}/u.test(text);
}

function rightArticles(source: Connection, target: Connection, notes: RepairNotes): void {
  const lost = target.all<{ readonly id: string }>(
    'SELECT id FROM articles WHERE id NOT IN (SELECT article_id FROM versions)',
  );
  for (const { id } of lost) {
    notes.note(`article ${id}`, 'No version of it can be read.', 'It is lost: add it again.');
    target.run('DELETE FROM articles WHERE id = ?', id);
  }
  const nameless = target.all<{ readonly id: string }>(
    'SELECT DISTINCT article_id AS id FROM versions WHERE article_id NOT IN (SELECT id FROM articles)',
  );
  for (const { id } of nameless) {
    // Only what was not removed has terms: what was must not come back.
    const removedAt = isKnownByTerms(source, id) ? null : new Date().toISOString();
    target.run(
      "INSERT INTO articles (id, current_version, text_hash, removed_at) VALUES (?, 0, '', ?)",
      id,
      removedAt,
    );
    notes.note(`article ${id}`, 'Its row cannot be read.', 'It was made anew from its versions.');
  }
  target.execute(`
    UPDATE articles SET current_version = (SELECT max(version) FROM versions WHERE article_id = articles.id)
      WHERE current_version IS NOT (SELECT max(version) FROM versions WHERE article_id = articles.id);
    UPDATE articles SET text_hash = (
        SELECT text_hash FROM versions WHERE article_id = articles.id AND version = articles.current_version)
      WHERE text_hash IS NOT (
        SELECT text_hash FROM versions WHERE article_id = articles.id AND version = articles.current_version);
    UPDATE articles SET url = (
        SELECT url FROM versions WHERE article_id = articles.id AND version = articles.current_version)
      WHERE url IS NULL;`);
}

function isKnownByTerms(source: Connection, id: string): boolean {
  try {
    return source.get('SELECT 1 FROM article_terms WHERE article_id = ?', id) !== null;
  } catch {
    return true;
  }
}
