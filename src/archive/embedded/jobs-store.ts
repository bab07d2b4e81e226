import { isDiskFull } from '../archive-trouble.js';
import type { Job, Jobs, JobState, NewJob } from '../jobs.js';
import type { Connection } from './connection.js';

interface JobRow {
  readonly id: number;
  readonly kind: string;
  readonly collection: string;
  /** JSON; of a job that is done what came of it. */
  readonly payload: string;
  readonly state: Job['state'];
  readonly attempts: number;
  readonly run_after: string;
}

/** The queue of jobs, in `desk.sqlite`. */
export class JobsStore implements Jobs {
  readonly #connection: Connection;
  /** Whether no job is at work but those that were taken here. */
  #isRequeued = false;

  constructor(connection: Connection) {
    this.#connection = connection;
    try {
      this.#requeue();
    } catch (error) {
      // On a full disk they wait until jobs can be taken again, and everything else goes on.
      if (!isDiskFull(error)) throw error;
    }
  }

  async enqueue(job: NewJob): Promise<string> {
    const { lastId } = this.#connection.run(
      "INSERT INTO jobs (kind, collection, payload, state, run_after) VALUES (?, ?, ?, 'queued', ?)",
      job.kind,
      job.collection,
      JSON.stringify(job.payload ?? null),
      moment(job.runAfter),
    );
    return String(lastId);
  }

  async enqueueOnce(job: NewJob): Promise<boolean> {
    const { changes } = this.#connection.run(
      `INSERT INTO jobs (kind, collection, payload, state, run_after) SELECT ?, ?, ?, 'queued', ?
       WHERE NOT EXISTS
         (SELECT 1 FROM jobs WHERE collection = ? AND kind = ? AND state IN ('queued', 'running'))`,
      job.kind,
      job.collection,
      JSON.stringify(job.payload ?? null),
      moment(job.runAfter),
      job.collection,
      job.kind,
    );
    return changes > 0;
  }

  async enqueueBy(job: NewJob): Promise<boolean> {
    const runAfter = moment(job.runAfter);
    const { changes } = this.#connection.run(
      `INSERT INTO jobs (kind, collection, payload, state, run_after) SELECT ?, ?, ?, 'queued', ?
       WHERE NOT EXISTS
         (SELECT 1 FROM jobs WHERE collection = ? AND kind = ? AND state = 'queued' AND run_after <= ?)`,
      job.kind,
      job.collection,
      JSON.stringify(job.payload ?? null),
      runAfter,
      job.collection,
      job.kind,
      runAfter,
    );
    return changes > 0;
  }

  async take(kinds: readonly string[], now?: string): Promise<Job | null> {
    this.#requeue();
    const row = this.#connection.get<JobRow>(
      `UPDATE jobs SET state = 'running', attempts = attempts + 1
       WHERE id = (SELECT id FROM jobs WHERE state = 'queued' AND run_after <= ?
                   AND kind IN (SELECT value FROM json_each(?)) ORDER BY run_after, id LIMIT 1)
       RETURNING id, kind, collection, payload, state, attempts, run_after`,
      moment(now),
      JSON.stringify(kinds),
    );
    return row && toJob(row);
  }

  async nextDue(kind: string): Promise<string | null> {
    const row = this.#connection.get<{ readonly run_after: string | null }>(
      "SELECT min(run_after) AS run_after FROM jobs WHERE state = 'queued' AND kind = ?",
      kind,
    );
    return row?.run_after ?? null;
  }

  async waiting(): Promise<ReadonlyMap<string, number>> {
    const rows = this.#connection.all<{ readonly kind: string; readonly jobs: number }>(
      "SELECT kind, count(*) AS jobs FROM jobs WHERE state IN ('queued', 'running') GROUP BY kind ORDER BY kind",
    );
    return new Map(rows.map(({ kind, jobs }) => [kind, jobs]));
  }

  async unfinished(): Promise<readonly Job[]> {
    return unfinishedJobs(this.#connection);
  }

  async finish(jobId: string, outcome: 'done' | 'failed' | 'retry', runAfter?: string): Promise<void> {
    const due = moment(runAfter);
    if (outcome === 'retry') this.#leave(jobId, 'queued', due);
    else this.#leave(jobId, outcome, due, null);
  }

  async finishWith(jobId: string, result: unknown): Promise<void> {
    this.#leave(jobId, 'done', moment(), result);
  }

  async collect(jobId: string): Promise<JobState> {
    const row = this.#connection.get<JobRow>('SELECT * FROM jobs WHERE id = ?', Number(jobId));
    if (row?.state === 'queued' || row?.state === 'running') return { state: 'waiting' };
    if (row?.state !== 'done') return { state: 'gone' };
    this.#connection.run('DELETE FROM jobs WHERE id = ?', row.id);
    return { state: 'done', result: JSON.parse(row.payload) as unknown };
  }

  /** @param result of a job that has ended; else its payload stays. */
  #leave(jobId: string, state: Job['state'], runAfter: string, result?: unknown): void {
    this.#connection.run(
      `UPDATE jobs SET state = ?, run_after = ?, payload = coalesce(?, payload) WHERE id = ? AND state = 'running'`,
      state,
      runAfter,
      result === undefined ? null : JSON.stringify(result),
      Number(jobId),
    );
  }

  /** Drops everything that was to be done for a collection. */
  forget(collection: string): void {
    this.#connection.run('DELETE FROM jobs WHERE collection = ?', collection);
  }

  /** Jobs that a process took and did not finish are queued again: the archive's lock says that it is gone. */
  #requeue(): void {
    if (this.#isRequeued) return;
    this.#connection.run("UPDATE jobs SET state = 'queued' WHERE state = 'running'");
    this.#isRequeued = true;
  }
}

/** Jobs that are queued or at work; only reads. */
export function unfinishedJobs(connection: Connection): readonly Job[] {
  const columns = 'id, kind, collection, payload, state, attempts, run_after';
  return connection
    .all<JobRow>(`SELECT ${columns} FROM jobs WHERE state IN ('queued', 'running') ORDER BY id`)
    .map(toJob);
}

function toJob({ id, payload, run_after: runAfter, ...row }: JobRow): Job {
  return { ...row, id: String(id), payload: JSON.parse(payload) as unknown, runAfter };
}

/** ISO 8601 in one spelling, so that moments compare as strings. @throws RangeError where `iso` is no moment. */
function moment(iso?: string): string {
  return (iso === undefined ? new Date() : new Date(iso)).toISOString();
}
