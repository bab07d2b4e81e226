import type { Collection } from '../../src/archive/collection.js';
import type { Article } from '../../src/archive/article.js';
import { likelihoodOf, type ReadPassage, type ScoredSentence } from '../../src/answering/score-sentences.js';
import type { SentenceSigns } from '../../src/answering/sentence-weights.js';
import type { ArticleSigns } from '../../src/search/ranking-weights.js';
import type { Candidate } from '../../src/search/retrieval.js';
import { sampleContent } from '../archive/sample-articles.js';
import { noArticleSigns } from '../search/sample-ranking-weights.js';
import { sentenceSpans } from '../search/small-archive.js';

export interface SampleCandidate extends Partial<Pick<Candidate, 'counts' | 'cosine' | 'keyword'>> {
  readonly collection?: string;
  readonly articleId?: string;
  readonly passageId?: number;
  /** Where the passage starts in its article. */
  readonly start?: number;
  /** Of the passage, and of its article unless told. */
  readonly score?: number;
  readonly articleScore?: number;
  readonly articleSigns?: Partial<ArticleSigns>;
  readonly article?: Partial<Article>;
}

/** A passage that was found, whose sentences end with a full stop, a question mark or an exclamation mark. */
export function sampleCandidate(text: string, parts: SampleCandidate = {}): Candidate {
  const { collection = 'local', articleId = 'a', passageId = 1, start = 0, score = 0 } = parts;
  const article: Article = {
    ...sampleContent({ text: ' '.repeat(start) + text }),
    id: articleId,
    version: 1,
    addedAt: '2026-03-01T12:00:00Z',
    ...parts.article,
  };
  const place = { id: passageId, articleId, version: 1, start, end: start + text.length };
  return {
    passage: { ...place, sentences: sentenceSpans(text, start), text, article },
    collection,
    counts: parts.counts ?? [],
    cosine: parts.cosine ?? 0,
    keyword: parts.keyword ?? 0,
    articleSigns: { ...noArticleSigns, ...parts.articleSigns },
    articleScore: parts.articleScore ?? score,
    dateScore: 0,
    score,
  };
}

/** A sentence for which nothing speaks. */
export const noSentenceSigns: SentenceSigns = {
  coveredBySentence: 0,
  coveredWithPrevious: 0,
  holdsKind: 0,
  behindBest: 0,
  newFacts: 0,
  isQuestion: 0,
};

/** A passage that was read, with the likelihood of each of its sentences. */
export function samplePassage(candidate: Candidate, ...likelihoods: readonly number[]): ReadPassage {
  const { passage } = candidate;
  if (likelihoods.length !== passage.sentences.length)
    throw new Error(`The sample has ${passage.sentences.length} sentences: give each its likelihood.`);
  const sentences: ScoredSentence[] = passage.sentences.map((span, index) => ({
    candidate,
    index,
    span,
    text: passage.text.slice(span.start - passage.start, span.end - passage.start),
    signs: noSentenceSigns,
    likelihood: likelihoods[index] ?? 0,
  }));
  return { candidate, sentences, likelihood: likelihoodOf(sentences) };
}

/** A passage of an article in this collection, as it is found in a search and read. Its words are not compared. */
export function readPassageOf({ id }: Collection, articleId: string, likelihood = 1): ReadPassage {
  return samplePassage(sampleCandidate(`${articleId} tells it.`, { collection: id, articleId }), likelihood);
}
