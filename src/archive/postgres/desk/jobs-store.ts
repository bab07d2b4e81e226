import { workSignal, type Job, type Jobs, type JobState, type NewJob } from '../../jobs.js';
import type { Database } from '../database.js';
import { isPresent, signalSql, type Presence } from '../presence.js';
import { jobsSchema } from '../schema/jobs-schema.js';
import type { Session } from '../session.js';
import type { FetchedJob, JobQueues } from './job-queues.js';

/** pg-boss has no words for some of what is asked here; its table is read then. */
const table = `${jobsSchema}.job`;
/** Another process may have been faster. */
const mostTries = 20;

/** SQL of whether the process that took a job is gone. */
const nobodyThere = `NOT EXISTS (SELECT 1 FROM ${jobsSchema}.taken AS t WHERE t.job = j.id AND ${isPresent('t.taken_by')})`;

/** A job that is due, or at which a process was that is gone. */
interface DueJob {
  readonly kind: string;
  readonly id: string;
  readonly is_left: boolean;
}

interface UnfinishedRow extends FetchedJob {
  readonly kind: string;
  readonly is_running: boolean;
  readonly is_begun: boolean;
}

/** The queue of jobs, for any number of processes. */
export class JobsStore implements Jobs {
  readonly #database: Database;
  readonly #presence: Presence;
  readonly #queues: JobQueues;
  /** What was taken here, and under which number. */
  readonly #taken = new Map<string, { readonly kind: string; readonly by: number }>();

  constructor(database: Database, presence: Presence, queues: JobQueues) {
    this.#database = database;
    this.#presence = presence;
    this.#queues = queues;
  }

  async enqueue(job: NewJob): Promise<string> {
    const runAfter = moment(job.runAfter);
    await this.#queues.make(job.kind);
    return this.#database.own((session) => this.#send(session, job, runAfter));
  }

  enqueueOnce(job: NewJob): Promise<boolean> {
    return this.#enqueueUnless("state < 'completed'", job);
  }

  enqueueBy(job: NewJob): Promise<boolean> {
    return this.#enqueueUnless("state < 'active' AND start_after <= ($3::text)::timestamptz", job);
  }

  /** Of several processes that ask at once each gets another job. What one that is gone was at is put back first. */
  async take(kinds: readonly string[], now?: string): Promise<Job | null> {
    const due = moment(now);
    const by = await this.#presence.number();
    for (let tries = 0; tries < mostTries; tries += 1) {
      const taken = await this.#database.own((session) => this.#takeOnce(session, kinds, due, by));
      if (taken !== 'missed') return taken;
    }
    return null;
  }

  async nextDue(kind: string): Promise<string | null> {
    const row = await this.#database.own((session) =>
      session.get<{ readonly due: Date | null }>(
        `SELECT min(start_after) AS due FROM ${table} WHERE name = $1 AND state < 'active'`,
        kind,
      ),
    );
    return row?.due?.toISOString() ?? null;
  }

  async waiting(): Promise<ReadonlyMap<string, number>> {
    const rows = await this.#database.own((session) =>
      session.all<{ readonly kind: string; readonly jobs: number }>(
        `SELECT name AS kind, count(*) AS jobs FROM ${table} WHERE state < 'completed' GROUP BY name ORDER BY name`,
      ),
    );
    return new Map(rows.map(({ kind, jobs }) => [kind, jobs]));
  }

  async unfinished(): Promise<readonly Job[]> {
    const rows = await this.#database.own((session) =>
      session.all<UnfinishedRow>(
        `SELECT name AS kind, id, data, state = 'active' AS is_running, retry_count AS "retryCount",
           started_on IS NOT NULL AS is_begun, start_after AS "startAfter"
         FROM ${table} WHERE state < 'completed' ORDER BY created_on, id`,
      ),
    );
    return rows.map((row) => {
      const job = toJob(row.kind, row);
      return {
        ...job,
        state: row.is_running ? 'running' : 'queued',
        attempts: row.is_begun ? job.attempts : 0,
      };
    });
  }

  async finish(jobId: string, outcome: 'done' | 'failed' | 'retry', runAfter?: string): Promise<void> {
    const due = moment(runAfter);
    await this.#leave(jobId, async (session, kind) => {
      // What it was about is nobody's to read any more.
      if (outcome !== 'retry') return this.#queues.remove(session, kind, jobId);
      await this.#queues.putBack(session, kind, jobId);
      await session.run(`UPDATE ${table} SET start_after = $3 WHERE name = $1 AND id = $2`, kind, jobId, due);
    });
  }

  async finishWith(jobId: string, result: unknown): Promise<void> {
    await this.#leave(jobId, async (session, kind) => {
      await this.#queues.complete(session, kind, jobId, result);
      await session.run(...signalSql(workSignal.done, jobId));
    });
  }

  async collect(jobId: string): Promise<JobState> {
    return this.#database.own(async (session) => {
      const job = await session.get<{
        readonly kind: string;
        readonly is_done: boolean;
        readonly result: string | null;
      }>(
        `SELECT name AS kind, state = 'completed' AS is_done,
           (output->'result')::text AS result
         FROM ${table} WHERE id = $1 AND state <= 'completed'`,
        jobId,
      );
      if (!job) return { state: 'gone' };
      if (!job.is_done) return { state: 'waiting' };
      await this.#queues.remove(session, job.kind, jobId);
      return { state: 'done', result: JSON.parse(job.result ?? 'null') as unknown };
    });
  }

  /** Drops everything that was to be done for a collection. */
  async forget(collection: string): Promise<void> {
    await this.#database.own(async (session) => {
      for (const each of [table, `${jobsSchema}.archive`])
        await session.run(`DELETE FROM ${each} WHERE data->>'collection' = $1`, collection);
      await session.run(
        `DELETE FROM ${jobsSchema}.taken AS t WHERE NOT EXISTS (SELECT 1 FROM ${table} AS j WHERE j.id = t.job)`,
      );
    });
  }

  /** @param there SQL of a job in the queue that will do; $3 is when the new one is due. */
  async #enqueueUnless(there: string, job: NewJob): Promise<boolean> {
    const runAfter = moment(job.runAfter);
    await this.#queues.make(job.kind);
    return this.#database.own(async (session) => {
      await session.lock(`job ${job.kind} ${job.collection}`);
      const row = await session.get(
        `SELECT $3::text FROM ${table} WHERE name = $1 AND data->>'collection' = $2 AND ${there} LIMIT 1`,
        job.kind,
        job.collection,
        runAfter,
      );
      if (row) return false;
      await this.#send(session, job, runAfter);
      return true;
    });
  }

  async #send(session: Session, job: NewJob, runAfter: string): Promise<string> {
    const data = { collection: job.collection, payload: job.payload ?? null };
    const id = await this.#queues.send(session, job.kind, data, runAfter);
    await session.run(...signalSql(workSignal.put, job.kind));
    return id;
  }

  async #takeOnce(
    session: Session,
    kinds: readonly string[],
    due: string,
    by: number,
  ): Promise<Job | null | 'missed'> {
    const next = await session.get<DueJob>(
      `SELECT j.name AS kind, j.id, j.state = 'active' AS is_left FROM ${table} AS j
       WHERE j.name = ANY($1::text[]) AND (j.state < 'active' AND j.start_after <= $2::timestamptz OR j.state = 'active'
         AND ${nobodyThere})
       ORDER BY j.start_after, j.created_on, j.id LIMIT 1 FOR UPDATE OF j SKIP LOCKED`,
      kinds,
      due,
    );
    if (!next) return null;
    const { kind, id } = next;
    if (next.is_left) {
      // Another process may have taken it while this one waited for the row, later than what it saw of the others.
      if (!(await isLeft(session, id))) return 'missed';
      await this.#queues.putBack(session, kind, id);
    }
    // Due by the clock of whoever asks, which need not be that of the server.
    await session.run(
      `UPDATE ${table} SET start_after = now() - interval '1 ms'
       WHERE name = $1 AND id = $2 AND state < 'active' AND start_after >= now()`,
      kind,
      id,
    );
    const job = await this.#queues.fetch(session, kind);
    if (!job) return 'missed';
    await session.run(
      `INSERT INTO ${jobsSchema}.taken (job, taken_by) VALUES ($1, $2) ON CONFLICT (job) DO UPDATE SET taken_by = excluded.taken_by`,
      job.id,
      by,
    );
    this.#taken.set(job.id, { kind, by });
    return toJob(kind, job);
  }

  /** Nothing where another process has it by now. */
  async #leave(jobId: string, work: (session: Session, kind: string) => Promise<void>): Promise<void> {
    const taken = this.#taken.get(jobId);
    if (!taken) return;
    await this.#database.own(async (session) => {
      const sql = `DELETE FROM ${jobsSchema}.taken WHERE job = $1 AND taken_by = $2`;
      if ((await session.run(sql, jobId, taken.by)) > 0) await work(session, taken.kind);
    });
    this.#taken.delete(jobId);
  }
}

async function isLeft(session: Session, id: string): Promise<boolean> {
  const sql = `SELECT 1 FROM ${table} AS j WHERE j.id = $1 AND j.state = 'active' AND ${nobodyThere}`;
  return (await session.get(sql, id)) !== null;
}

function toJob(kind: string, { id, data, retryCount, startAfter }: FetchedJob): Job {
  return {
    id,
    kind,
    collection: data.collection,
    payload: data.payload,
    state: 'running',
    attempts: retryCount + 1,
    runAfter: startAfter.toISOString(),
  };
}

/** ISO 8601 in one spelling. @throws RangeError where `iso` is no moment. */
function moment(iso?: string): string {
  return (iso === undefined ? new Date() : new Date(iso)).toISOString();
}
