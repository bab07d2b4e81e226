import PgBoss from 'pg-boss';
import { asError } from '../../../errors.js';
import type { Logger } from '../../../logger.js';
import { databaseError, isVictim } from '../database-error.js';
import { jobsSchema } from '../schema/jobs-schema.js';
import type { Session } from '../session.js';
import { storableJson } from '../storable-text.js';
import type { SqlParameter, SqlPool } from '../sql-client.js';

/** A job that was fetched: see pg-boss. */
export interface FetchedJob {
  readonly id: string;
  readonly data: { readonly collection: string; readonly payload: unknown };
  readonly retryCount: number;
  readonly startAfter: Date;
}

/** What a process keeps of jobs that nobody asks for any more, in seconds. */
const keptResultSeconds = 3_600;
/** Of a job that a process is at which lives and does not end it; pg-boss allows no more. That it is gone is noticed otherwise, and at once. */
const longestJobHours = 23;
/** Until a job that is put off is dropped; it is never to be. */
const keptMinutes = 20 * 365 * 24 * 60;
/** How often a job may be tried again is not the queue's to say. */
const anyNumber = 2 ** 31 - 1;
const mostAttempts = 5;

/** pg-boss's queues, one for each kind of job, in a schema of their own. All is done in the transaction that is given. */
export class JobQueues {
  readonly #boss: PgBoss;
  readonly #made = new Map<string, Promise<void>>();

  private constructor(boss: PgBoss) {
    this.#boss = boss;
  }

  /** Makes its tables where they are missing. Of several processes that start at once one does. */
  static open(pool: SqlPool, logger: Logger): Promise<JobQueues> {
    return JobQueues.#open(pool, logger, true);
  }

  /** To read what is in them: nothing is made, and nothing looked after. */
  static openToRead(pool: SqlPool, logger: Logger): Promise<JobQueues> {
    return JobQueues.#open(pool, logger, false);
  }

  static async #open(pool: SqlPool, logger: Logger, isKept: boolean): Promise<JobQueues> {
    const boss = new PgBoss({
      db: {
        executeSql: (text: string, values?: unknown[]) => pool.use((client) => run(client, text, values)),
      },
      schema: jobsSchema,
      schedule: false,
      migrate: isKept,
      supervise: isKept,
      archiveCompletedAfterSeconds: keptResultSeconds,
      deleteAfterSeconds: keptResultSeconds,
    });
    boss.on('error', (error) => {
      logger.warn({ error: asError(error).message }, 'Jobs could not be looked after; it is tried again.');
    });
    await boss.start();
    return new JobQueues(boss);
  }

  /** Makes the queue of a kind, where there is none. */
  async make(kind: string): Promise<void> {
    const making = this.#made.get(kind) ?? this.#make(kind);
    this.#made.set(kind, making);
    try {
      await making;
    } catch (error) {
      this.#made.delete(kind);
      throw databaseError(error);
    }
  }

  async #make(kind: string): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        if (await this.#boss.getQueue(kind)) return;
        await this.#boss.createQueue(kind, {
          name: kind,
          policy: 'standard',
          retryLimit: anyNumber,
          retryDelay: 0,
          expireInSeconds: longestJobHours * 3_600,
          retentionMinutes: keptMinutes,
        });
      } catch (error) {
        // A queue is a table: other processes that make it, or take jobs meanwhile, may have to be let go first.
        if (!isVictim(error) || attempt === mostAttempts) throw error;
      }
    }
  }

  /** @param runAfter ISO 8601, UTC */
  async send(session: Session, kind: string, data: FetchedJob['data'], runAfter: string): Promise<string> {
    const stored = { ...data, payload: storableJson(data.payload) };
    const id = await this.#boss.send(kind, stored, { startAfter: runAfter, ...through(session).options });
    if (id === null) throw new Error(`There is no queue for jobs of the kind "${kind}".`);
    return id;
  }

  /** The next that is due by PostgreSQL's clock. */
  async fetch(session: Session, kind: string): Promise<FetchedJob | null> {
    const { options, failure } = through(session);
    const [job] = await this.#boss.fetch<FetchedJob['data']>(kind, { ...options, includeMetadata: true });
    // It is kept quiet about, and the transaction can do no more.
    const error = failure();
    if (error !== null) throw error;
    return job ?? null;
  }

  /** Puts a job that was fetched back, due at once. */
  async putBack(session: Session, kind: string, id: string): Promise<void> {
    await this.#boss.fail(kind, id, {}, through(session).options);
  }

  /** What it was about is nobody's to read any more. */
  async complete(session: Session, kind: string, id: string, result: unknown): Promise<void> {
    await this.#boss.complete(kind, id, { result: storableJson(result) }, through(session).options);
    await session.run(
      `UPDATE ${jobsSchema}.job SET data = data - 'payload' WHERE name = $1 AND id = $2`,
      kind,
      id,
    );
  }

  async remove(session: Session, kind: string, id: string): Promise<void> {
    await this.#boss.deleteJob(kind, id, through(session).options);
  }

  async close(): Promise<void> {
    await this.#boss.stop({ graceful: false });
  }
}

interface Statements {
  query<Row>(sql: string, parameters: readonly SqlParameter[]): Promise<{ readonly rows: readonly Row[] }>;
  execute(sql: string): Promise<void>;
}

/** Scripts, which take no values, begin with a transaction of their own and give nothing back. */
async function run(client: Statements, text: string, values?: unknown[]): Promise<{ rows: unknown[] }> {
  if (values === undefined && /^\s*BEGIN;/.test(text)) {
    await client.execute(text);
    return { rows: [] };
  }
  const parameters = (values ?? []).map((value) => (value === undefined ? null : value));
  const { rows } = await client.query<unknown>(text, parameters as SqlParameter[]);
  return { rows: [...rows] };
}

function through(session: Session) {
  let failed: unknown = null;
  const client: Statements = {
    query: async <Row>(sql: string, parameters: readonly SqlParameter[]) => ({
      rows: await session.all<Row>(sql, ...parameters),
    }),
    execute: (sql) => session.execute(sql),
  };
  const executeSql = async (text: string, values?: unknown[]) => {
    try {
      return await run(client, text, values);
    } catch (error) {
      failed = error;
      throw error;
    }
  };
  return { options: { db: { executeSql } }, failure: () => failed };
}
