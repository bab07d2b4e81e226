import type { Provenance } from '../article.js';
import type { Story, StoryArticle } from '../stories/story.js';
import { tellStory } from '../stories/tell-story.js';
import type { Connection } from './connection.js';

interface MemberRow {
  readonly storyId: string;
  readonly articleId: string;
  readonly outlet: string | null;
  readonly publishedAt: string | null;
  readonly provenance: string;
  readonly isOutletTyped: number;
}

/** Reads the stories of a collection. */
export class StoryReader {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** The story with this id, or what it was merged into. */
  story(storyId: string): Story | null {
    const row = this.#connection.get<{ readonly id: string }>(
      'SELECT coalesce(merged_into, id) AS id FROM stories WHERE id = ?',
      storyId,
    );
    return (row && this.#stories([row.id]).get(row.id)) ?? null;
  }

  /** The story of each article that is in one. */
  storiesOf(articleIds: readonly string[]): ReadonlyMap<string, Story> {
    const rows = this.#connection.all<{ readonly articleId: string; readonly storyId: string }>(
      `SELECT article_id AS articleId, story_id AS storyId FROM json_each(?) AS wanted
       CROSS JOIN story_articles ON article_id = wanted.value`,
      JSON.stringify(articleIds),
    );
    const stories = this.#stories([...new Set(rows.map(({ storyId }) => storyId))]);
    return new Map(
      rows.flatMap(({ articleId, storyId }) => {
        const story = stories.get(storyId);
        return story?.articles.some((article) => article.articleId === articleId) ? [[articleId, story]] : [];
      }),
    );
  }

  #stories(ids: readonly string[]): ReadonlyMap<string, Story> {
    const members = new Map<string, Omit<StoryArticle, 'copyOf'>[]>();
    for (const { storyId, provenance, isOutletTyped, ...article } of this.#members(ids)) {
      const told = {
        ...article,
        provenance: JSON.parse(provenance) as Provenance,
        isOutletTyped: isOutletTyped === 1,
      };
      members.set(storyId, [...(members.get(storyId) ?? []), told]);
    }
    return new Map(
      [...members].map(([id, articles]) => [
        id,
        tellStory(id, articles, this.#copies(articles.map(({ articleId }) => articleId))),
      ]),
    );
  }

  #members(storyIds: readonly string[]): readonly MemberRow[] {
    return this.#connection.all<MemberRow>(
      `SELECT member.story_id AS storyId, a.id AS articleId, v.outlet, v.published_at AS publishedAt, v.provenance,
         v.outlet_by IS NOT NULL AS isOutletTyped
       FROM json_each(?) AS wanted
       CROSS JOIN story_articles AS member ON member.story_id = wanted.value
       CROSS JOIN articles AS a ON a.id = member.article_id AND a.removed_at IS NULL
       CROSS JOIN versions AS v ON v.article_id = a.id AND v.version = a.current_version`,
      JSON.stringify(storyIds),
    );
  }

  /** Pairs from these articles, of which one has the words of the other. */
  #copies(articleIds: readonly string[]): readonly (readonly [string, string])[] {
    return this.#connection
      .all<{ readonly article: string; readonly other: string }>(
        `SELECT article_id AS article, other_id AS other FROM json_each(?) AS wanted
         CROSS JOIN story_links ON article_id = wanted.value AND is_copy = 1 ORDER BY article_id, other_id`,
        JSON.stringify(articleIds),
      )
      .map(({ article, other }) => [article, other] as const);
  }
}
