import type { Span } from '../../archive/article.js';
import { tokensOf } from '../../archive/words.js';
import type { AskedTerms } from '../../search/asked-terms.js';
import type { Question } from '../../search/question.js';
import type { Candidate } from '../../search/retrieval.js';
import { countWords, leansBack, spanOfRun } from '../quotation.js';
import { scoreSentences, type ScoredSentence } from '../score-sentences.js';
import type { SentenceWeights } from '../sentence-weights.js';

/** What is quoted of a day. */
export interface TellingSentence extends Span {
  readonly candidate: Candidate;
  readonly quote: string;
}

/** A report says first what there is to tell: its opening is worth so many times another sentence. */
const worthOfOpening = 3;
/** "He said so" tells nothing by itself. */
const worthOfLeaning = 0.2;
/** So does what is shorter than this. */
const leastWords = 7;
const worthOfFewWords = 0.2;

/**
 * The sentence of these passages that says most of the topic by itself; null where they hold none.
 * @param told what was quoted of earlier days: background that is told again is no news.
 */
export function tellingSentence(
  topic: Question,
  candidates: readonly Candidate[],
  asked: AskedTerms,
  weights: SentenceWeights,
  told: ReadonlySet<string> = new Set(),
): TellingSentence | null {
  const best = candidates.toSorted((one, other) => other.score - one.score);
  const read = scoreSentences(topic, { candidates: best, asked }, weights);
  const sentences = read.flatMap((passage) => passage.sentences);
  const [first] = sentences;
  if (!first) return null;
  const fresh = sentences.filter(({ text }) => !told.has(text));
  const chosen = fresh.reduce(
    (one, other) => (worthOf(other) > worthOf(one) ? other : one),
    fresh[0] ?? first,
  );
  return quoteOf(chosen, asked);
}

function worthOf({ text, likelihood, span }: ScoredSentence): number {
  return (
    likelihood *
    (span.start === 0 ? worthOfOpening : 1) *
    (leansBack.test(text) ? worthOfLeaning : 1) *
    (countWords(text) < leastWords ? worthOfFewWords : 1)
  );
}

/** Of a sentence that is too long to be quoted, its clauses that say most. */
function quoteOf(sentence: ScoredSentence, asked: AskedTerms): TellingSentence {
  const { candidate, text, likelihood } = sentence;
  const { passage } = candidate;
  const interest = (words: string): number =>
    asked.share(asked.countIn(tokensOf(words, passage.article.language)));
  const span = spanOfRun({ sentences: [sentence], words: countWords(text), likelihood }, interest);
  return {
    ...span,
    candidate,
    quote: passage.text.slice(span.start - passage.start, span.end - passage.start),
  };
}
