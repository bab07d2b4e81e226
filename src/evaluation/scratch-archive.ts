import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Archive } from '../archive/archive.js';
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
import { openScratchPlace, schemaOf, vectorFolderOf } from './scratch-place.js';
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

/** What decides what an archive of a corpus holds, with the schema: cleaning and passages, and words. */
const makers = [/^reading\//, /^archive\/[^/]+$/];

/**
 * Opens the scratch archive of a corpus in `scratch`, a folder or the address of a PostgreSQL database, as it is or empty. One
 * that was made from another corpus, by another model, or by other code of reading and archiving is emptied first, and made anew
 * from vectors that are kept.
 * @param vectorFolder where vectors are kept
 * @throws SetupError as opening any archive does, and where a database holds an archive that is no scratch archive.
 */
export async function openScratchArchive(
  scratch: string,
  corpusFile: string,
  config: Config,
  logger: Logger,
  vectorFolder = vectorFolderOf(scratch),
): Promise<ScratchArchive> {
  const profile = resolveModelProfile(config.model);
  const fingerprint = profileFingerprint(profile);
  const mark = JSON.stringify({
    corpus: await hashOfFile(corpusFile),
    fingerprint,
    code: await hashOfCode([...makers, schemaOf(scratch)]),
  });
  const vectors = { fingerprint, dimension: profile.dimension };
  const { archive, isFilled, markFilled } = await openScratchPlace(scratch, mark, vectors, logger);
  const vectorFile = join(vectorFolder, 'vectors.bin');
  const cache = await VectorCache.open(vectorFile, fingerprint, profile.dimension);
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
  return { archive, embedder, desk, isFilled, markFilled, close: () => desk.close() };
}

async function hashOfFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/** Over the compiled files whose names match. */
async function hashOfCode(names: readonly RegExp[]): Promise<string> {
  const source = dirname(dirname(fileURLToPath(import.meta.url)));
  const hash = createHash('sha256');
  const all = await readdir(source, { recursive: true });
  const files = all.map((name) => name.replaceAll('\\', '/')).filter((name) => /\.[jt]s$/.test(name));
  for (const name of files.sort()) {
    if (names.some((pattern) => pattern.test(name)))
      hash.update(name).update(await readFile(join(source, name)));
  }
  return hash.digest('hex');
}
