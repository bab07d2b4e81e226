import type { Answer } from './answer.js';

/** What a person thinks of an answer. */
export interface Opinion {
  readonly answerId: string;
  readonly personId: string;
  readonly helpful: boolean;
  /** In his words; null where he gave none. */
  readonly reason: string | null;
  /** ISO 8601, UTC. */
  readonly givenAt: string;
}

/** An opinion together with the answer that it is about. */
export interface OpinionOfAnswer {
  readonly opinion: Opinion;
  readonly answer: Answer;
}

/** What people think of a collection's answers. An opinion is gone with its answer. */
export interface Feedback {
  /** Keeps it in the place of the person's earlier one of this answer; nothing where there is no such answer. */
  give(opinion: Opinion): Promise<void>;
  /** In the order in which the answers were given, after the answer `after`; all of an answer's together. */
  list(page: { readonly after: string | null; readonly limit: number }): Promise<readonly OpinionOfAnswer[]>;
  /** Those with a reason, the newest first. */
  reasons(limit: number): Promise<readonly OpinionOfAnswer[]>;
  /** A person's, the oldest first. */
  ofPerson(personId: string): Promise<readonly Opinion[]>;
  /** Takes out all that a person gave; gives how many. */
  removePerson(personId: string): Promise<number>;
}

/** How the questions of a collection went. */
export interface AskingFigures {
  /** For which nothing was found. */
  readonly misses: number;
  /** Median of what the newest answers took, at most so many as `timedAnswers`; null where there are none. */
  readonly medianMs: number | null;
  /** Opinions. */
  readonly helpful: number;
  readonly unhelpful: number;
}

/** A median over all that was ever asked would tell of machines that are long gone. */
export const timedAnswers = 1_000;
