import { workSignal, type Job, type Jobs, type JobState, type NewJob } from '../../src/archive/jobs.js';
import type { Signals } from '../../src/archive/signals.js';

/** Jobs in memory. */
export class MemoryJobs implements Jobs {
  readonly #signals: Signals;
  #jobs: Job[] = [];
  readonly #results = new Map<string, unknown>();
  #lastId = 0;

  constructor(signals: Signals) {
    this.#signals = signals;
  }

  async enqueue({ kind, collection, payload, runAfter }: NewJob): Promise<string> {
    this.#lastId += 1;
    const id = String(this.#lastId);
    this.#jobs.push({
      id,
      kind,
      collection,
      payload,
      state: 'queued',
      attempts: 0,
      runAfter: moment(runAfter),
    });
    return id;
  }

  async enqueueOnce(job: NewJob): Promise<boolean> {
    const isThere = this.#jobs.some(
      ({ kind, collection, state }) =>
        kind === job.kind && collection === job.collection && (state === 'queued' || state === 'running'),
    );
    if (!isThere) await this.enqueue(job);
    return !isThere;
  }

  async enqueueBy(job: NewJob): Promise<boolean> {
    const isThere = this.#jobs.some(
      ({ kind, collection, state, runAfter }) =>
        kind === job.kind &&
        collection === job.collection &&
        state === 'queued' &&
        runAfter <= moment(job.runAfter),
    );
    if (!isThere) await this.enqueue(job);
    return !isThere;
  }

  async take(kinds: readonly string[], now?: string): Promise<Job | null> {
    const latest = moment(now);
    const due = this.#jobs
      .filter((job) => job.state === 'queued' && kinds.includes(job.kind) && job.runAfter <= latest)
      .sort(
        (one, other) => one.runAfter.localeCompare(other.runAfter) || Number(one.id) - Number(other.id),
      )[0];
    return due ? this.#change(due.id, { state: 'running', attempts: due.attempts + 1 }) : null;
  }

  async nextDue(kind: string): Promise<string | null> {
    const queued = this.#jobs.filter((job) => job.state === 'queued' && job.kind === kind);
    return queued.map(({ runAfter }) => runAfter).sort()[0] ?? null;
  }

  async waiting(): Promise<ReadonlyMap<string, number>> {
    const open = this.#jobs.filter(({ state }) => state === 'queued' || state === 'running');
    const kinds = [...new Set(open.map(({ kind }) => kind))].sort();
    return new Map(kinds.map((kind) => [kind, open.filter((job) => job.kind === kind).length]));
  }

  async unfinished(): Promise<readonly Job[]> {
    return this.#jobs.filter(({ state }) => state === 'queued' || state === 'running');
  }

  async finish(jobId: string, outcome: 'done' | 'failed' | 'retry', runAfter?: string): Promise<void> {
    const state = outcome === 'retry' ? 'queued' : outcome;
    this.#change(jobId, { state, runAfter: moment(runAfter) });
  }

  async finishWith(jobId: string, result: unknown): Promise<void> {
    await this.finish(jobId, 'done');
    this.#results.set(jobId, JSON.parse(JSON.stringify(result)));
    await this.#signals.send(workSignal.done, jobId);
  }

  async collect(jobId: string): Promise<JobState> {
    const state = this.#jobs.find(({ id }) => id === jobId)?.state;
    if (state === 'queued' || state === 'running') return { state: 'waiting' };
    if (state !== 'done') return { state: 'gone' };
    this.#jobs = this.#jobs.filter(({ id }) => id !== jobId);
    return { state, result: this.#results.get(jobId) ?? null };
  }

  forget(collection: string): void {
    this.#jobs = this.#jobs.filter((job) => job.collection !== collection);
  }

  #change(id: string, parts: Partial<Job>): Job | null {
    this.#jobs = this.#jobs.map((job) => (job.id === id ? { ...job, ...parts } : job));
    return this.#jobs.find((job) => job.id === id) ?? null;
  }
}

function moment(iso?: string): string {
  return (iso === undefined ? new Date() : new Date(iso)).toISOString();
}
