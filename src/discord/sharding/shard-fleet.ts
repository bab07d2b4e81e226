import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { ShardingManager, type Shard } from 'discord.js';
import type { Embedder } from '../../embedding/embedder.js';
import { lendEmbedder } from '../../embedding/lent/lend-embedder.js';
import { asError } from '../../errors.js';
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
/** One that ended is begun again after this; each time in a row after twice as long: Discord lets a bot begin 1,000 times a day. */
const firstAgainMs = 5_000;
const longestAgainMs = 5 * 60_000;
/** One that served so long had begun well. */
const soundMs = 10 * 60_000;

/** The shards of a bot, each in a process of its own, which share this one's embedder. */
export class ShardFleet {
  readonly #options: FleetOptions;
  readonly #manager: ShardingManager;
  readonly #ends = new Map<number, () => void>();
  readonly #deaths = new Map<number, { readonly count: number; readonly atMs: number }>();
  /** Shards that are being ended, and are to stay so. */
  readonly #told = new Set<number>();
  #isEnding = false;
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

  /** Resolves when every shard has its connection to Discord. @throws Error where one has none in time; those that begun are ended then */
  async start(): Promise<void> {
    try {
      await this.#manager.spawn({ delay: this.#options.delayMs ?? identifyMs, timeout: readyMs });
    } catch (error) {
      await this.stop();
      throw error;
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
    this.#isEnding = true;
    await Promise.all([...this.#manager.shards.values()].map((shard) => this.#end(shard, withinMs)));
    for (const stop of this.#ends.values()) stop();
  }

  async #restart(): Promise<void> {
    const { logger, delayMs = identifyMs } = this.#options;
    for (const shard of this.#manager.shards.values()) {
      if (this.#isEnding) return;
      await this.#end(shard);
      logger.info({ shard: shard.id }, 'A shard is restarted.');
      await this.#spawn(shard);
      await new Promise((resolve) => setTimeout(resolve, delayMs));
    }
  }

  #keep(shard: Shard): void {
    const { environment, embedder } = this.#options;
    Object.assign(shard.env as object, environment?.(shard.id));
    shard.on('death', () => {
      if (!this.#told.has(shard.id)) this.#again(shard);
    });
    // Each process has a way of its own; the listener stays with the shard.
    this.#ends.set(
      shard.id,
      lendEmbedder(embedder, {
        send: (message) => void shard.send(message).catch(() => {}),
        listen(listener) {
          shard.on('message', listener);
          return () => shard.off('message', listener);
        },
      }),
    );
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
  async #end(shard: Shard, withinMs = 12_000): Promise<void> {
    const child = shard.process;
    if (!child) return;
    const gone = once(child, 'exit');
    this.#told.add(shard.id);
    shard.kill();
    this.#told.delete(shard.id);
    if (!(await within(gone, withinMs))) child.kill('SIGKILL');
  }
}
