import type { Archive } from '../../archive/archive.js';
import { isArchiveTrouble } from '../../archive/archive-trouble.js';
import { workSignal, type JobState } from '../../archive/jobs.js';
import type { Clock } from '../../clock.js';
import { UserError } from '../../errors.js';
import type { AddOutcome, AddProgress } from '../../reading/article-input.js';
import type { AddRequest } from '../desk.js';
import { errorFromFrame } from '../socket-errors.js';
import {
  additionKind,
  additionPayload,
  additionResultSchema,
  progressSignal,
  readProgress,
  type AdditionResult,
} from './addition-job.js';

/** Signals may be lost: it is looked this often, too. */
const lookMs = 2_000;
/** Discord lets a command be answered for a quarter of an hour. */
const longestWaitMs = 13 * 60_000;

export interface QueuedAdditionParts {
  readonly archive: Archive;
  readonly clock: Clock;
}

/** Has articles added by whichever process has room, and waits for what comes of it. */
export class QueuedAdditions {
  readonly #parts: QueuedAdditionParts;

  constructor(parts: QueuedAdditionParts) {
    this.#parts = parts;
  }

  /** Refusals are UserErrors; "addition-waits" where no process had room for a long time: it is added when one has. */
  async add(request: AddRequest, onProgress?: (progress: AddProgress) => void): Promise<AddOutcome> {
    const { archive } = this.#parts;
    const watch = new JobWatch(this.#parts, onProgress);
    try {
      const { collection } = request;
      const payload = additionPayload(request);
      const job = await archive.jobs.enqueue({ kind: additionKind, collection, payload });
      return await this.#outcome(request, await watch.result(job));
    } finally {
      watch.end();
    }
  }

  async #outcome({ collection }: AddRequest, result: AdditionResult): Promise<AddOutcome> {
    if ('error' in result) {
      const { values, ...error } = result.error;
      throw errorFromFrame({ ...error, values });
    }
    const { status, passages } = result;
    const article = await this.#parts.archive.collection(collection).article(result.article);
    // Somebody removed it in the moment between.
    if (!article) throw new UserError('unknown-article', { name: result.article });
    return { status, article, passages };
  }
}

/** It is in the queue, whatever becomes of the archive for a moment. */
function unlessTrouble(error: unknown): JobState {
  if (isArchiveTrouble(error)) return { state: 'waiting' };
  throw error;
}

/** Waits for one job. It listens before the job is put in, so that nothing is missed. */
class JobWatch {
  readonly #parts: QueuedAdditionParts;
  readonly #ends: readonly (() => void)[];
  #job: string | null = null;
  #wake: () => void = () => {};

  constructor(parts: QueuedAdditionParts, onProgress?: (progress: AddProgress) => void) {
    this.#parts = parts;
    const { signals } = parts.archive;
    this.#ends = [
      signals.on(workSignal.done, (job) => {
        if (this.#job === null || job === this.#job) this.#wake();
      }),
      signals.on(progressSignal, (about) => {
        const told = readProgress(about);
        if (told && told.job === this.#job) onProgress?.(told.progress);
      }),
    ];
  }

  async result(job: string): Promise<AdditionResult> {
    this.#job = job;
    const { archive, clock } = this.#parts;
    const untilMs = clock.nowMs() + longestWaitMs;
    while (clock.nowMs() < untilMs) {
      const signalled = this.#signalled();
      const state = await archive.jobs.collect(job).catch(unlessTrouble);
      if (state.state === 'done') return additionResultSchema.parse(state.result);
      // What came of it was lost, or the collection was deleted.
      if (state.state === 'gone') throw new UserError('addition-unknown');
      await signalled;
    }
    throw new UserError('addition-waits');
  }

  end(): void {
    for (const end of this.#ends) end();
  }

  /** Begun before it is looked: what is done while somebody looks is not missed. */
  #signalled(): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.#parts.clock.after(lookMs, resolve);
      this.#wake = () => {
        cancel();
        resolve();
      };
    });
  }
}
