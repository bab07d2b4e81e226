import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Archive } from '../archive/archive.js';
import { seedsCollection } from '../archive/collection-id.js';
import type { Embedder } from '../embedding/embedder.js';
import { requireProjectFile } from '../project-files.js';
import { profileFingerprint } from '../embedding/profile-fingerprint.js';
import type { Extractor } from './page/extractor.js';
import type { Fetcher } from './fetch/guarded-fetch.js';
import { readArticle } from './read-article.js';
import { takeIn } from './take-in.js';

const settingKey = 'starter-articles';

interface SeedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What taking in the starter articles needs. */
export interface StarterParts {
  readonly archive: Archive;
  readonly embedder: Embedder;
  readonly fetcher: Fetcher;
  readonly extractor: Extractor;
  readonly now: () => Date;
}

/**
 * Takes the Markdown files of `folder` into the starter collection, once: where they were taken in before and none has
 * changed since, nothing is done; where one has, or the embedding model, the collection is made anew.
 * @throws SetupError where one that comes with the program is damaged.
 */
export async function takeInStarterArticles(folder: string, parts: StarterParts): Promise<void> {
  const { archive, embedder } = parts;
  const names = (await readdir(folder)).filter((name) => name.endsWith('.md')).sort();
  const files = await Promise.all(
    names.map(async (name) => ({ name, bytes: await readFile(join(folder, name)) })),
  );
  for (const { name } of files) requireProjectFile(join(folder, name));
  const stamp = stampOf(files, profileFingerprint(embedder.profile));
  const isIn = async (): Promise<boolean> =>
    (await archive.settings.get(seedsCollection, settingKey)) === stamp;
  if (await isIn()) return;
  const release = await archive.claims.take('starter articles');
  // Another process is at it: what of them is there is searched.
  if (!release) return;
  try {
    if (!(await isIn())) await takeInAll(files, parts);
    await archive.settings.set(seedsCollection, settingKey, stamp);
  } finally {
    await release();
  }
}

async function takeInAll(files: readonly SeedFile[], parts: StarterParts): Promise<void> {
  const { archive, embedder } = parts;
  const collection = archive.collection(seedsCollection);
  await collection.delete();
  for (const { name, bytes } of files) {
    const content = await readArticle(
      { kind: 'file', name, bytes },
      {},
      {
        ...parts,
        by: { id: 'dateline', name: 'Dateline' },
        retrievedAt: parts.now().toISOString(),
      },
    );
    await takeIn({ ...content, provenance: { kind: 'starter' } }, collection, embedder);
  }
}

function stampOf(files: readonly SeedFile[], model: string): string {
  const hash = createHash('sha256').update(model);
  for (const { name, bytes } of files) hash.update(name).update('\0').update(bytes).update('\0');
  return hash.digest('hex');
}
