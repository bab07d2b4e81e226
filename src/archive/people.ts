import type { Answer } from './answer.js';
import type { ArticleHead } from './article.js';

/** What a collection keeps of a person, counted. */
export interface PersonCounts {
  /** Questions that he asked, timelines and checks of messages included, with what was answered. */
  readonly answers: number;
  readonly opinions: number;
  /** Requests for an article that he is among. */
  readonly requests: number;
  /** Articles that name him: as who added, wrote, typed the outlet of, corrected or removed them. */
  readonly articles: number;
}

/** What was kept of a person, and whether `purge` is to be called for the bytes. */
export interface Forgotten extends PersonCounts {
  readonly isPurgeWanted: boolean;
}

/** People in a collection: what is kept of one of them, and how that ends. A person is known by his id. */
export interface People {
  counts(personId: string): Promise<PersonCounts>;
  /** Answers that he asked for, in the order in which they were given, after the answer `after`. */
  answers(
    personId: string,
    page: { readonly after: string | null; readonly limit: number },
  ): Promise<readonly Answer[]>;
  /** Articles that name him and are not removed, in order of id. */
  articles(personId: string): Promise<readonly ArticleHead[]>;
  /**
   * Deletes what he asked and what he thinks of answers, checks of messages that he wrote, and the words that others'
   * questions took over from his; names him no more in articles and in others' answers, which stay. His requests are
   * `Requests.removePerson`'s. The bytes are gone from the files after the next `purge`.
   */
  forget(personId: string): Promise<Forgotten>;
  /**
   * Deletes the answers that were asked for before this moment (ISO 8601), with their messages and what people think of
   * them. One that somebody is still to be told of stays. Gives how many.
   */
  dropAnswers(askedBefore: string): Promise<number>;
}
