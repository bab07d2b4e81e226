import { cpSync, existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseCollectionId } from '../../src/archive/collection-id.js';
import { openEmbeddedArchive } from '../../src/archive/embedded/embedded-archive.js';
import { readConfig } from '../../src/config.js';
import type { Embedder } from '../../src/embedding/embedder.js';
import { ProcessEmbedder } from '../../src/embedding/process-embedder.js';
import { profileFingerprint } from '../../src/embedding/profile-fingerprint.js';
import { resolveModelProfile } from '../../src/embedding/resolve-model-profile.js';
import { createLogger } from '../../src/logger.js';
import { takeIn } from '../../src/reading/take-in.js';
import { generatedArticles } from './generated-articles.js';
import type { BenchOptions } from './row.js';

/** Far from the numbers that the imports of the bench use. */
const firstArticle = 10_000_000;
const articlesPerPage = 100;
/** At most. */
const realVectors = 1_000;
/** How far a made vector lies from a real one: as far as passages of one story lie apart. */
const noise = 0.5;

/** What is searched, for the name of a row. */
export function sizeWords({ archive, passages }: BenchOptions): string {
  return archive === null ? `${passages} passages` : 'the archive given';
}

/** A copy, in `target`, of the archive that is searched: the one that was given, or one of generated articles. */
export async function copyBenchArchive(
  { archive, passages, keptFolder }: BenchOptions,
  target: string,
): Promise<void> {
  const source = archive ?? (await generatedArchive(passages, keptFolder));
  rmSync(target, { recursive: true, force: true });
  cpSync(source, target, { recursive: true });
}

/**
 * The folder of an archive of generated articles with at least so many passages, in the collection "local" and
 * with its index saved. It is made once, in some minutes, and kept. Words are of the articles; vectors are real ones of
 * the first of them, each moved at random, because embedding all would take a quarter of an hour.
 */
async function generatedArchive(passages: number, keptFolder: string): Promise<string> {
  const kept = join(keptFolder, `generated-${passages}`);
  if (!existsSync(kept)) {
    const unfinished = `${kept}.unfinished`;
    rmSync(unfinished, { recursive: true, force: true });
    await makeArchive(passages, unfinished);
    renameSync(unfinished, kept);
  }
  return kept;
}

async function makeArchive(wanted: number, folder: string): Promise<void> {
  console.error(`making an archive of ${wanted} passages, once …`);
  const profile = resolveModelProfile(readConfig(process.env).model);
  const logger = createLogger('error');
  const real = new ProcessEmbedder({ profile, processes: 2, logger });
  const embedder = resampling(real, await someVectors(real, Math.min(realVectors, wanted)));
  const archive = await openEmbeddedArchive({
    folder,
    profile: { fingerprint: profileFingerprint(profile), dimension: profile.dimension },
    logger,
  });
  const collection = archive.collection(parseCollectionId('local'));
  try {
    for (let made = 0, first = firstArticle; made < wanted; first += articlesPerPage) {
      for (const article of generatedArticles(articlesPerPage, first)) {
        const outcome = await takeIn(
          {
            title: article.title,
            outlet: article.source,
            authors: [],
            publishedAt: article.date,
            modifiedAt: null,
            retrievedAt: new Date().toISOString(),
            url: article.url,
            externalId: article.id,
            language: 'en',
            text: article.text,
            provenance: { kind: 'pasted', by: { id: 'bench', name: 'bench' } },
            original: null,
          },
          collection,
          embedder,
        );
        made += outcome.passages;
      }
    }
    await collection.snapshot();
  } finally {
    await archive.close();
    await real.close();
  }
}

async function someVectors(embedder: Embedder, count: number): Promise<readonly Float32Array[]> {
  const texts = generatedArticles(count, firstArticle).map(
    ({ title, text }) => `${title}\n${text.slice(0, 600)}`,
  );
  return embedder.embedPassages(texts);
}

function resampling(real: Embedder, pool: readonly Float32Array[]): Embedder {
  let next = 0;
  return {
    profile: real.profile,
    ready: () => real.ready(),
    embedQuestion: (text) => real.embedQuestion(text),
    embedPassages: async (texts) => texts.map(() => moved(pool[next++ % pool.length]!)),
    close: async () => {},
  };
}

/** Of unit length. */
function moved(vector: Float32Array): Float32Array {
  const scale = noise * Math.sqrt(3 / vector.length);
  const other = vector.map((value) => value + scale * (2 * Math.random() - 1));
  const length = Math.sqrt(other.reduce((sum, value) => sum + value * value, 0));
  return other.map((value) => value / length);
}
