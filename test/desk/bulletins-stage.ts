import { pino } from 'pino';
import { onTestFinished, vi } from 'vitest';
import type { Archive } from '../../src/archive/archive.js';
import type { ArticleContent } from '../../src/archive/article.js';
import { localCollection } from '../../src/archive/collection-id.js';
import type { Digest } from '../../src/archive/digests.js';
import type { SetUp } from '../../src/archive/place.js';
import { Auditor } from '../../src/desk/auditor.js';
import { openBulletins, type OpenBulletins } from '../../src/desk/open-bulletins.js';
import { sampleGrouping, sampleJudge, type SamplePairs } from '../archive/sample-stories.js';
import { sampleDimension } from '../archive/sample-articles.js';
import { report, tell } from '../contracts/archive/story-samples.js';
import { FakeClock } from '../fakes/fake-clock.js';
import { FakeEmbedder } from '../fakes/fake-embedder.js';
import { FakeNewsWriter } from '../fakes/fake-news-writer.js';
import { MemoryArchive } from '../fakes/memory-archive.js';
import { DyingArchive } from './dying-archive.js';

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;
export const channel = { kind: 'channel', id: '70' } as const;

/** A process over an archive that outlives it. */
interface Life {
  readonly bulletins: OpenBulletins;
  readonly seen: DyingArchive;
  end(): Promise<void>;
}

/** Digests and followed stories under a fake clock, by which articles are dated too. */
export class BulletinsStage {
  readonly clock: FakeClock;
  readonly archive: Archive;
  readonly writer: FakeNewsWriter;
  readonly logged: Record<string, unknown>[] = [];
  #life: Life | null = null;

  private constructor(start: string, archive: Archive) {
    // Articles are dated by the machine's clock; timers are the fake clock's own.
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    this.clock = new FakeClock(start);
    this.archive = archive;
    this.writer = new FakeNewsWriter(this.clock);
  }

  static async open(start: string, timeZone: string | null = 'Europe/Berlin'): Promise<BulletinsStage> {
    const archive = new MemoryArchive(sampleDimension);
    await archive.settings.set(localCollection, 'settings', { timeZone });
    const stage = new BulletinsStage(start, archive);
    await stage.start();
    return stage;
  }

  get bulletins(): OpenBulletins {
    if (!this.#life) throw new Error('No process runs.');
    return this.#life.bulletins;
  }

  get seen(): DyingArchive {
    if (!this.#life) throw new Error('No process runs.');
    return this.#life.seen;
  }

  /** Another process begins. */
  async start(): Promise<void> {
    const seen = new DyingArchive(this.archive);
    const logger = pino(
      { level: 'warn' },
      { write: (line: string) => void this.logged.push(JSON.parse(line) as Record<string, unknown>) },
    );
    const bulletins = openBulletins({
      auditor: new Auditor({ archive: this.archive, now: () => new Date(this.clock.nowMs()), logger }),
      archive: seen.archive,
      embedder: new FakeEmbedder(),
      clock: this.clock,
      logger,
    });
    const end = bulletins.keep(this.writer);
    this.#life = { bulletins, seen, end };
    await this.pass(0);
  }

  /** The process ends as it should. */
  async stop(): Promise<void> {
    await this.#life?.end();
    this.#life = null;
  }

  /** The process is killed where it stands. */
  async kill(): Promise<void> {
    this.#life?.seen.kill();
    await this.stop();
  }

  /** Lets time pass, and what it begins come to its end. */
  async pass(ms: number): Promise<void> {
    const settle = async (): Promise<void> => {
      vi.setSystemTime(this.clock.nowMs());
      for (let turn = 0; turn < 3; turn += 1) {
        await new Promise((resolve) => setImmediate(resolve));
        await this.#life?.bulletins.digestKeeper.idle();
        await this.#life?.bulletins.newsKeeper.idle();
      }
    };
    await settle();
    await this.clock.pass(ms, settle);
    await settle();
  }

  /** Adds a report that the judge knows by this name. */
  async add(name: string, pairs: SamplePairs = {}, parts: Partial<ArticleContent> = {}): Promise<string> {
    vi.setSystemTime(this.clock.nowMs());
    const collection = this.archive.collection(localCollection);
    const content = report(name, { title: `The ${name} reports`, ...parts });
    const { article } = await tell(collection, content, sampleGrouping(name, sampleJudge(pairs)));
    this.#life?.bulletins.articlesCame(localCollection);
    return article.id;
  }

  setUp(): SetUp {
    return { by: { id: '7', name: 'ana' }, channel: '69', locale: 'en-GB', at: this.clock.moment };
  }

  daily(minuteOfDay: number) {
    return this.#set({ rhythm: 'daily', minuteOfDay, weekday: null });
  }

  weekly(minuteOfDay: number, weekday: number | null) {
    return this.#set({ rhythm: 'weekly', minuteOfDay, weekday });
  }

  /** When messages were written, to the minute. */
  get moments(): readonly string[] {
    return this.writer.messages.map(({ at }) => at.replace(/:\d\d\.\d{3}Z$/, 'Z'));
  }

  /** The first digest as it is kept. */
  async keptDigest(): Promise<Digest | undefined> {
    const [digest] = await this.archive.digests.list(localCollection);
    return digest;
  }

  #set(times: {
    readonly rhythm: 'daily' | 'weekly';
    readonly minuteOfDay: number;
    readonly weekday: number | null;
  }) {
    const request = { ...times, collection: localCollection, place: channel, setUp: this.setUp() };
    return this.bulletins.digests.set(request);
  }
}
