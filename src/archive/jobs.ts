/** Work that outlives a moment. `payload` is JSON. */
export interface Job {
  readonly id: number;
  readonly kind: string;
  readonly collection: string;
  readonly payload: unknown;
  readonly state: 'queued' | 'running' | 'done' | 'failed';
  readonly attempts: number;
  /** ISO 8601: not before this moment. */
  readonly runAfter: string;
}

/** The queue of jobs. */
export interface Jobs {
  enqueue(
    job: Pick<Job, 'kind' | 'collection' | 'payload'> & { readonly runAfter?: string },
  ): Promise<number>;
  /** The same, unless one of this kind is queued for the collection, or at work; says whether it was put in. */
  enqueueOnce(job: Parameters<Jobs['enqueue']>[0]): Promise<boolean>;
  /**
   * Takes the oldest that is due, or null; a job taken by a process that died is due again after a restart.
   * @param now by another clock than the machine's: ISO 8601.
   */
  take(kinds: readonly string[], now?: string): Promise<Job | null>;
  /** How many of each kind are queued or at work; none of a kind without any. */
  waiting(): Promise<ReadonlyMap<string, number>>;
  /** Those that are queued or at work, in the order in which they were put in. */
  unfinished(): Promise<readonly Job[]>;
  finish(jobId: number, outcome: 'done' | 'failed' | 'retry', runAfter?: string): Promise<void>;
}
