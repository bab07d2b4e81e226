import { asError, UserError } from '../errors.js';
import type { Logger } from '../logger.js';
import { EmbeddingBatch, type EmbeddingTask } from './embedding-batch.js';
import { ProcessEndedError, type EmbeddingProcess } from './embedding-process.js';
import { EmbeddingQueue } from './embedding-queue.js';
import { PoolMember } from './pool-member.js';

export interface PoolOptions {
  readonly start: () => EmbeddingProcess;
  /** At most so many processes. */
  readonly processes: number;
  /** A process beyond the first ends after so long without work. */
  readonly idleMs: number;
  readonly logger: Logger;
  /** Told when a process died that had its model loaded. */
  readonly onDeath?: (() => void) | undefined;
}

/** Loading a model takes about as long as embedding so many texts; fewer are not worth another process … */
const textsWorthAProcess = 32;
/** … unless new ones have kept coming for as long as that: an import hands over a few articles at a time. */
const waitWorthAProcessMs = 300;
/** A text that so many processes died with is given up. */
const mostCrashes = 3;
/** After a process could not be started beside others, no other is tried for so long. */
const growPauseMs = 30_000;

/** Processes that embed: started when there is work for them, fed with the urgent texts first, replaced when they die. */
export class ProcessPool {
  readonly #options: PoolOptions;
  readonly #queue = new EmbeddingQueue();
  /** Every call that is not settled yet. */
  readonly #batches = new Set<EmbeddingBatch>();
  /** Texts that a process died with; each is tried alone, so that an innocent one beside it is not blamed twice. */
  #suspects: EmbeddingTask[] = [];
  #members: PoolMember[] = [];
  #starting: Promise<void> | null = null;
  #growAfter = 0;
  /** Since when there have been texts that no process had room for; null: there are none. */
  #waitingSince: number | null = null;
  #closing: Promise<void> | null = null;

  constructor(options: PoolOptions) {
    this.#options = options;
  }

  /** Process ids of the children that are alive. */
  get pids(): readonly number[] {
    return this.#members.flatMap((member) => member.process.pid ?? []);
  }

  /** Texts that no process has taken in hand yet. */
  get waiting(): number {
    return this.#queue.size + this.#suspects.length;
  }

  /** Resolves when at least one process has loaded the model. @throws SetupError where none can. */
  async ready(): Promise<void> {
    if (this.#closing) throw closed();
    if (!this.#members.some((member) => member.ready)) await this.#start();
  }

  /** A vector for each text, in order. Rejects with `signal.reason` when aborted: what was not sent yet is dropped. */
  async embed(
    texts: readonly string[],
    urgent: boolean,
    signal?: AbortSignal,
  ): Promise<readonly Float32Array[]> {
    if (this.#closing) throw closed();
    signal?.throwIfAborted();
    const batch = new EmbeddingBatch(texts, urgent);
    const abort = (): void => batch.fail(signal?.reason);
    signal?.addEventListener('abort', abort, { once: true });
    this.#batches.add(batch);
    this.#queue.add(batch);
    this.#dispatch();
    try {
      return await batch.vectors;
    } finally {
      this.#batches.delete(batch);
      signal?.removeEventListener('abort', abort);
    }
  }

  /** Rejects what waits and ends the processes. Idempotent. */
  close(): Promise<void> {
    this.#closing ??= this.#endAll();
    this.#failAll(closed());
    return this.#closing;
  }

  async #endAll(): Promise<void> {
    await Promise.all(this.#members.map((member) => member.end()));
  }

  #failAll(error: Error): void {
    for (const batch of this.#batches) batch.fail(error);
  }

  /** Starts a process, or waits for the one that is starting. A failure is forgotten: the next call tries again. */
  #start(): Promise<void> {
    this.#starting ??= this.#startMember().finally(() => {
      this.#starting = null;
      this.#dispatch();
    });
    return this.#starting;
  }

  async #startMember(): Promise<void> {
    let member: PoolMember | null = null;
    try {
      member = this.#addMember(this.#options.start());
      await member.load();
      // Waiting for the first process is no reason for a second.
      this.#waitingSince = null;
    } catch (thrown) {
      const error = this.#closing ? closed() : asError(thrown);
      if (member) this.#remove(member);
      if (this.#members.length > 0) {
        this.#growAfter = Date.now() + growPauseMs;
        if (!this.#closing)
          this.#options.logger.warn({ error: error.message }, 'another embedding process cannot be started');
      } else this.#failAll(error);
      throw error;
    }
  }

  #addMember(process: EmbeddingProcess): PoolMember {
    const member = new PoolMember(process, this.#options.idleMs, () => {
      if (this.#members.length > 1) this.#remove(member);
    });
    this.#members.push(member);
    void process.ended.then((words) => this.#bury(member, words));
    return member;
  }

  #remove(member: PoolMember): void {
    this.#members = this.#members.filter((other) => other !== member);
    void member.end();
  }

  /** A process died. One that was still loading is `#startMember`'s to deal with. */
  #bury(member: PoolMember, words: string): void {
    if (this.#closing || !member.ready) return;
    this.#remove(member);
    this.#options.onDeath?.();
    this.#options.logger.warn({ words }, 'an embedding process died; its work is repeated');
    this.#dispatch();
  }

  #dispatch(): void {
    if (this.#closing) return;
    const ready = this.#members.filter((member) => member.ready);
    this.#suspects = this.#suspects.filter((task) => !task.batch.over);
    for (const member of ready.filter((candidate) => candidate.busy === 0)) {
      const suspect = this.#suspects.shift();
      if (suspect) void this.#send(member, suspect);
    }
    this.#hand(
      ready,
      (member) => member.hasRoomForUrgent,
      () => this.#queue.takeUrgent(),
    );
    this.#hand(
      // While suspects wait, one process gets no passages, so that it comes to be free for them.
      this.#suspects.length > 0 ? ready.slice(1) : ready,
      (member) => member.hasRoomForBulk,
      () => this.#queue.takeBulk(),
    );
    this.#grow();
  }

  /** Hands texts to the least busy process, for as long as there are texts and room. */
  #hand(
    members: readonly PoolMember[],
    hasRoom: (member: PoolMember) => boolean,
    take: () => EmbeddingTask | null,
  ): void {
    for (;;) {
      const [member] = members.filter(hasRoom).sort((left, right) => left.busy - right.busy);
      const task = member ? take() : null;
      if (!member || !task) return;
      void this.#send(member, task);
    }
  }

  #grow(): void {
    const { waiting } = this;
    const now = Date.now();
    this.#waitingSince = waiting === 0 ? null : (this.#waitingSince ?? now);
    if (this.#waitingSince === null) return;
    const isMuch = waiting >= textsWorthAProcess || now - this.#waitingSince >= waitWorthAProcessMs;
    const mayGrow = this.#members.length < this.#options.processes && now >= this.#growAfter;
    // A failure reaches the calls that wait, by `#startMember`.
    if (this.#members.length === 0 || (isMuch && mayGrow)) this.#start().catch(() => {});
  }

  async #send(member: PoolMember, task: EmbeddingTask): Promise<void> {
    try {
      task.batch.deliver(task, await member.embed(task));
    } catch (thrown) {
      if (thrown instanceof ProcessEndedError && !this.#closing) this.#repeat(task);
      else task.batch.fail(thrown);
    }
    this.#dispatch();
  }

  #repeat(task: EmbeddingTask): void {
    task.crashes++;
    if (task.crashes < mostCrashes) {
      this.#suspects.push(task);
      return;
    }
    task.batch.fail(
      new UserError('text-cannot-be-embedded', { text: task.text.trim().slice(0, 60), crashes: mostCrashes }),
    );
  }
}

function closed(): UserError {
  return new UserError('shutting-down');
}
