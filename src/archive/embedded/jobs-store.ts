import { isDiskFull } from '../archive-trouble.js';
import { toJob, type JobRow } from '../job-rows.js';
import type { Job, Jobs } from '../jobs.js';
import type { Connection } from './connection.js';

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

  async enqueue(job: Parameters<Jobs['enqueue']>[0]): Promise<number> {
    const { lastId } = this.#connection.run(
      "INSERT INTO jobs (kind, collection, payload, state, run_after) VALUES (?, ?, ?, 'queued', ?)",
      job.kind,
      job.collection,
      JSON.stringify(job.payload ?? null),
      moment(job.runAfter),
    );
    return lastId;
  }

  async enqueueOnce(job: Parameters<Jobs['enqueue']>[0]): Promise<boolean> {
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

  async waiting(): Promise<ReadonlyMap<string, number>> {
    const rows = this.#connection.all<{ readonly kind: string; readonly jobs: number }>(
      "SELECT kind, count(*) AS jobs FROM jobs WHERE state IN ('queued', 'running') GROUP BY kind ORDER BY kind",
    );
    return new Map(rows.map(({ kind, jobs }) => [kind, jobs]));
  }

  async unfinished(): Promise<readonly Job[]> {
    return unfinishedJobs(this.#connection);
  }

  async finish(jobId: number, outcome: 'done' | 'failed' | 'retry', runAfter?: string): Promise<void> {
    this.#connection.run(
      `UPDATE jobs SET state = ?, run_after = ? WHERE id = ? AND state = 'running'`,
      outcome === 'retry' ? 'queued' : outcome,
      moment(runAfter),
      jobId,
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

/** ISO 8601 in one spelling, so that moments compare as strings. @throws RangeError where `iso` is no moment. */
function moment(iso?: string): string {
  return (iso === undefined ? new Date() : new Date(iso)).toISOString();
}
