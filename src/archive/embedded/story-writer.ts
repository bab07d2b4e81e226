import { daysAround } from '../stories/days-around.js';
import type { StorySigns } from '../stories/story-grouping.js';
import type { CandidateRange, StoryCandidate, StoryLink, StoryRows } from '../stories/story-rows.js';
import type { Connection } from './connection.js';

interface CandidateRow {
  readonly articleId: string;
  readonly bytes: Buffer;
}

interface LinkRow {
  readonly article: string;
  readonly other: string;
  readonly likelihood: number;
  readonly isCopy: number;
}

/** The rows of stories, as grouping an article reads and writes them. To be used in a transaction. */
export class StoryWriter implements StoryRows {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  keepSigns(articleId: string, { day, marks, bytes }: StorySigns): void {
    // Marks and links go with the row.
    this.#connection.run('DELETE FROM story_signs WHERE article_id = ?', articleId);
    const { lastId } = this.#connection.run(
      `INSERT INTO story_signs (article_id, version, day, signs)
       SELECT id, current_version, ?, ? FROM articles WHERE id = ?`,
      day,
      bytes,
      articleId,
    );
    for (const { term, weight } of marks) {
      this.#connection.run(
        'INSERT INTO story_marks (term, day, label, weight) VALUES (?, ?, ?, ?)',
        term,
        day,
        lastId,
        weight,
      );
    }
  }

  candidates(articleId: string, signs: StorySigns, range: CandidateRange): readonly StoryCandidate[] {
    return this.#connection.all<CandidateRow>(
      `WITH shared AS (
         SELECT mark.label, sum(mark.weight * (wanted.value ->> 1)) AS weight
         FROM json_each(?) AS wanted CROSS JOIN json_each(?) AS days
         CROSS JOIN story_marks AS mark
           ON mark.term = wanted.value ->> 0 AND mark.day BETWEEN days.value ->> 0 AND days.value ->> 1
         GROUP BY mark.label
       )
       SELECT signs.article_id AS articleId, signs.signs AS bytes
       FROM shared CROSS JOIN story_signs AS signs ON signs.label = shared.label
       WHERE signs.article_id <> ? ORDER BY shared.weight DESC, signs.article_id LIMIT ?`,
      JSON.stringify(signs.marks.map(({ term, weight }) => [term, weight])),
      JSON.stringify(daysAround(signs.day, range.days)),
      articleId,
      range.limit,
    );
  }

  signsOf(articleIds: readonly string[]): readonly StoryCandidate[] {
    return this.#connection.all<CandidateRow>(
      `SELECT article_id AS articleId, signs AS bytes FROM json_each(?) AS wanted
       CROSS JOIN story_signs ON article_id = wanted.value ORDER BY article_id`,
      JSON.stringify(articleIds),
    );
  }

  link(links: readonly StoryLink[]): void {
    for (const { article, other, likelihood, isCopy } of links) {
      for (const ends of [
        [article, other],
        [other, article],
      ]) {
        this.#connection.run(
          `INSERT OR REPLACE INTO story_links (article_id, other_id, likelihood, is_copy) VALUES (?, ?, ?, ?)`,
          ...ends,
          likelihood,
          Number(isCopy),
        );
      }
    }
  }

  linksOf(articleIds: readonly string[]): readonly StoryLink[] {
    return this.#connection
      .all<LinkRow>(
        `SELECT article_id AS article, other_id AS other, likelihood, is_copy AS isCopy FROM json_each(?) AS wanted
         CROSS JOIN story_links ON article_id = wanted.value`,
        JSON.stringify(articleIds),
      )
      .map((row) => ({ ...row, isCopy: row.isCopy === 1 }));
  }

  storyIdsOf(articleIds: readonly string[]): ReadonlyMap<string, string> {
    const rows = this.#connection.all<{ readonly articleId: string; readonly storyId: string }>(
      `SELECT article_id AS articleId, story_id AS storyId FROM json_each(?) AS wanted
       CROSS JOIN story_articles ON article_id = wanted.value`,
      JSON.stringify(articleIds),
    );
    return new Map(rows.map(({ articleId, storyId }) => [articleId, storyId]));
  }

  membersOf(storyIds: readonly string[]): ReadonlyMap<string, readonly string[]> {
    const rows = this.#connection.all<{ readonly articleId: string; readonly storyId: string }>(
      `SELECT article_id AS articleId, story_id AS storyId FROM json_each(?) AS wanted
       CROSS JOIN story_articles ON story_id = wanted.value`,
      JSON.stringify(storyIds),
    );
    const members = new Map<string, string[]>();
    for (const { articleId, storyId } of rows) {
      members.set(storyId, [...(members.get(storyId) ?? []), articleId]);
    }
    return members;
  }

  isStoryId(storyId: string): boolean {
    return this.#connection.get('SELECT 1 FROM stories WHERE id = ?', storyId) !== null;
  }

  place(articleIds: readonly string[], storyId: string): void {
    this.#connection.run('INSERT OR IGNORE INTO stories (id) VALUES (?)', storyId);
    for (const articleId of articleIds) {
      this.#connection.run(
        `INSERT INTO story_articles (article_id, story_id) VALUES (?, ?)
         ON CONFLICT (article_id) DO UPDATE SET story_id = excluded.story_id`,
        articleId,
        storyId,
      );
    }
  }

  merge(storyId: string, into: string): void {
    this.#connection.run(
      'UPDATE stories SET merged_into = ? WHERE id = ? OR merged_into = ?',
      into,
      storyId,
      storyId,
    );
  }
}
