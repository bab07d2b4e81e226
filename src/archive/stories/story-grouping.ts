/** What an archive keeps of an article so that the story it belongs to is found. */
export interface StorySigns {
  /** `YYYY-MM-DD`; empty where it has no date. */
  readonly day: string;
  /** The words by which others that tell the same are looked for, each once. */
  readonly marks: readonly Mark[];
  /** All else that a judge compares; only he reads it. */
  readonly bytes: Uint8Array;
}

/** A word as a hash (32 bits), and how much it tells. */
export interface Mark {
  readonly term: number;
  readonly weight: number;
}

/** What a judge says of two articles. */
export interface Resemblance {
  /** 0 to 1: whether both are about one event. */
  readonly likelihood: number;
  /** Whether one has the words of the other. */
  readonly isCopy: boolean;
}

/**
 * Judges which articles are about one event. An archive calls it in the transaction that writes the article, so that two
 * that are added at one moment meet: it is synchronous, and the same arguments always give the same answer.
 */
export interface StoryJudge {
  /** Articles whose days lie further apart are never compared. */
  readonly longestDaysApart: number;
  /** Articles that are at least so likely about one event are considered together. */
  readonly nearLikelihood: number;
  /** @param one and `others`: the `bytes` of signs. */
  compare(one: Uint8Array, others: readonly Uint8Array[]): readonly Resemblance[];
  /**
   * Parts articles into stories.
   * @param articleIds in order, so that the result depends on nothing but them and the likelihoods.
   */
  part(
    articleIds: readonly string[],
    likelihood: (one: string, other: string) => number,
  ): readonly (readonly string[])[];
}

/** How an article is to be grouped: by what, and by whom. */
export interface StoryGrouping {
  readonly signs: StorySigns;
  readonly judge: StoryJudge;
}
