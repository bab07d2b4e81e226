import type { Candidate } from '../../search/retrieval.js';
import type { RankingWeights } from '../../search/ranking-weights.js';

/** What says that an article is about something, whenever and by whomever it was written. */
const signsOfTopic = [
  'cosine',
  'passageKeyword',
  'articleKeyword',
  'coverage',
  'titleCoverage',
  'closeness',
] as const;

/**
 * How far an article is about a topic, 0 to 1: its log-odds, date and outlet left aside, as a share of the most that they
 * could be. That of an article with the topic in its head is some .85, of one that has it in its text alone some .65, of
 * one that has half of its words .3.
 *
 * @param terms of the topic: those of a single one stand together nowhere.
 */
export function topicality({ articleSigns }: Candidate, weights: RankingWeights, terms: number): number {
  const signs = signsOfTopic.filter((sign) => sign !== 'closeness' || terms > 1);
  const most = signs.reduce((sum, sign) => sum + weights[sign], 0);
  return signs.reduce((sum, sign) => sum + weights[sign] * articleSigns[sign], 0) / most;
}

/** An article that is less about a topic than this is not about it. */
export const leastTopicality = 0.5;
/** Nor is one that is by so much less about it than the best one. */
export const farthestBehind = 0.18;
