import type { Logger } from '../logger.js';
import type { OnFetch } from './download/fetch-model.js';
import type { Embedder } from './embedder.js';
import { startEmbeddingProcess, type EmbeddingProcess } from './embedding-process.js';
import type { ModelProfile } from './model-profile.js';
import { ProcessPool } from './process-pool.js';

export interface ProcessEmbedderOptions {
  readonly profile: ModelProfile;
  /** At most so many child processes, one thread each. */
  readonly processes: number;
  readonly logger: Logger;
  /** Told when a process died. */
  readonly onDeath?: () => void;
  /** A process beyond the first ends after so long without work; default one minute. */
  readonly idleMs?: number;
  /** Starts one process; default: a forked child that loads the profile's model. */
  readonly start?: () => EmbeddingProcess;
}

/** Questions are asked again, by a second person or with another filter. A vector of 384 numbers takes 1.5 KB. */
const mostRememberedQuestions = 256;

/**
 * Embeds in child processes, because inference holds its thread and a heartbeat would be missed. Each text is
 * embedded alone, so that its vector does not depend on what else is under way.
 *
 * Calls reject with a SetupError where the model cannot be loaded, and the next call tries again.
 */
export class ProcessEmbedder implements Embedder {
  readonly profile: ModelProfile;
  readonly #pool: ProcessPool;
  /** Least recently used first. */
  readonly #questions = new Map<string, Float32Array>();

  constructor(options: ProcessEmbedderOptions) {
    const { profile, logger } = options;
    this.profile = profile;
    // A warning, because it may take minutes and nothing else of Dateline goes over the network unasked.
    const onFetch: OnFetch = (file, bytes) =>
      logger.warn({ model: profile.name, file, bytes }, 'A file of the model is being fetched.');
    this.#pool = new ProcessPool({
      start: options.start ?? (() => startEmbeddingProcess(profile, onFetch)),
      processes: options.processes,
      idleMs: options.idleMs ?? 60_000,
      logger,
      onDeath: options.onDeath,
    });
  }

  /** Process ids of the children that are alive: for diagnosis, and for tests that kill one. */
  get pids(): readonly number[] {
    return this.#pool.pids;
  }

  /** Texts that no process has taken in hand yet. */
  get waiting(): number {
    return this.#pool.waiting;
  }

  ready(): Promise<void> {
    return this.#pool.ready();
  }

  async embedQuestion(text: string): Promise<Float32Array> {
    let vector = this.#questions.get(text);
    if (!vector) {
      const vectors = await this.#pool.embed([this.profile.questionPrefix + text], true);
      vector = vectors[0]!;
    }
    this.#remember(text, vector);
    // A copy: the caller may do with it what he likes.
    return vector.slice();
  }

  embedPassages(texts: readonly string[], signal?: AbortSignal): Promise<readonly Float32Array[]> {
    const passages = texts.map((text) => this.profile.passagePrefix + text);
    return this.#pool.embed(passages, false, signal);
  }

  close(): Promise<void> {
    return this.#pool.close();
  }

  #remember(text: string, vector: Float32Array): void {
    this.#questions.delete(text);
    this.#questions.set(text, vector);
    const [oldest] = this.#questions.keys();
    if (this.#questions.size > mostRememberedQuestions && oldest !== undefined)
      this.#questions.delete(oldest);
  }
}
