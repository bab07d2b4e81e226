import type { Embedder } from '../embedding/embedder.js';
import type { Question } from '../search/question.js';
import type { Candidate, Retrieval } from '../search/retrieve.js';
import { rarestWeight } from '../search/term-weights.js';
import { dot } from '../search/vectors.js';
import { probabilityOfAnswer } from './answer-model.js';
import { articleKey, coverPassage, readSentences, type ReadSentence } from './sentence-signs.js';
import { meritOf } from './sentence-weights.js';

/** A sentence that may answer. */
export interface ScoredSentence extends ReadSentence {
  /** Log-odds, up to a constant, against the other sentences. */
  readonly merit: number;
}

/** What was made of the passages that were found. */
export interface SentenceScores {
  /** The promising ones, best first. */
  readonly best: readonly ScoredSentence[];
  /** All that were read, in the order of passages and text. */
  readonly read: readonly ReadSentence[];
  /** That the archive answers the question, 0 to 1. */
  readonly probability: number;
}

/** Sentences of so many passages are looked at, */
const passagesRead = 12;
/** and of so many of one article: what one article says at length should not hide what others say. */
const passagesOfOneArticle = 3;
/** Embedding a sentence costs 2 to 4 ms: only the most promising are. More changed little. */
const sentencesEmbedded = 8;

/** Reads the best passages sentence by sentence. */
export async function scoreSentences(
  question: Question,
  retrieval: Retrieval,
  embedder: Embedder,
): Promise<SentenceScores> {
  const { questionVector, asked } = retrieval;
  const passages = passagesToRead(retrieval.candidates);
  const read = readSentences(passages, question, asked);
  const promising = read.toSorted((left, right) => right.promise - left.promise).slice(0, sentencesEmbedded);
  const vectors = await embedder.embedSentences(promising.map((sentence) => sentence.text));
  const cosines = vectors.map((vector) => dot(vector, questionVector));
  const best = promising
    .map((sentence, index) => {
      const merit = meritOf({ ...sentence.signs, cosine: cosines[index] ?? 0 });
      return { ...sentence, merit };
    })
    .sort((left, right) => right.merit - left.merit);
  if (best.length === 0) return { best, read, probability: 0 };
  const covers = passages.map((candidate) => coverPassage(candidate, asked));
  const covered = Math.max(...covers.map((cover) => cover.covered));
  const probability = probabilityOfAnswer({
    sentenceCosine: Math.max(...cosines),
    covered,
    namesMissing: Math.min(...covers.map((cover) => cover.namesMissing)),
    keyword: Math.max(...passages.map((candidate) => candidate.keyword)),
    holdsKind: best[0]?.signs.holdsKind ?? 0,
    matched: (covered * asked.totalWeight) / rarestWeight(retrieval.passagesSearched),
  });
  return { best, read, probability };
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
