/** Work that outlives a moment. `payload` is JSON. */
export interface Job {
  readonly id: string;
  readonly kind: string;
  readonly collection: string;
  readonly payload: unknown;
  readonly state: 'queued' | 'running' | 'done' | 'failed';
  readonly attempts: number;
  /** ISO 8601: not before this moment. */
  readonly runAfter: string;
}

/** A job as it is put in. */
export interface NewJob extends Pick<Job, 'kind' | 'collection' | 'payload'> {
  readonly runAfter?: string;
}

/** How it stands with a job, for whoever put it in. */
export type JobState =
  | { readonly state: 'waiting' }
  /** With what came of it, as JSON; null where nothing was kept. */
  | { readonly state: 'done'; readonly result: unknown }
  /** It was given up, what came of it was collected, or there never was such a job. */
  | { readonly state: 'gone' };

/** The queue of jobs. */
export interface Jobs {
  /** @returns its id */
  enqueue(job: NewJob): Promise<string>;
  /** The same, unless one of this kind is queued for the collection, or at work; says whether it was put in. */
  enqueueOnce(job: NewJob): Promise<boolean>;
  /** The same, unless one is queued for the collection that is due no later; one at work may have begun too early for this. */
  enqueueBy(job: NewJob): Promise<boolean>;
  /**
   * Takes the oldest that is due, or null; a job taken by a process that died is due again: after a restart, or at once where
   * other processes share the archive.
   * @param now by another clock than the machine's: ISO 8601.
   */
  take(kinds: readonly string[], now?: string): Promise<Job | null>;
  /** When the first of a kind that is queued is due, or was (ISO 8601); null where none is. */
  nextDue(kind: string): Promise<string | null>;
  /** How many of each kind are queued or at work; none of a kind without any. */
  waiting(): Promise<ReadonlyMap<string, number>>;
  /** Those that are queued or at work, in the order in which they were put in. */
  unfinished(): Promise<readonly Job[]>;
  /** Ends a job that was taken here; nothing where another process has it by now. */
  finish(jobId: string, outcome: 'done' | 'failed' | 'retry', runAfter?: string): Promise<void>;
  /** The same for one that is done, and keeps what came of it, as JSON, for an hour at least. */
  finishWith(jobId: string, result: unknown): Promise<void>;
  /** How it stands with a job. What came of it is forgotten when it was told. */
  collect(jobId: string): Promise<JobState>;
}

/** What is signalled of jobs: that one of a kind was put in, and that one was done with a result. */
export const workSignal = { put: 'job-put', done: 'job-done' } as const;
