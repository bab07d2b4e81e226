/** How many articles a month has. */
export interface MonthOfArticles {
  /** `YYYY-MM`. */
  readonly month: string;
  readonly articles: number;
  /** The first and the last day of it that has one, `YYYY-MM-DD`. */
  readonly oldest: string;
  readonly newest: string;
}
