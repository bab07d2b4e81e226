import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { localCollection } from '../../src/archive/collection-id.js';
import { openEmbeddedArchive } from '../../src/archive/embedded/embedded-archive.js';
import { LocalDesk } from '../../src/desk/local-desk.js';
import { createLogger } from '../../src/logger.js';
import type { Fetcher } from '../../src/reading/fetch/guarded-fetch.js';
import { ProcessExtractor } from '../../src/reading/page/extractor.js';
import { FakeEmbedder } from '../fakes/fake-embedder.js';

export const ana = { id: '111111111111111111', name: 'ana' };
export const ben = { id: '222222222222222222', name: 'ben' };

/** A desk over real files, whose clock and web a test turns. */
export class ManagedDesk {
  readonly folder: string;
  /** Pages by their address, as HTML. */
  readonly pages = new Map<string, string>();
  /** Addresses in the order in which they were fetched. */
  readonly fetched: string[] = [];
  #nowMs = Date.parse('2026-03-01T12:00:00Z');
  #desk: LocalDesk | null = null;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async open(): Promise<ManagedDesk> {
    const folder = await mkdtemp(join(tmpdir(), 'dateline-managed-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const managed = new ManagedDesk(folder);
    await managed.restart();
    onTestFinished(() => managed.desk.close());
    return managed;
  }

  get desk(): LocalDesk {
    if (!this.#desk) throw new Error('The desk is not open.');
    return this.#desk;
  }

  /** As after the process ended and was started again. */
  async restart(): Promise<void> {
    await this.#desk?.close();
    const embedder = new FakeEmbedder();
    const { fingerprint, dimension } = { fingerprint: 'fake', dimension: embedder.profile.dimension };
    const logger = createLogger('silent');
    const archive = await openEmbeddedArchive({
      folder: this.folder,
      profile: { fingerprint, dimension },
      logger,
    });
    this.#desk = new LocalDesk({
      archive,
      embedder,
      fetcher: this.#fetcher(),
      extractor: new ProcessExtractor(),
      useSeeds: false,
      prepareSeeds: async () => undefined,
      now: () => new Date(this.#nowMs),
      logger,
    });
  }

  /** @param moment ISO 8601. */
  setNow(moment: string): void {
    this.#nowMs = Date.parse(moment);
  }

  async pass(minutes: number): Promise<void> {
    this.#nowMs += minutes * 60_000;
    this.desk.jobs.wake();
    await this.desk.jobs.settled();
  }

  async paste(text: string, hints: Readonly<Record<string, string>> = {}, by = ana) {
    const request = { collection: localCollection, input: { kind: 'text', text } as const, hints, by };
    return (await this.desk.add(request)).article;
  }

  async addUrl(url: string, hints: Readonly<Record<string, string>> = {}, by = ana) {
    const input = { kind: 'url', url } as const;
    return this.desk.add({ collection: localCollection, input, hints, by });
  }

  ask(question: string, outlet: string | null = null) {
    return this.desk.ask({
      collection: localCollection,
      question,
      filters: { since: null, until: null, outlet },
      asOf: null,
      limit: 4,
      audience: { askerId: ana.id, channelId: '70', private: false },
    });
  }

  sources(answer: string) {
    const request = { collection: localCollection, answer, readerId: ana.id, channelId: '70', canSee: null };
    return this.desk.findAnswer(request);
  }

  /** Names of files that hold these words, whatever their capitals. */
  async filesWith(words: string): Promise<readonly string[]> {
    const entries = await readdir(this.folder, { recursive: true, withFileTypes: true });
    const found: string[] = [];
    for (const entry of entries.filter((each) => each.isFile())) {
      const bytes = await readFile(join(entry.parentPath, entry.name));
      if (bytes.toString('latin1').toLowerCase().includes(words.toLowerCase())) found.push(entry.name);
    }
    return found;
  }

  #fetcher(): Fetcher {
    return {
      fetch: async (url, options) => {
        options?.permitHost?.(new URL(url).hostname);
        this.fetched.push(url);
        const html = this.pages.get(url) ?? '';
        const validators = { etag: null, lastModified: null };
        const bytes = new TextEncoder().encode(html);
        return { finalUrl: url, status: 200, mediaType: 'text/html', charset: 'utf-8', validators, bytes };
      },
    };
  }
}
