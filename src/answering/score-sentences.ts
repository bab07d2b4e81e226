import type { Question } from '../search/question.js';
import type { Candidate, Retrieval } from '../search/retrieval.js';
import { articleKey, readSentences, type ReadSentence } from './sentence-signs.js';
import { likelihoods, type SentenceWeights } from './sentence-weights.js';

/** A sentence that may answer. */
export interface ScoredSentence extends ReadSentence {
  /** The probability that, of all sentences read, it is the one that answers; together 1. */
  readonly likelihood: number;
}

/** A passage that was read sentence by sentence. */
export interface ReadPassage {
  readonly candidate: Candidate;
  /** In the order of the text. Never empty. */
  readonly sentences: readonly ScoredSentence[];
  /** That of its sentences together. */
  readonly likelihood: number;
}

/** Sentences of so many passages are looked at, */
const passagesRead = 24;
/** and of so many of one article: what one article says at length should not hide what others say. */
const passagesOfOneArticle = 4;

/** What a question took over finds the article; in it, the sentence that answers mostly does not name that again. */
const carriedInSentence = 0.4;

/** Reads the best passages sentence by sentence. In the order of the candidates, which is best first. */
export function scoreSentences(
  question: Question,
  { candidates, asked }: Pick<Retrieval, 'candidates' | 'asked'>,
  weights: SentenceWeights,
): ReadPassage[] {
  const passages = passagesToRead(candidates);
  const read = readSentences(passages, question, asked.withCarriedAt(carriedInSentence));
  const shares = likelihoods(
    read.map((sentence) => sentence.signs),
    weights,
  );
  const scored = read.map((sentence, index) => ({ ...sentence, likelihood: shares[index] ?? 0 }));
  return passages.flatMap((candidate) => {
    const sentences = scored.filter((sentence) => sentence.candidate === candidate);
    if (sentences.length === 0) return [];
    return [{ candidate, sentences, likelihood: likelihoodOf(sentences) }];
  });
}

/** What a run of sentences is worth together: the probability that one of them is the one that answers. */
export function likelihoodOf(sentences: readonly ScoredSentence[]): number {
  return sentences.reduce((total, { likelihood }) => total + likelihood, 0);
}

function passagesToRead(candidates: readonly Candidate[]): readonly Candidate[] {
  const read = new Map<string, number>();
  const chosen = candidates.filter((candidate) => {
    const count = (read.get(articleKey(candidate)) ?? 0) + 1;
    read.set(articleKey(candidate), count);
    return count <= passagesOfOneArticle;
  });
  return chosen.slice(0, passagesRead);
}
