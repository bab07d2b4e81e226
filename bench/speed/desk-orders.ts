/** What `desk-child.ts` is told to do. */
export interface DeskOrder {
  readonly archive: string;
  /** Articles imported before the clock starts. */
  readonly warmFile: string;
  readonly file: string;
  /** Asked one after another before the import. */
  readonly idleQuestions: readonly string[];
  /** Asked one after another while it runs. */
  readonly busyQuestions: readonly string[];
  readonly wantsTexts: boolean;
}

export interface DeskResult {
  /** Of the import that was timed. */
  readonly passages: number;
  readonly tookMs: number;
  /** Processor time of all its processes; null where the system does not tell. */
  readonly usedMs: number | null;
  /** The 99th percentile of how late the event loop was during it. */
  readonly loopDelayMs: number;
  readonly idleMs: readonly number[];
  readonly busyMs: readonly number[];
  /** Texts of all passages of the archive, as they were embedded; empty where they are not wanted. */
  readonly texts: readonly string[];
}
