import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { ShardingManager, type Shard } from 'discord.js';
import type { Embedder } from '../../embedding/embedder.js';
import { lendEmbedder } from '../../embedding/lent/lend-embedder.js';
import { asError, SetupError } from '../../errors.js';
import type { Logger } from '../../logger.js';
import { within } from '../../within.js';

export interface FleetOptions {
  readonly token: string;
  /** How many shards, each of which is a process. */
  readonly count: number;
  /** What each runs: a compiled file, and what is behind its name. */
  readonly entry: string;
  readonly arguments: readonly string[];
  /** Embeds for all of them. */
  readonly embedder: Embedder;
  readonly logger: Logger;
  /** What a shard finds in its environment besides. */
  readonly environment?: (shard: number) => Readonly<Record<string, string>>;
  /** Between two that begin, in milliseconds; default what Discord asks for. */
  readonly delayMs?: number;
}

/** Discord lets one shard identify itself in five seconds. */
const identifyMs = 5_500;
const readyMs = 90_000;
/** Longer than a shutdown takes: one that is restarted and is not gone by then is killed. */
const endMs = 12_000;
/** One that ended is begun again after this; each time in a row after twice as long: Discord lets a bot begin 1,000 times a day. */
const firstAgainMs = 5_000;
const longestAgainMs = 5 * 60_000;
/** One that served so long had begun well. */
const soundMs = 10 * 60_000;

/** The shards of a bot, each in a process of its own, which share this one's embedder. */
export class ShardFleet {
  readonly #options: FleetOptions;
  readonly #manager: ShardingManager;
  readonly #deaths = new Map<number, { readonly count: number; readonly atMs: number }>();
  /** Shards that are being ended, and are to stay so. */
  readonly #told = new Set<number>();
  /** Processes that were told to end, with when they are gone. */
  readonly #leaving = new Map<ChildProcess, Promise<unknown>>();
  readonly #ending = new AbortController();
  #starting: Promise<void> | null = null;
  #restarting: Promise<void> | null = null;

  constructor(options: FleetOptions) {
    this.#options = options;
    this.#manager = new ShardingManager(options.entry, {
      totalShards: options.count,
      mode: 'process',
      token: options.token,
      respawn: false,
      shardArgs: [...options.arguments],
      execArgv: [],
    });
    this.#manager.on('shardCreate', (shard) => this.#keep(shard));
  }

  /**
   * Resolves when every shard has its connection to Discord, or it was told to stop.
   * @throws SetupError where one has none in time; those that began are ended then
   */
  start(): Promise<void> {
    this.#starting ??= this.#start();
    return this.#starting;
  }

  async #start(): Promise<void> {
    const { count } = this.#options;
    for (let id = 0; id < count && !this.#isEnding; id += 1) {
      const shard = this.#manager.createShard(id);
      try {
        await shard.spawn(readyMs);
        // It identified itself a moment ago: when it began says nothing of that.
        if (id + 1 < count) await this.#pause();
      } catch (error) {
        if (this.#isEnding) return;
        await this.stop();
        throw new SetupError(
          `Shard ${id + 1} of ${count} did not come to serve Discord (${asError(error).message}): what it said stands above; set it right and start again.`,
          { cause: error },
        );
      }
    }
  }

  /** Whether every shard has its connection to Discord. */
  get isServing(): boolean {
    const { shards } = this.#manager;
    return shards.size === this.#options.count && shards.every(({ ready }) => ready);
  }

  /** The process of a shard; null where none is running. */
  processOf(shard: number): ChildProcess | null {
    return this.#manager.shards.get(shard)?.process ?? null;
  }

  /** Restarts one shard after the other: each finishes its answers, ends, and is back before the next. */
  restart(): Promise<void> {
    this.#restarting ??= this.#restart().finally(() => {
      this.#restarting = null;
    });
    return this.#restarting;
  }

  /** Ends all at once. @param withinMs what is not gone by then is killed */
  async stop(withinMs = 9_000): Promise<void> {
    this.#ending.abort();
    for (const shard of this.#manager.shards.values()) this.#tellToEnd(shard);
    await Promise.all([...this.#leaving.keys()].map((child) => this.#gone(child, withinMs)));
  }

  get #isEnding(): boolean {
    return this.#ending.signal.aborted;
  }

  async #restart(): Promise<void> {
    // Where it fails there is nothing to restart.
    await this.#starting?.catch(() => {});
    for (const shard of this.#manager.shards.values()) {
      if (this.#isEnding) return;
      await this.#end(shard);
      if (this.#isEnding) return;
      this.#options.logger.info({ shard: shard.id }, 'A shard is restarted.');
      await this.#spawn(shard);
      if (shard.id + 1 < this.#options.count) await this.#pause();
    }
  }

  /** Between two that begin. Ends where all do. */
  async #pause(): Promise<void> {
    const { signal } = this.#ending;
    await wait(this.#options.delayMs ?? identifyMs, undefined, { ref: false, signal }).catch(() => {});
  }

  #keep(shard: Shard): void {
    Object.assign(shard.env as object, this.#options.environment?.(shard.id));
    shard.on('spawn', (child) => this.#lend(child as ChildProcess));
    shard.on('death', () => {
      if (!this.#told.has(shard.id)) this.#again(shard);
    });
  }

  /** One that was told to end has its answers to finish: it is lent the embedder until it is gone. */
  #lend(child: ChildProcess): void {
    const end = lendEmbedder(this.#options.embedder, {
      send: (message) => {
        if (child.connected) child.send(message as object, () => {});
      },
      listen(listener) {
        child.on('message', listener);
        return () => child.off('message', listener);
      },
    });
    child.once('exit', end);
  }

  /** To be called when one is gone that was not told to end. */
  #again(shard: Shard): void {
    if (this.#isEnding) return;
    const last = this.#deaths.get(shard.id);
    const count = last && Date.now() - last.atMs < soundMs ? last.count + 1 : 1;
    this.#deaths.set(shard.id, { count, atMs: Date.now() });
    const afterMs = Math.min(firstAgainMs * 2 ** (count - 1), longestAgainMs);
    this.#options.logger.error({ shard: shard.id, afterMs }, 'A shard ended; it is begun again.');
    setTimeout(() => {
      if (!this.#isEnding && !shard.process) void this.#spawn(shard);
    }, afterMs).unref();
  }

  /** Never rejects: one that died is begun again anyway, and so is one that got no connection. */
  async #spawn(shard: Shard): Promise<void> {
    if (this.#isEnding) return;
    try {
      await shard.spawn(readyMs);
    } catch (error) {
      this.#options.logger.error(
        { shard: shard.id, error: asError(error).message },
        'A shard did not begin.',
      );
      if (!shard.process) return;
      await this.#end(shard);
      this.#again(shard);
    }
  }

  /** Tells a shard to end, and waits until it has. */
  async #end(shard: Shard): Promise<void> {
    const child = this.#tellToEnd(shard);
    if (child) await this.#gone(child, endMs);
  }

  #tellToEnd(shard: Shard): ChildProcess | null {
    const child = shard.process;
    if (!child) return null;
    const gone = once(child, 'exit').finally(() => this.#leaving.delete(child));
    this.#leaving.set(child, gone);
    this.#told.add(shard.id);
    shard.kill();
    this.#told.delete(shard.id);
    return child;
  }

  async #gone(child: ChildProcess, withinMs: number): Promise<void> {
    if (!(await within(this.#leaving.get(child) ?? Promise.resolve(), withinMs))) child.kill('SIGKILL');
  }
}
