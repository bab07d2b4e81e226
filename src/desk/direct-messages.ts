/** What the owner of a bot lets each person do in direct messages with it. */
export interface DirectMessageLimits {
  /** False: nobody may ask or add there. */
  readonly isOn: boolean;
  /** In 24 hours; null: without limit. */
  readonly questionsPerDay: number | null;
  readonly articlesPerDay: number | null;
  /** Articles that are kept of one person; null: without limit. */
  readonly mostArticles: number | null;
}

/** Enough to try Dateline and to keep a reading list; too little to fill somebody else's disk. */
export const defaultDirectMessageLimits: DirectMessageLimits = {
  isOn: true,
  questionsPerDay: 100,
  articlesPerDay: 50,
  mostArticles: 1000,
};
