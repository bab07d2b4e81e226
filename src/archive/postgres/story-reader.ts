import type { Provenance } from '../article.js';
import type { Story, StoryArticle } from '../stories/story.js';
import { tellStory } from '../stories/tell-story.js';
import type { Session } from './session.js';

interface MemberRow {
  readonly storyId: string;
  readonly articleId: string;
  readonly outlet: string | null;
  readonly publishedAt: string | null;
  readonly provenance: string;
  readonly isOutletTyped: boolean;
}

/** Reads the stories of a collection. */
export class StoryReader {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  /** The story with this id, or what it was merged into. */
  async story(storyId: string): Promise<Story | null> {
    const row = await this.#session.get<{ readonly id: string }>(
      'SELECT coalesce(merged_into, id) AS id FROM stories WHERE collection = $1 AND id = $2',
      this.#session.collection,
      storyId,
    );
    return (row && (await this.#stories([row.id])).get(row.id)) ?? null;
  }

  /** The story of each article that is in one. */
  async storiesOf(articleIds: readonly string[]): Promise<ReadonlyMap<string, Story>> {
    const rows = await this.#session.all<{ readonly articleId: string; readonly storyId: string }>(
      `SELECT article_id AS "articleId", story_id AS "storyId" FROM story_articles
       WHERE collection = $1 AND article_id = ANY($2::text[])`,
      this.#session.collection,
      articleIds,
    );
    const stories = await this.#stories([...new Set(rows.map(({ storyId }) => storyId))]);
    return new Map(
      rows.flatMap(({ articleId, storyId }) => {
        const story = stories.get(storyId);
        return story?.articles.some((article) => article.articleId === articleId) ? [[articleId, story]] : [];
      }),
    );
  }

  async #stories(ids: readonly string[]): Promise<ReadonlyMap<string, Story>> {
    const members = new Map<string, Omit<StoryArticle, 'copyOf'>[]>();
    for (const { storyId, provenance, ...article } of await this.#members(ids)) {
      const told = { ...article, provenance: JSON.parse(provenance) as Provenance };
      members.set(storyId, [...(members.get(storyId) ?? []), told]);
    }
    const copies = await this.#copies([...members.values()].flat().map(({ articleId }) => articleId));
    return new Map(
      [...members].map(([id, articles]) => {
        const own = new Set(articles.map(({ articleId }) => articleId));
        return [
          id,
          tellStory(
            id,
            articles,
            copies.filter(([article]) => own.has(article)),
          ),
        ];
      }),
    );
  }

  #members(storyIds: readonly string[]): Promise<readonly MemberRow[]> {
    return this.#session.all<MemberRow>(
      `SELECT member.story_id AS "storyId", a.id AS "articleId", v.outlet, v.published_at AS "publishedAt", v.provenance,
         v.outlet_by IS NOT NULL AS "isOutletTyped"
       FROM story_articles AS member
       JOIN articles AS a ON a.collection = $1 AND a.id = member.article_id AND a.removed_at IS NULL
       JOIN versions AS v ON v.collection = $1 AND v.article_id = a.id AND v.version = a.current_version
       WHERE member.collection = $1 AND member.story_id = ANY($2::text[])`,
      this.#session.collection,
      storyIds,
    );
  }

  /** Pairs from these articles, of which one has the words of the other. */
  async #copies(articleIds: readonly string[]): Promise<readonly (readonly [string, string])[]> {
    const rows = await this.#session.all<{ readonly article: string; readonly other: string }>(
      `SELECT article_id AS article, other_id AS other FROM story_links
       WHERE collection = $1 AND article_id = ANY($2::text[]) AND is_copy = 1 ORDER BY article_id, other_id`,
      this.#session.collection,
      articleIds,
    );
    return rows.map(({ article, other }) => [article, other] as const);
  }
}
