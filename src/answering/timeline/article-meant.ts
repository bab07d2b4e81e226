import type { Collection } from '../../archive/collection.js';
import type { Embedder } from '../../embedding/embedder.js';
import type { AliasTable } from '../../search/alias-table.js';
import { readQuestion } from '../../search/question.js';
import type { WeekStart } from '../../search/time/calendar.js';
import { understandAndSearch } from '../understand-and-search.js';
import { shippedWeights } from '../weights.js';
import { leastTopicality, topicality } from './topicality.js';

/** Below this an article has but a word of the topic. */
const nearestTopicality = 0.35;

/** An article that a topic leads to. */
export interface ArticleMeant {
  readonly articleId: string;
  /** Whether it is about the topic; else it is the nearest that there is. */
  readonly isSure: boolean;
}

/**
 * The article of a collection that is meant by a topic: the best one on it. Null where nothing is near it.
 * @throws UserError where the topic is empty or too long.
 */
export async function articleMeant(
  request: {
    readonly topic: string;
    readonly collection: Collection;
    readonly asOf: string;
    readonly weekStart: WeekStart;
    readonly aliases: AliasTable;
  },
  embedder: Embedder,
): Promise<ArticleMeant | null> {
  const { collection, asOf, weekStart } = request;
  const weights = shippedWeights();
  const question = readQuestion(request.topic, request.aliases);
  const filter = { since: null, until: null, outlet: null, keepUndated: true };
  const search = { question, collections: [collection], filter, asOf, weekStart };
  const { attempt } = await understandAndSearch(search, weights, embedder);
  const { candidates, asked } = attempt.retrieval;
  for (const [least, isSure] of [
    [leastTopicality, true],
    [nearestTopicality, false],
  ] as const) {
    const found = candidates.find(
      (candidate) => topicality(candidate, weights.ranking, asked.terms.length) >= least,
    );
    if (found) return { articleId: found.passage.articleId, isSure };
  }
  return null;
}
