import type { Collection } from '../../archive/collection.js';
import type { ArticleHead } from '../../archive/article.js';
import type { Story } from '../../archive/stories/story.js';
import { storyLine, type StoryLine } from '../story-line.js';

/** What one digest has to tell. */
export interface DigestIssue {
  /** The stories of what is new, those that most outlets tell independently of each other first, then the newest. */
  readonly stories: readonly StoryLine[];
  /** Articles that are new, copies too. */
  readonly articles: number;
  /** When it was due, in ISO 8601, where it comes late; null where it does not. */
  readonly lateFrom: string | null;
}

/**
 * What came into a collection between two moments (ISO 8601), one line for each story. A story of which there is nothing
 * new but copies of what was there before has none.
 */
export async function digestIssue(
  collection: Collection,
  moments: { readonly after: string; readonly until: string },
): Promise<Omit<DigestIssue, 'lateFrom'>> {
  const heads = (await collection.addedBetween(moments)).toReversed();
  const stories = await collection.storiesOf(heads.map(({ id }) => id));
  const groups = new Map<string, ArticleHead[]>();
  for (const head of heads) {
    const key = stories.get(head.id)?.id ?? head.id;
    groups.set(key, [...(groups.get(key) ?? []), head]);
  }
  const lines = [...groups.values()].flatMap((group) => {
    const story = stories.get(group[0]?.id ?? '') ?? null;
    const news = withNews(group, story);
    return news.length > 0 ? [storyLine(news, story)] : [];
  });
  return {
    stories: lines.toSorted(bySpreadThenDate),
    articles: lines.reduce((sum, { articles }) => sum + articles, 0),
  };
}

/** Originals before their copies; without copies of what is not among them. */
function withNews(heads: readonly ArticleHead[], story: Story | null): readonly ArticleHead[] {
  const ids = new Set(heads.map(({ id }) => id));
  const originals = new Map(story?.articles.map(({ articleId, copyOf }) => [articleId, copyOf]));
  const originalOf = ({ id }: ArticleHead): string | null => originals.get(id) ?? null;
  const news = heads.filter((head) => {
    const original = originalOf(head);
    return original === null || ids.has(original);
  });
  return [
    ...news.filter((head) => originalOf(head) === null),
    ...news.filter((head) => originalOf(head) !== null),
  ];
}

function bySpreadThenDate(one: StoryLine, other: StoryLine): number {
  return (
    other.independentOutlets - one.independentOutlets ||
    (other.newest ?? '').localeCompare(one.newest ?? '') ||
    other.articles - one.articles
  );
}
