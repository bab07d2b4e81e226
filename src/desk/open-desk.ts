import { setTimeout as wait } from 'node:timers/promises';
import { join } from 'node:path';
import { openEmbeddedArchive } from '../archive/embedded/embedded-archive.js';
import { projectFolder, type Config } from '../config.js';
import { ProcessEmbedder } from '../embedding/process-embedder.js';
import { profileFingerprint } from '../embedding/profile-fingerprint.js';
import { resolveModelProfile } from '../embedding/resolve-model-profile.js';
import { SetupError } from '../errors.js';
import type { Logger } from '../logger.js';
import { ProcessExtractor } from '../reading/page/extractor.js';
import { GuardedFetcher } from '../reading/fetch/guarded-fetch.js';
import { takeInStarterArticles } from '../reading/starter-articles.js';
import type { BotDesk } from './bot-desk.js';
import type { Desk } from './desk.js';
import type { Speak } from './desk-voice.js';
import { LocalDesk } from './local-desk.js';
import { connectDesk } from './socket-desk.js';
import { serveDesk } from './socket-server.js';

/** A desk and how to leave it. */
export interface OpenDesk {
  readonly desk: Desk;
  /** Begins to load the model, where this process has to; whoever needs it then waits less, and learns of a failure. */
  warmUp(): void;
  close(): Promise<void>;
}

/** A desk of this process, and what its owner needs of it beside. */
export interface OwnDesk extends OpenDesk {
  readonly desk: BotDesk;
  readonly fetcher: GuardedFetcher;
  /** Polls feeds, and says of its own accord what there is to say. */
  readonly speak: Speak;
  /** Resolves when a model is loaded and the starter articles are in. @throws SetupError */
  prepare(): Promise<void>;
}

/**
 * Opens the archive in this process and listens on its socket, so that command lines find it.
 * @throws SetupError where the archive is held by another process, or the folder or the model cannot be used.
 */
export async function openOwnDesk(config: Config, logger: Logger): Promise<OwnDesk> {
  const profile = resolveModelProfile(config.model);
  const archive = await openEmbeddedArchive({
    folder: config.archiveFolder,
    profile: { fingerprint: profileFingerprint(profile), dimension: profile.dimension },
    logger,
    indexBytes: config.indexBytes,
  });
  const embedder = new ProcessEmbedder({ profile, processes: config.embedderProcesses, logger });
  const fetcher = new GuardedFetcher();
  const extractor = new ProcessExtractor();
  const parts = { archive, embedder, fetcher, extractor, logger, now: () => new Date() };
  const prepareSeeds = once(() => takeInStarterArticles(join(projectFolder, 'seeds'), parts));
  const desk = new LocalDesk({
    ...parts,
    useSeeds: config.useSeeds,
    directMessages: config.directMessages,
    prepareSeeds,
  });
  const server = await serveDesk(desk, config.archiveFolder, logger).catch(async (error: unknown) => {
    await desk.close();
    throw error;
  });
  await desk.startJobs();
  return {
    desk,
    fetcher,
    speak: (voice) => desk.speak(voice),
    warmUp() {
      embedder.ready().catch(() => {});
    },
    async prepare() {
      await embedder.ready();
      if (config.useSeeds) await prepareSeeds();
    },
    async close() {
      await server.close();
      await desk.close();
    },
  };
}

/** How long a process that holds the archive may take until it listens, or, where it is ending, until it is gone. */
const waitForSocketMs = 10_000;
/** A process that holds an archive says hello at once, unless the machine is very busy. */
const greetingMs = 3_000;

/**
 * A desk for a command line: the running process's where one answers on the archive's socket, else one of this process.
 * @throws SetupError as `openOwnDesk`, and where a process holds the archive and does not answer.
 */
export async function openDesk(config: Config, logger: Logger): Promise<OpenDesk> {
  const deadline = Date.now() + waitForSocketMs;
  for (;;) {
    const running = await connectDesk(config.archiveFolder, greetingMs);
    if (running) return throughSocket(running);
    try {
      return await openOwnDesk(config, logger);
    } catch (error) {
      // Between taking the lock and listening another process may have been met: ask its socket again.
      const held = error instanceof SetupError && error.code === 'archive-held';
      if (!held || Date.now() > deadline) throw error;
      await wait(100);
    }
  }
}

/** A desk of another process. */
export function throughSocket(desk: Desk): OpenDesk {
  return { desk, warmUp() {}, close: () => desk.close() };
}

/** Runs `work` once, however many ask for it; a failure is forgotten, so that the next call tries again. */
function once(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  return () => {
    running ??= work().catch((error: unknown) => {
      running = null;
      throw error;
    });
    return running;
  };
}
