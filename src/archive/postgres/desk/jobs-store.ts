import { toJob, type JobRow } from '../../job-rows.js';
import type { Job, Jobs } from '../../jobs.js';
import type { Database } from '../database.js';
import { isPresent, type Presence } from '../presence.js';

type NewJob = Parameters<Jobs['enqueue']>[0];

/** The queue of jobs, for any number of processes. */
export class JobsStore implements Jobs {
  readonly #database: Database;
  readonly #presence: Presence;

  constructor(database: Database, presence: Presence) {
    this.#database = database;
    this.#presence = presence;
  }

  async enqueue(job: NewJob): Promise<number> {
    const values = valuesOf(job);
    return this.#database.desk((session) =>
      session.number(
        `INSERT INTO jobs (kind, collection, payload, state, run_after) VALUES ($1, $2, $3, 'queued', $4) RETURNING id`,
        ...values,
      ),
    );
  }

  async enqueueOnce(job: NewJob): Promise<boolean> {
    const values = valuesOf(job);
    return this.#database.desk(async (session) => {
      await session.lock(`job ${job.kind} ${job.collection}`);
      const changes = await session.run(
        `INSERT INTO jobs (kind, collection, payload, state, run_after) SELECT $1::text, $2::text, $3, 'queued', $4
         WHERE NOT EXISTS
           (SELECT 1 FROM jobs WHERE collection = $2 AND kind = $1 AND state IN ('queued', 'running'))`,
        ...values,
      );
      return changes > 0;
    });
  }

  /** Of several processes that ask at once each gets another job; what one that is gone was at comes first. */
  async take(kinds: readonly string[], now?: string): Promise<Job | null> {
    const due = moment(now);
    const takenBy = await this.#presence.number();
    const row = await this.#database.desk((session) =>
      session.get<JobRow>(
        `UPDATE jobs SET state = 'running', attempts = attempts + 1, taken_by = $3
         WHERE id = (
           SELECT id FROM jobs WHERE kind = ANY($2::text[])
             AND (state = 'queued' AND run_after <= $1 OR state = 'running' AND NOT ${isPresent('taken_by')})
           ORDER BY run_after, id LIMIT 1 FOR UPDATE SKIP LOCKED)
         RETURNING id, kind, collection, payload, state, attempts, run_after`,
        due,
        kinds,
        takenBy,
      ),
    );
    return row && toJob(row);
  }

  async waiting(): Promise<ReadonlyMap<string, number>> {
    const rows = await this.#database.desk((session) =>
      session.all<{ readonly kind: string; readonly jobs: number }>(
        "SELECT kind, count(*) AS jobs FROM jobs WHERE state IN ('queued', 'running') GROUP BY kind ORDER BY kind",
      ),
    );
    return new Map(rows.map(({ kind, jobs }) => [kind, jobs]));
  }

  async unfinished(): Promise<readonly Job[]> {
    const rows = await this.#database.desk((session) =>
      session.all<JobRow>(
        `SELECT id, kind, collection, payload, state, attempts, run_after FROM jobs
         WHERE state IN ('queued', 'running') ORDER BY id`,
      ),
    );
    return rows.map(toJob);
  }

  async finish(jobId: number, outcome: 'done' | 'failed' | 'retry', runAfter?: string): Promise<void> {
    const due = moment(runAfter);
    await this.#database.desk((session) =>
      session.run(
        `UPDATE jobs SET state = $1, run_after = $2, taken_by = NULL WHERE id = $3 AND state = 'running'`,
        outcome === 'retry' ? 'queued' : outcome,
        due,
        jobId,
      ),
    );
  }
}

function valuesOf(job: NewJob): readonly string[] {
  return [job.kind, job.collection, JSON.stringify(job.payload ?? null), moment(job.runAfter)];
}

/** ISO 8601 in one spelling, so that moments compare as strings. @throws RangeError where `iso` is no moment. */
function moment(iso?: string): string {
  return (iso === undefined ? new Date() : new Date(iso)).toISOString();
}
