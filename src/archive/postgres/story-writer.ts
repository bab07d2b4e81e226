import { daysAround } from '../stories/days-around.js';
import type { LaterStoryRows } from '../stories/row-steps.js';
import type { StorySigns } from '../stories/story-grouping.js';
import type { CandidateRange, StoryCandidate, StoryLink } from '../stories/story-rows.js';
import type { Session } from './session.js';

/** The rows of stories, as grouping one article reads and writes them. To be used under the collection's lock. */
export class StoryWriter implements LaterStoryRows {
  readonly #session: Session;
  /** Those that were read, by article: grouping asks for the same ones again and again. */
  readonly #links = new Map<string, StoryLink[]>();

  constructor(session: Session) {
    this.#session = session;
  }

  async keepSigns(articleId: string, { day, marks, bytes }: StorySigns): Promise<void> {
    const { collection } = this.#session;
    this.#links.clear();
    // Marks and links go with the row.
    await this.#session.run(
      'DELETE FROM story_signs WHERE collection = $1 AND article_id = $2',
      collection,
      articleId,
    );
    await this.#session.run(
      `INSERT INTO story_signs (collection, article_id, version, day, signs)
       SELECT collection, id, current_version, $3, $4 FROM articles WHERE collection = $1 AND id = $2`,
      collection,
      articleId,
      day,
      bytes,
    );
    await this.#session.run(
      `INSERT INTO story_marks (collection, term, day, article_id, weight)
       SELECT $1, mark.term, $3, $2, mark.weight FROM unnest($4::bigint[], $5::float8[]) AS mark (term, weight)`,
      collection,
      articleId,
      day,
      marks.map(({ term }) => term),
      marks.map(({ weight }) => weight),
    );
  }

  candidates(
    articleId: string,
    { day, marks }: StorySigns,
    { days, limit }: CandidateRange,
  ): Promise<readonly StoryCandidate[]> {
    const ranges = daysAround(day, days);
    return this.#session.all<StoryCandidate>(
      `WITH shared AS (
         SELECT mark.article_id, sum(mark.weight * wanted.weight) AS weight
         FROM unnest($2::bigint[], $3::float8[]) AS wanted (term, weight)
         CROSS JOIN unnest($4::text[], $5::text[]) AS days (first, last)
         JOIN story_marks AS mark ON mark.collection = $1 AND mark.term = wanted.term
           AND mark.day >= days.first AND mark.day <= days.last
         GROUP BY mark.article_id
       )
       SELECT signs.article_id AS "articleId", signs.signs AS bytes
       FROM shared JOIN story_signs AS signs ON signs.collection = $1 AND signs.article_id = shared.article_id
       WHERE signs.article_id <> $6 ORDER BY shared.weight DESC, signs.article_id LIMIT $7`,
      this.#session.collection,
      marks.map(({ term }) => term),
      marks.map(({ weight }) => weight),
      ranges.map(([first]) => first),
      ranges.map(([, last]) => last),
      articleId,
      limit,
    );
  }

  signsOf(articleIds: readonly string[]): Promise<readonly StoryCandidate[]> {
    return this.#session.all<StoryCandidate>(
      `SELECT article_id AS "articleId", signs AS bytes FROM story_signs
       WHERE collection = $1 AND article_id = ANY($2::text[]) ORDER BY article_id`,
      this.#session.collection,
      articleIds,
    );
  }

  async link(links: readonly StoryLink[]): Promise<void> {
    this.#links.clear();
    // Each pair once: a statement writes no row twice.
    const byEnds = new Map(
      links.flatMap((link) => {
        const back = { ...link, article: link.other, other: link.article };
        return [link, back].map((each) => [`${each.article} ${each.other}`, each] as const);
      }),
    );
    const ends = [...byEnds.values()];
    await this.#session.run(
      `INSERT INTO story_links (collection, article_id, other_id, likelihood, is_copy)
       SELECT $1, link.* FROM unnest($2::text[], $3::text[], $4::float8[], $5::integer[]) AS link
       ON CONFLICT (collection, article_id, other_id) DO UPDATE
         SET likelihood = excluded.likelihood, is_copy = excluded.is_copy`,
      this.#session.collection,
      ends.map(({ article }) => article),
      ends.map(({ other }) => other),
      ends.map(({ likelihood }) => likelihood),
      ends.map(({ isCopy }) => Number(isCopy)),
    );
  }

  async linksOf(articleIds: readonly string[]): Promise<readonly StoryLink[]> {
    const missing = articleIds.filter((id) => !this.#links.has(id));
    for (const id of missing) this.#links.set(id, []);
    for (const link of await this.#readLinks(missing)) this.#links.get(link.article)?.push(link);
    return articleIds.flatMap((id) => this.#links.get(id) ?? []);
  }

  /** A story of many has thousands, which come as one value faster than as rows. */
  async #readLinks(articleIds: readonly string[]): Promise<readonly StoryLink[]> {
    const row = await this.#session.get<{ readonly links: string | null }>(
      `SELECT json_agg(json_build_array(article_id, other_id, likelihood, is_copy) ORDER BY article_id, other_id)::text AS links
       FROM story_links WHERE collection = $1 AND article_id = ANY($2::text[])`,
      this.#session.collection,
      articleIds,
    );
    const links = JSON.parse(row?.links ?? '[]') as [string, string, number, number][];
    return links.map(([article, other, likelihood, isCopy]) => ({
      article,
      other,
      likelihood,
      isCopy: isCopy === 1,
    }));
  }

  async storyIdsOf(articleIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.#placed('article_id', articleIds);
    return new Map(rows.map(({ articleId, storyId }) => [articleId, storyId]));
  }

  async membersOf(storyIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
    const members = new Map<string, string[]>();
    for (const { articleId, storyId } of await this.#placed('story_id', storyIds)) {
      members.set(storyId, [...(members.get(storyId) ?? []), articleId]);
    }
    return members;
  }

  async isStoryId(storyId: string): Promise<boolean> {
    const sql = 'SELECT 1 FROM stories WHERE collection = $1 AND id = $2';
    return (await this.#session.get(sql, this.#session.collection, storyId)) !== null;
  }

  async place(articleIds: readonly string[], storyId: string): Promise<void> {
    const { collection } = this.#session;
    await this.#session.run(
      'INSERT INTO stories (collection, id) VALUES ($1, $2) ON CONFLICT DO NOTHING',
      collection,
      storyId,
    );
    await this.#session.run(
      `INSERT INTO story_articles (collection, article_id, story_id) SELECT $1, id, $3 FROM unnest($2::text[]) AS id
       ON CONFLICT (collection, article_id) DO UPDATE SET story_id = excluded.story_id`,
      collection,
      articleIds,
      storyId,
    );
  }

  async merge(storyId: string, into: string): Promise<void> {
    await this.#session.run(
      'UPDATE stories SET merged_into = $3 WHERE collection = $1 AND (id = $2 OR merged_into = $2)',
      this.#session.collection,
      storyId,
      into,
    );
  }

  #placed(column: 'article_id' | 'story_id', ids: readonly string[]) {
    return this.#session.all<{ readonly articleId: string; readonly storyId: string }>(
      `SELECT article_id AS "articleId", story_id AS "storyId" FROM story_articles
       WHERE collection = $1 AND ${column} = ANY($2::text[]) ORDER BY article_id`,
      this.#session.collection,
      ids,
    );
  }
}
