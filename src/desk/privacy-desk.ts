import type { PersonCounts } from '../archive/people.js';

/** What is kept of a person, counted. */
export interface PersonalSummary extends PersonCounts {
  readonly feeds: number;
  readonly digests: number;
  readonly followedStories: number;
  /** Entries of the list of who did what. */
  readonly deeds: number;
  /** Collections beside his own in which there is something of him or that he added. */
  readonly servers: number;
  /** Articles of his own collection, from direct messages; they count nowhere else. */
  readonly ownArticles: number;
}

/** What a person may have done with what is kept of him, in all collections. He is known by his Discord id. */
export interface PrivacyDesk {
  show(personId: string): Promise<PersonalSummary>;
  /** All of it as JSON, in files of at most so many bytes, but for a single record that is larger. */
  export(personId: string, mostBytes: number): Promise<readonly Uint8Array[]>;
  /**
   * Deletes his collection, what he asked and what he thinks of answers, and names him no more in what stays: articles,
   * feeds, deeds. Within some ten minutes it is gone from the files, too.
   * @returns what there was.
   */
  delete(personId: string): Promise<PersonalSummary>;
}
