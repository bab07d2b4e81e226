import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Archive } from '../archive/archive.js';
import { openEmbeddedArchive } from '../archive/embedded/embedded-archive.js';
import type { Config } from '../config.js';
import { LocalDesk } from '../desk/local-desk.js';
import type { Desk } from '../desk/desk.js';
import { ProcessEmbedder } from '../embedding/process-embedder.js';
import type { Embedder } from '../embedding/embedder.js';
import { profileFingerprint } from '../embedding/profile-fingerprint.js';
import { resolveModelProfile } from '../embedding/resolve-model-profile.js';
import type { Logger } from '../logger.js';
import { GuardedFetcher } from '../reading/fetch/guarded-fetch.js';
import { ProcessExtractor } from '../reading/page/extractor.js';
import { CachingEmbedder } from './caching-embedder.js';
import { VectorCache } from './vector-cache.js';

/** An archive made from a corpus, to ask labelled questions of. */
export interface ScratchArchive {
  readonly archive: Archive;
  readonly embedder: Embedder;
  /** Where the corpus is taken in, and whether that was done before. */
  readonly desk: Desk;
  readonly isFilled: boolean;
  /** To be called when the whole corpus is in: the next run then uses it as it is. */
  markFilled(): Promise<void>;
  close(): Promise<void>;
}

/**
 * What decides what an archive of a corpus holds: cleaning and passages, words, and the schema. Where any of it has
 * changed, the archive is made anew, from vectors that are kept.
 */
const makers = [/^reading\//, /^archive\/[^/]+$/, /^archive\/embedded\/collection-schema/];
const markFile = 'filled.json';

/**
 * Opens the scratch archive of a corpus in `folder`, as it is or empty. One that was made from another corpus, by
 * another model, or by other code of reading and archiving is removed first.
 * @throws SetupError as opening any archive does.
 */
export async function openScratchArchive(
  folder: string,
  corpusFile: string,
  config: Config,
  logger: Logger,
): Promise<ScratchArchive> {
  const profile = resolveModelProfile(config.model);
  const fingerprint = profileFingerprint(profile);
  const archiveFolder = join(folder, 'archive');
  const mark = JSON.stringify({
    corpus: await hashOfFile(corpusFile),
    fingerprint,
    code: await hashOfCode(),
  });
  const made = await readFile(join(archiveFolder, 'made-from.json'), 'utf8').catch(() => null);
  if (made !== mark) await rm(archiveFolder, { recursive: true, force: true });
  await mkdir(archiveFolder, { recursive: true });
  await writeFile(join(archiveFolder, 'made-from.json'), mark);
  const archive = await openEmbeddedArchive({
    folder: archiveFolder,
    profile: { fingerprint, dimension: profile.dimension },
    logger,
  });
  const cache = await VectorCache.open(join(folder, 'vectors.bin'), fingerprint, profile.dimension);
  const inner = new ProcessEmbedder({ profile, processes: config.embedderProcesses, logger });
  const embedder = new CachingEmbedder(inner, cache);
  const desk = new LocalDesk({
    archive,
    embedder,
    fetcher: new GuardedFetcher(),
    extractor: new ProcessExtractor(),
    useSeeds: false,
    prepareSeeds: () => Promise.resolve(),
    now: () => new Date(),
    logger,
  });
  const filled = await readFile(join(archiveFolder, markFile), 'utf8').catch(() => null);
  return {
    archive,
    embedder,
    desk,
    isFilled: filled !== null,
    markFilled: () => writeFile(join(archiveFolder, markFile), mark),
    close: () => desk.close(),
  };
}

async function hashOfFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/** Over the compiled files of the makers. */
async function hashOfCode(): Promise<string> {
  const source = dirname(dirname(fileURLToPath(import.meta.url)));
  const hash = createHash('sha256');
  const names = await readdir(source, { recursive: true });
  const files = names.map((name) => name.replaceAll('\\', '/')).filter((name) => /\.[jt]s$/.test(name));
  for (const name of files.sort()) {
    if (makers.some((maker) => maker.test(name)))
      hash.update(name).update(await readFile(join(source, name)));
  }
  return hash.digest('hex');
}
