import { isArchiveTrouble } from '../archive/archive-trouble.js';
import type { Job, Jobs } from '../archive/jobs.js';
import { systemClock, type Clock } from '../clock.js';
import { asError } from '../errors.js';
import type { Logger } from '../logger.js';
import { noMetrics, type Metrics } from '../observing/metrics.js';
import { observeRequest } from '../observing/observe-request.js';
import { noteFact, noteOutcome, outsideRequests } from '../observing/request-scope.js';
import { Timers } from './timers.js';

/**
 * What became of a job: done, given up for good, to be tried again at a moment (ISO 8601), or done with a result, as JSON, for
 * whoever put it in.
 */
export type JobOutcome = 'done' | 'failed' | { readonly retryAt: string } | { readonly result: unknown };

/**
 * Does one job. What it throws is logged, and the job is tried again, later each time. It should end soon where `signal` is
 * aborted, with or without success: the job is then done again, at the next start or by another process.
 */
export type JobHandler = (job: Job, signal: AbortSignal) => Promise<JobOutcome>;

export interface JobRunnerOptions {
  readonly jobs: Jobs;
  /** What is done for each kind of job, from the start. */
  readonly handlers: ReadonlyMap<string, JobHandler>;
  readonly now: () => Date;
  readonly logger: Logger;
  readonly metrics?: Metrics;
  /** Its timers only: when the next job is due. */
  readonly clock?: Pick<Clock, 'after'>;
  /** How often it is looked for what other processes put in, and for what could not be taken. */
  readonly pollMs?: number;
}

const defaultPollMs = 15_000;
const leastRetryMs = 1_000;
/** What is due and cannot be taken is another process's, for a moment. */
const leastWaitMs = 50;
const firstRetryMs = 60_000;
/** A full disk, as a rule. */
const archiveTroubleRetryMs = 2 * 60_000;
const longestRetryMs = 6 * 60 * 60_000;

/**
 * Does the jobs that are due: of each kind one after another, or as many at a time as that kind may be, of different kinds side
 * by side. Jobs are kept by the archive: what a process leaves undone is done after the next start.
 */
export class JobRunner {
  readonly #options: JobRunnerOptions;
  readonly #stop = new AbortController();
  readonly #handlers: Map<string, JobHandler>;
  /** Of kinds that are not done one after another: so many at a time. */
  readonly #atOnce = new Map<string, number>();
  /** What became of the last job of a place, where the archive has not taken that yet. */
  readonly #unkept = new Map<string, { readonly jobId: string; readonly outcome: JobOutcome }>();
  /** What is at work, by place: each kind has one, or as many as are done at a time. */
  readonly #loops = new Map<string, Promise<void>>();
  /** Places where it was to be looked while they were at work. */
  readonly #wanted = new Set<string>();
  /** By kind: when its next job is due. */
  readonly #timers: Timers;
  #timer: NodeJS.Timeout | null = null;
  /** Why jobs could not be taken, or their outcome not be kept, when that was tried last. */
  #lastTrouble: string | null = null;

  constructor(options: JobRunnerOptions) {
    this.#options = options;
    this.#handlers = new Map(options.handlers);
    this.#timers = new Timers(options.clock ?? systemClock);
  }

  /**
   * Does jobs of another kind from now on. The returned function ends that: it tells the job at work and waits for it;
   * what is left undone is done when somebody does that kind again.
   */
  handle(kind: string, handler: JobHandler, atOnce = 1): () => Promise<void> {
    const end = new AbortController();
    const unlessEnded: JobHandler = async (job, signal) => {
      try {
        return await handler(job, AbortSignal.any([signal, end.signal]));
      } catch (error) {
        if (end.signal.aborted) return { retryAt: this.#after(0) };
        throw error;
      }
    };
    this.#handlers.set(kind, unlessEnded);
    this.#atOnce.set(kind, atOnce);
    if (this.#timer) this.wake();
    return async () => {
      if (this.#handlers.get(kind) === unlessEnded) this.#handlers.delete(kind);
      end.abort();
      await Promise.all(this.#placesOf(kind).map((place) => this.#loops.get(place)));
    };
  }

  /** Begins to look for jobs, at once and from time to time. Idempotent. */
  start(): void {
    if (this.#stop.signal.aborted || this.#timer) return;
    this.#timer = setInterval(() => this.wake(), this.#options.pollMs ?? defaultPollMs);
    // It keeps no process alive: what is due is done at the next start.
    this.#timer.unref();
    this.wake();
  }

  /** Looks at once: for jobs of a kind, or of all kinds. */
  wake(kind?: string): void {
    for (const each of kind === undefined ? this.#handlers.keys() : [kind])
      if (this.#handlers.has(each)) for (const place of this.#placesOf(each)) this.#look(each, place);
  }

  #placesOf(kind: string): readonly string[] {
    return Array.from({ length: this.#atOnce.get(kind) ?? 1 }, (_, index) => `${kind} ${index}`);
  }

  #look(kind: string, place: string): void {
    if (this.#stop.signal.aborted) return;
    if (this.#loops.has(place)) {
      // It may have looked for the last time already.
      this.#wanted.add(place);
      return;
    }
    // Whoever woke it is not what its jobs belong to.
    const loop = outsideRequests(() => this.#doAll(kind, place)).finally(() => {
      this.#loops.delete(place);
      if (this.#wanted.delete(place) && this.#handlers.has(kind)) this.#look(kind, place);
    });
    this.#loops.set(place, loop);
  }

  /** Resolves when nothing is at work. */
  async settled(): Promise<void> {
    while (this.#loops.size > 0) await Promise.all(this.#loops.values());
  }

  /** Takes no more jobs, and waits for those at work, which are told. */
  async stop(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    this.#stop.abort();
    this.#timers.clearAll();
    await this.settled();
    // What is done and not kept as such would be done again after the next start.
    for (const place of this.#unkept.keys()) await this.#keepOutcome(place).catch(() => undefined);
  }

  /** Never rejects. */
  async #doAll(kind: string, place: string): Promise<void> {
    const { jobs, now, logger } = this.#options;
    try {
      await this.#keepOutcome(place);
      while (!this.#stop.signal.aborted && this.#handlers.has(kind)) {
        const job = await jobs.take([kind], now().toISOString());
        this.#lastTrouble = null;
        if (!job) return await this.#lookWhenDue(kind);
        this.#unkept.set(place, { jobId: job.id, outcome: await this.#observed(job) });
        await this.#keepOutcome(place);
      }
    } catch (error) {
      // The archive cannot be asked; the next look tries again, and what goes on is said once.
      const { message } = asError(error);
      if (this.#lastTrouble !== message)
        logger.error({ kind, error: message }, 'Jobs could not be taken, or their outcome not be kept.');
      this.#lastTrouble = message;
    }
  }

  async #lookWhenDue(kind: string): Promise<void> {
    const { jobs, now } = this.#options;
    if (!this.#timer) return;
    const due = await jobs.nextDue(kind);
    if (this.#stop.signal.aborted) return;
    if (due === null) return this.#timers.clear(kind);
    const waitMs = Math.max(leastWaitMs, Date.parse(due) - now().getTime());
    this.#timers.set(kind, waitMs, () => this.wake(kind));
  }

  /** A job whose outcome is not kept is neither taken nor put in again: it is kept before another is taken in its place. */
  async #keepOutcome(place: string): Promise<void> {
    const unkept = this.#unkept.get(place);
    if (!unkept) return;
    try {
      await this.#finish(unkept.jobId, unkept.outcome);
    } catch (error) {
      if (isArchiveTrouble(error)) throw error;
      // It could never be kept, and nothing more would be done in its place.
      const facts = { job: unkept.jobId, error: asError(error).message };
      this.#options.logger.error(facts, 'What became of a job cannot be kept; it is given up.');
      await this.#finish(unkept.jobId, 'failed');
    }
    this.#unkept.delete(place);
  }

  async #finish(jobId: string, outcome: JobOutcome): Promise<void> {
    const { jobs } = this.#options;
    if (typeof outcome === 'string') await jobs.finish(jobId, outcome);
    else if ('result' in outcome) await jobs.finishWith(jobId, outcome.result);
    else await jobs.finish(jobId, 'retry', this.#inFuture(outcome.retryAt));
  }

  #observed(job: Job): Promise<JobOutcome> {
    const { logger, metrics = noMetrics } = this.#options;
    const { kind, id, collection, attempts } = job;
    const startedMs = performance.now();
    return observeRequest(
      { kind: 'job', name: kind, job: id, collection, attempts },
      { logger },
      async () => {
        const outcome = await this.#do(job);
        const came = typeof outcome === 'string' ? outcome : 'result' in outcome ? 'done' : 'retry';
        noteFact('job-outcome', came);
        metrics.job(kind, came, performance.now() - startedMs);
        return outcome;
      },
    );
  }

  async #do(job: Job): Promise<JobOutcome> {
    const { logger } = this.#options;
    const { signal } = this.#stop;
    try {
      const handler = this.#handlers.get(job.kind);
      return handler ? await handler(job, signal) : { retryAt: this.#after(0) };
    } catch (error) {
      // Told to stop, it is no failure.
      if (signal.aborted) return { retryAt: this.#after(0) };
      if (isArchiveTrouble(error)) {
        // It is none of the job's failures: it is done as soon as the archive takes it, however often that was tried.
        logger.debug({ job: job.id, kind: job.kind, code: error.code }, 'A job waits for the archive.');
        return { retryAt: this.#after(archiveTroubleRetryMs) };
      }
      noteOutcome(error);
      const facts = { job: job.id, kind: job.kind, collection: job.collection, attempt: job.attempts };
      logger.error({ ...facts, error: asError(error).message }, 'A job failed; it is tried again later.');
      return { retryAt: this.#after(Math.min(longestRetryMs, firstRetryMs * 2 ** (job.attempts - 1))) };
    }
  }

  /** A job that asks for a moment which is over would be taken again and again. */
  #inFuture(moment: string): string {
    const earliest = this.#after(this.#stop.signal.aborted ? 0 : leastRetryMs);
    return new Date(moment).toISOString() < earliest ? earliest : moment;
  }

  #after(milliseconds: number): string {
    return new Date(this.#options.now().getTime() + milliseconds).toISOString();
  }
}
