import type { Span } from '../../archive/article.js';

/** A sentence that answers, and the question that it answers. */
export interface AnsweringSentence {
  readonly question: string;
  /** The words of the question, folded: what it holds itself is no answer to it. */
  readonly questionWords: ReadonlySet<string>;
  readonly sentence: string;
}

/**
 * Finds in a sentence what may be the answer to a question of one kind; spans count in the sentence. Empty where it sees
 * none. It reads the surface of English only, and rather nothing than what may be wrong.
 */
export type AnswerReader = (read: AnsweringSentence) => readonly Span[];
