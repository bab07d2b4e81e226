import { join } from 'node:path';
import { isArchiveTrouble } from '../archive/archive-trouble.js';
import type { Claims } from '../archive/claims.js';
import { openArchive } from '../archive/open-archive.js';
import type { Config } from '../config.js';
import { projectFolder } from '../project-folder.js';
import type { Embedder } from '../embedding/embedder.js';
import { countedEmbedder } from '../embedding/counted-embedder.js';
import { FormerModels, withFormerModels } from '../embedding/former-models.js';
import { ProcessEmbedder } from '../embedding/process-embedder.js';
import { profileFingerprint } from '../embedding/profile-fingerprint.js';
import { resolveModelProfile } from '../embedding/resolve-model-profile.js';
import type { Logger } from '../logger.js';
import { noMetrics, type Metrics } from '../observing/metrics.js';
import { Vitals } from '../observing/vitals.js';
import { ProcessExtractor } from '../reading/page/extractor.js';
import { GuardedFetcher } from '../reading/fetch/guarded-fetch.js';
import { takeInStarterArticles } from '../reading/starter-articles.js';
import type { BotDesk } from './bot-desk.js';
import type { OpenDesk } from './desk.js';
import type { Speak } from './desk-voice.js';
import { LocalDesk } from './local-desk.js';
import { serveDesk } from './socket-server.js';
import { verifyProgram } from './verify-program.js';

/** A desk of this process, and what its owner needs of it beside. */
export interface OwnDesk extends OpenDesk {
  readonly desk: BotDesk;
  readonly fetcher: GuardedFetcher;
  readonly embedder: Embedder;
  /** What one process at a time is at, of all that share the archive. */
  readonly claims: Claims;
  /** How this process is. */
  readonly vitals: Vitals;
  /** Polls feeds, and says of its own accord what there is to say. */
  readonly speak: Speak;
  /** Resolves when a model is loaded and the starter articles are in. @throws SetupError */
  prepare(): Promise<void>;
  /** Begins to end: takes no more from command lines, tells the jobs. What is under way goes on until `close`. */
  windDown(): void;
  /** `archiveMs`: how long the archive may take to close; without it, as long as it likes. */
  close(archiveMs?: number): Promise<void>;
}

/** What a desk is given instead of what it would make itself. */
export interface OwnDeskParts {
  readonly metrics?: Metrics;
  readonly fetcher?: GuardedFetcher;
  /** Whether other processes do what takes long or is due. */
  readonly leavesWork?: boolean;
  /** Whether they do the jobs. */
  readonly leavesJobs?: boolean;
  /** Another than child processes of this one's own; it is closed with the desk. */
  readonly embedder?: Embedder & { readonly waiting: number };
}

/**
 * Opens the archive in this process and listens on its socket, so that command lines find it.
 * @throws SetupError where the archive is held by another process, or the folder or the model cannot be used.
 */
export async function openOwnDesk(
  config: Config,
  logger: Logger,
  {
    metrics = noMetrics,
    fetcher = new GuardedFetcher(),
    leavesWork = false,
    leavesJobs = false,
    embedder: given,
  }: OwnDeskParts = {},
): Promise<OwnDesk> {
  const profile = resolveModelProfile(config.model);
  const archive = await openArchive({
    folder: config.archiveFolder,
    url: config.archiveUrl,
    profile: { fingerprint: profileFingerprint(profile), dimension: profile.dimension, model: profile },
    logger,
    indexBytes: config.indexBytes,
  });
  const processes =
    given ??
    new ProcessEmbedder({
      profile,
      processes: config.embedderProcesses,
      logger,
      onDeath: () => metrics.embedderDied(),
    });
  const former = new FormerModels(
    (other) => new ProcessEmbedder({ profile: other, processes: 1, logger }),
    logger,
  );
  const embedder = withFormerModels(countedEmbedder(processes, metrics), former);
  const extractor = new ProcessExtractor();
  const parts = { archive, embedder, fetcher, extractor, logger, metrics, now: () => new Date() };
  const takeInSeeds = once(() => takeInStarterArticles(join(projectFolder, 'seeds'), parts));
  // A full disk keeps nobody from asking: what of them is there is searched, and the next question tries again.
  const prepareSeeds = () =>
    takeInSeeds().catch((error: unknown) => {
      if (!isArchiveTrouble(error)) throw error;
    });
  const desk = new LocalDesk({
    ...parts,
    useSeeds: config.useSeeds,
    directMessages: config.directMessages,
    prepareSeeds,
    leavesWork,
    leavesJobs,
    verifyProgram: () => verifyProgram(profile),
  });
  const server = await beginServing(desk, config, logger, metrics);
  return {
    desk,
    fetcher,
    embedder,
    claims: archive.claims,
    vitals: new Vitals({ archive, archiveFolder: config.archiveFolder, embedder: processes }),
    speak: (voice) => desk.speak(voice),
    warmUp() {
      embedder.ready().catch(() => {});
    },
    async prepare() {
      // Where no file handle is left later, it could not be loaded any more.
      await Promise.all([embedder.ready(), fetcher.ready()]);
      if (config.useSeeds) await prepareSeeds();
    },
    windDown() {
      server.close().catch(() => {});
      desk.jobs.stop().catch(() => {});
    },
    async close(archiveMs) {
      await server.close();
      await desk.close(archiveMs);
    },
  };
}

/**
 * Listens for command lines, and begins with the jobs. A database may be used by any number of processes: command lines open it
 * themselves. Where that fails nothing is left open, and the process can end.
 */
async function beginServing(
  desk: LocalDesk,
  { archiveFolder, archiveUrl }: Config,
  logger: Logger,
  metrics: Metrics,
): Promise<{ close(): Promise<void> }> {
  let server: { close(): Promise<void> } | null = null;
  try {
    if (archiveUrl === null) server = await serveDesk(desk, archiveFolder, logger, metrics);
    await desk.startJobs();
    return server ?? { async close() {} };
  } catch (error) {
    await server?.close();
    await desk.close();
    throw error;
  }
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
