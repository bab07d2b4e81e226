import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, expect } from 'vitest';
import type { Archive } from '../../src/archive/archive.js';
import { guildCollection, userCollection, type CollectionId } from '../../src/archive/collection-id.js';
import { openEmbeddedArchive } from '../../src/archive/embedded/embedded-archive.js';
import { startBotOnLoopback } from '../../src/chat/bot-on-loopback.js';
import type { LoopbackSession } from '../../src/chat/loopback/loopback-session.js';
import type { LoopbackUser } from '../../src/chat/loopback/world-model.js';
import { LoopbackDiscord } from '../../src/chat/loopback-discord.js';
import type { LoopbackServer } from '../../src/chat/loopback/make-server.js';
import { systemClock, type Clock } from '../../src/clock.js';
import { projectFolder } from '../../src/project-folder.js';
import { LocalDesk } from '../../src/desk/local-desk.js';
import type { Bot } from '../../src/discord/client.js';
import type { Embedder } from '../../src/embedding/embedder.js';
import { ProcessEmbedder } from '../../src/embedding/process-embedder.js';
import { profileFingerprint } from '../../src/embedding/profile-fingerprint.js';
import { GuardedFetcher } from '../../src/reading/fetch/guarded-fetch.js';
import { ProcessExtractor } from '../../src/reading/page/extractor.js';
import { takeInStarterArticles } from '../../src/reading/starter-articles.js';
import { judge } from '../discord-harness/openapi-judge.js';
import { shippedProfile } from '../embedding/shipped-profile.js';
import { WebSite } from './web-site.js';

export interface NewsroomOptions {
  /** Of the archive; default: a new temporary one. */
  readonly folder?: string;
  readonly useSeeds?: boolean;
  /** How far the clocks of Discord and desk are ahead. */
  readonly daysLater?: number;
}

/** A whole Dateline with real parts, and the people in front of it. The same folder opened again finds the same ids of servers and people. */
export interface Newsroom {
  readonly folder: string;
  readonly archive: Archive;
  readonly desk: LocalDesk;
  readonly bot: Bot;
  readonly loopback: LoopbackDiscord;
  readonly server: LoopbackServer<'news' | 'other' | 'staff'>;
  readonly elsewhere: LoopbackServer<'general'>;
  /** Of `server`. */
  readonly collection: CollectionId;
  /** Ana moderates `server`, Dora `elsewhere`; Ben and Cem are members of the first. */
  readonly people: Readonly<Record<'ana' | 'ben' | 'cem' | 'dora', LoopbackUser>>;
  in(channel: 'news' | 'other' | 'staff', person: LoopbackUser): LoopbackSession;
  inElsewhere(person: LoopbackUser): LoopbackSession;
  inPrivate(person: LoopbackUser): LoopbackSession;
  /** Articles of `server`. */
  articleCount(): Promise<number>;
  /** Ends bot, Discord and desk. Idempotent. */
  close(): Promise<void>;
}

const foundedMs = Date.UTC(2024, 0, 1);
const dayMs = 24 * 60 * 60 * 1000;
/** Short, so that a test of a page that never comes is short too. */
const fetchDeadlineMs = 1_000;

/** What the newsrooms of one test file share: the model, the web, the clock, and the judgement at the end. */
class PressHouse {
  readonly #builtMs = Date.now();
  readonly #clockSpeed: number;
  /** What was logged at `warn` and above. */
  readonly logged: Record<string, unknown>[] = [];
  readonly #logger = pino(
    { level: 'warn' },
    { write: (line: string) => void this.logged.push(JSON.parse(line) as Record<string, unknown>) },
  );
  readonly embedder = new ProcessEmbedder({ profile: shippedProfile, processes: 2, logger: this.#logger });
  readonly #rooms: Newsroom[] = [];
  readonly #folders: string[] = [];
  #site: Promise<WebSite> | null = null;

  constructor(clockSpeed: number) {
    this.#clockSpeed = clockSpeed;
  }

  site(): Promise<WebSite> {
    this.#site ??= WebSite.start();
    return this.#site;
  }

  async open(options: NewsroomOptions = {}): Promise<Newsroom> {
    const folder = options.folder ?? (await this.#newFolder());
    const aheadMs = (options.daysLater ?? 0) * dayMs;
    const { archive, desk } = await this.#openDesk(folder, options.useSeeds ?? false, this.#clock(aheadMs));
    const loopback = await LoopbackDiscord.start({ foundedMs, nowMs: () => Date.now() + aheadMs });
    const place = settle(loopback);
    const bot = await startBotOnLoopback(loopback, { desk, logger: this.#logger });
    const { server, elsewhere } = place;
    const collection = guildCollection(server.id);
    // An archive that was there before has kept it.
    if (options.folder === undefined) await letAskAtOnce(desk, place);
    let closing: Promise<void> | null = null;
    const close = async () => {
      await bot.close();
      await loopback.close();
      await desk.close();
    };
    const room: Newsroom = {
      ...place,
      folder,
      archive,
      desk,
      bot,
      loopback,
      collection,
      in: (channel, person) =>
        loopback.session(person, { guildId: server.id, channelId: server.channels[channel] }),
      inElsewhere: (person) =>
        loopback.session(person, { guildId: elsewhere.id, channelId: elsewhere.channels.general }),
      inPrivate: (person) => loopback.session(person, { directMessage: true }),
      articleCount: async () => (await desk.stats(collection)).articles,
      close: () => (closing ??= close()),
    };
    this.#rooms.push(room);
    return room;
  }

  /** Ends what is open and tidies up. @returns what Discord's description of its API has against any request that was made */
  async close(): Promise<readonly string[]> {
    for (const room of this.#rooms) await room.close();
    await this.embedder.close();
    await (await this.#site)?.close();
    for (const folder of this.#folders) await rm(folder, { recursive: true, force: true });
    return this.#rooms.flatMap(({ loopback }) => loopback.requests.flatMap((request) => judge(request)));
  }

  async #newFolder(): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'dateline-journey-'));
    this.#folders.push(folder);
    return folder;
  }

  #clock(aheadMs: number): Clock {
    return {
      nowMs: () => this.#builtMs + (Date.now() - this.#builtMs) * this.#clockSpeed + aheadMs,
      after: (delayMs, callback) => systemClock.after(delayMs / this.#clockSpeed, callback),
    };
  }

  async #openDesk(folder: string, useSeeds: boolean, clock: Clock) {
    const site = await this.site();
    const archive = await openEmbeddedArchive({
      folder,
      profile: { fingerprint: profileFingerprint(shippedProfile), dimension: shippedProfile.dimension },
      logger: this.#logger,
    });
    const fetcher = new GuardedFetcher({
      deadlineMs: fetchDeadlineMs,
      resolve: site.resolve,
      permitAddress: (address, port) => address === '127.0.0.1' && port === site.port,
    });
    const parts = {
      archive,
      embedder: keptOpen(this.embedder),
      fetcher,
      extractor: new ProcessExtractor(),
      now: () => new Date(clock.nowMs()),
      clock,
      logger: this.#logger,
    };
    const prepareSeeds = () => takeInStarterArticles(join(projectFolder, 'seeds'), parts);
    return { archive, desk: new LocalDesk({ ...parts, useSeeds, prepareSeeds }) };
  }
}

/**
 * A press house for this test file. After its last test everything is closed, every request that a bot
 * made is judged, and no failure may have been logged.
 * @param options clockSpeed: how many times as fast as Discord's the desks' clock goes, for tests of what a desk waits for
 */
export function pressHouse({ clockSpeed = 1 } = {}): PressHouse {
  const house = new PressHouse(clockSpeed);
  afterAll(async () => {
    const problems = await house.close();
    expect(problems).toEqual([]);
    expect(house.logged).toEqual([]);
  });
  return house;
}

/** Servers, channels and people, always in the same order, so that their ids are the same. */
function settle(loopback: LoopbackDiscord) {
  const server = loopback.addGuild({
    name: 'Newsroom',
    channels: ['news', 'other'],
    hiddenChannels: ['staff'],
  });
  const elsewhere = loopback.addGuild({ name: 'Elsewhere', channels: ['general'] });
  const person = (name: string) => loopback.addUser({ name });
  const people = { ana: person('ana'), ben: person('ben'), cem: person('cem'), dora: person('dora') };
  loopback.addMember(server.id, people.ana, 'moderator');
  loopback.addMember(server.id, people.ben, 'member');
  loopback.addMember(server.id, people.cem, 'member');
  loopback.addMember(elsewhere.id, people.dora, 'moderator');
  for (const each of Object.values(people)) loopback.session(each, { directMessage: true });
  return { server, elsewhere, people };
}

/** Tests ask one question after the other. */
async function letAskAtOnce(
  { settings }: LocalDesk,
  { server, elsewhere, people }: ReturnType<typeof settle>,
): Promise<void> {
  const servers = [server, elsewhere].map(({ id }) => guildCollection(id));
  const own = Object.values(people).map(({ id }) => userCollection(id));
  for (const each of [...servers, ...own]) {
    await settings.change(each, { coolDownSeconds: 0 }, { id: 'test', name: 'test' });
  }
}

/** The same embedder for a desk that closes what it works with: it stays open for the next. */
function keptOpen(embedder: Embedder): Embedder {
  return {
    profile: embedder.profile,
    ready: () => embedder.ready(),
    embedQuestion: (text) => embedder.embedQuestion(text),
    embedPassages: (texts, signal) => embedder.embedPassages(texts, signal),
    close: async () => undefined,
  };
}
