import type { Collection, SearchFilter } from '../../archive/collection.js';
import type { Article } from '../../archive/article.js';
import { calendarDay } from '../../archive/calendar-day.js';
import { outletKey, shownOutletKey } from '../../archive/outlet-key.js';
import { tellStory } from '../../archive/stories/tell-story.js';
import type { Story, StoryArticle } from '../../archive/stories/story.js';
import type { Embedder } from '../../embedding/embedder.js';
import type { Candidate } from '../../search/retrieval.js';
import { Matching } from '../../search/matching.js';
import { questionVectorFor } from '../../search/question-vector.js';
import { scorePassages } from '../../search/score-passages.js';
import type { Attempt } from '../attempt-answer.js';
import type { Weights } from '../weights.js';
import { farthestBehind, leastTopicality, topicality } from './topicality.js';

/** An article on a topic, with what of it was found, and its place in its story. */
export interface ArticleOnTopic {
  readonly collection: string;
  readonly article: Article;
  /** Best first; never empty. */
  readonly candidates: readonly Candidate[];
  readonly story: Story | null;
  readonly told: StoryArticle;
}

/** A search and what it was for. */
export interface FoundOnTopic {
  readonly attempt: Attempt;
  readonly topic: string;
  readonly asOf: string;
  readonly collections: readonly Collection[];
}

/**
 * The articles that a search found on its topic, the best first, and those that tell the same stories as they do. None
 * that the search's filter keeps out.
 */
export async function articlesOnTopic(
  { attempt, topic, asOf, collections }: FoundOnTopic,
  weights: Weights,
  embedder: Embedder,
): Promise<readonly ArticleOnTopic[]> {
  const { candidates, asked } = attempt.retrieval;
  const topicalities = candidates.map((candidate) =>
    topicality(candidate, weights.ranking, asked.terms.length),
  );
  const least = Math.max(leastTopicality, Math.max(...topicalities) - farthestBehind);
  const near = candidates.filter((_, index) => (topicalities[index] ?? 0) >= least);
  const found: ArticleOnTopic[] = [];
  for (const collection of collections) {
    const own = byArticle(near.filter((candidate) => candidate.collection === collection.id));
    const stories = await collection.storiesOf([...own.keys()]);
    const mates = [...new Set([...stories.values()].flatMap((story) => idsOf(story)))];
    const others = mates.filter((id) => !own.has(id));
    if (others.length > 0) {
      const vector = await embedder.embedQuestion(topic);
      const { vector: questionVector } = await questionVectorFor(collection, topic, vector, embedder);
      const nearest = await collection.nearestOf(others, questionVector);
      const matching = new Matching(collection, asked);
      const passages = await matching.passages(nearest.map(({ passageId }) => passageId));
      const scored = await scorePassages(matching, passages, {
        asOf,
        weights: weights.ranking,
        questionVector,
      });
      for (const [id, more] of byArticle(scored)) {
        if (passes(more[0]?.passage.article, attempt.filter)) own.set(id, more);
      }
    }
    const all = await collection.storiesOf([...own.keys()]);
    for (const [id, its] of own) found.push(...onTopic(id, its, all.get(id) ?? null));
  }
  return found;
}

function onTopic(id: string, candidates: readonly Candidate[], story: Story | null): ArticleOnTopic[] {
  const [first] = candidates;
  if (!first) return [];
  const { article } = first.passage;
  const told = story?.articles.find(({ articleId }) => articleId === id) ?? toldAlone(article);
  return [{ collection: first.collection, article, candidates, story, told }];
}

/** An article that was not grouped yet. */
function toldAlone(article: Article): StoryArticle {
  const { id: articleId, outlet, publishedAt, provenance, outletBy } = article;
  const own = { articleId, outlet, publishedAt, provenance, isOutletTyped: outletBy !== undefined };
  return tellStory(articleId, [own], []).articles[0] ?? { ...own, copyOf: null };
}

function idsOf({ articles }: Story): readonly string[] {
  return articles.map(({ articleId }) => articleId);
}

/** In the order given. */
function byArticle(candidates: readonly Candidate[]): Map<string, Candidate[]> {
  const found = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const { articleId } = candidate.passage;
    found.set(articleId, [...(found.get(articleId) ?? []), candidate]);
  }
  return found;
}

function passes(article: Article | undefined, { since, until, outlet, keepUndated }: SearchFilter): boolean {
  if (!article) return false;
  const day = calendarDay(article.publishedAt);
  return (
    (since === null ? day !== '' || keepUndated : day >= since) &&
    (until === null || day <= until) &&
    (outlet === null || shownOutletKey(article) === outletKey(outlet))
  );
}
