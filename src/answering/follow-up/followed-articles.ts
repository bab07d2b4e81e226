import type { Answer } from '../../archive/answer.js';
import type { Collection } from '../../archive/collection.js';

/** Articles on which an answer rests, by collection and id, each with how much it does: above 0, 1 for the best. */
export type FollowedArticles = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Others that tell of the same event count for so much of the article that is quoted. */
const shareOfStory = 0.7;

/** The articles that an answer quotes, and those that tell of the same events. */
export async function followedArticles(
  { findings, sources, verdict }: Pick<Answer, 'findings' | 'sources' | 'verdict'>,
  collections: readonly Collection[],
): Promise<FollowedArticles> {
  const followed = new Map<string, Map<string, number>>();
  if (verdict === 'nothing') return followed;
  const best = findings[0]?.score ?? 0;
  for (const collection of collections) {
    const worth = new Map<string, number>();
    for (const source of sources) {
      if (source.collection !== collection.id || source.removedAt !== undefined) continue;
      const scores = findings.filter(({ source: n }) => n === source.n).map(({ score }) => score);
      if (best > 0 && scores.length > 0) raise(worth, source.article, Math.max(...scores) / best);
    }
    const stories = await collection.storiesOf([...worth.keys()]);
    for (const [quoted, story] of stories) {
      const share = shareOfStory * (worth.get(quoted) ?? 0);
      for (const { articleId } of story.articles) raise(worth, articleId, share);
    }
    followed.set(collection.id, worth);
  }
  return followed;
}

function raise(worth: Map<string, number>, articleId: string, to: number): void {
  worth.set(articleId, Math.max(to, worth.get(articleId) ?? 0));
}
