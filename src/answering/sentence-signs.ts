import type { Span } from '../archive/article.js';
import { tokensOf, wordsOf } from '../archive/words.js';
import type { AskedTerms } from '../search/asked-terms.js';
import type { Question } from '../search/question.js';
import type { Candidate } from '../search/retrieval.js';
import { kindOfQuestion } from './question-kind.js';
import { holdsKind } from './sentence-evidence.js';
import type { SentenceSigns } from './sentence-weights.js';

/** A sentence of a passage that was found, and what speaks for it. */
export interface ReadSentence {
  readonly candidate: Candidate;
  /** Which of its passage's sentences. */
  readonly index: number;
  /** In the article's text. */
  readonly span: Span;
  readonly text: string;
  readonly signs: SentenceSigns;
}

/**
 * The sentences of these passages in their order.
 * @param candidates best first.
 */
export function readSentences(
  candidates: readonly Candidate[],
  question: Question,
  asked: AskedTerms,
): ReadSentence[] {
  const kind = kindOfQuestion(question.text);
  const questionWords = new Set(wordsOf(question.text));
  const bestScore = candidates[0]?.score ?? 0;
  return candidates.flatMap((candidate) => {
    const { passage } = candidate;
    const texts = passage.sentences.map(({ start, end }) =>
      passage.text.slice(start - passage.start, end - passage.start),
    );
    const counts = texts.map((text) => asked.countIn(tokensOf(text, passage.article.language)));
    return passage.sentences.map((span, index) => {
      const text = texts[index] ?? '';
      const own = counts[index] ?? [];
      const before = counts[index - 1] ?? [];
      const signs = {
        coveredBySentence: asked.share(own),
        coveredWithPrevious: asked.share(own.map((count, term) => count + (before[term] ?? 0))),
        holdsKind: kind === 'other' ? 0.5 : Number(holdsKind(text, kind, questionWords)),
        behindBest: candidate.score - bestScore,
        newFacts: Math.min(8, countNewFacts(text, questionWords)) / 8,
        isQuestion: Number(/[?？][!)\]"”’'»]*$/.test(text)),
      };
      return { candidate, index, span, text, signs };
    });
  });
}

/** Articles of two collections are never the same. */
export function articleKey({ collection, passage }: Candidate): string {
  return `${collection}/${passage.articleId}`;
}

/** Words with a capital or a digit that the question does not hold. */
function countNewFacts(text: string, questionWords: ReadonlySet<string>): number {
  return text
    .split(/\s+/)
    .filter((token) => /\p{Lu}|\d/u.test(token) && wordsOf(token).some((word) => !questionWords.has(word)))
    .length;
}
