/** What `asking-child.ts` is told to do. */
export interface AskingOrder {
  /** Folder, or address of a database. */
  readonly archive: string;
  /** Asked in turn. */
  readonly collections: readonly string[];
  /** Asked before those that are measured. */
  readonly warmQuestions: readonly string[];
  readonly questions: readonly string[];
}

export interface AskingResult {
  /** From nothing until the archive is open. */
  readonly openMs: number;
  readonly tookMs: readonly number[];
  /** Of the process that holds the archive, after all of it. */
  readonly megabytes: number;
}
