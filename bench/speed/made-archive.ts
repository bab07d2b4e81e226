import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Archive } from '../../src/archive/archive.js';
import type { EmbeddedPassage } from '../../src/archive/article.js';
import { localCollection, type CollectionId } from '../../src/archive/collection-id.js';
import { openEmbeddedArchive } from '../../src/archive/embedded/embedded-archive.js';
import type { ModelProfile } from '../../src/embedding/model-profile.js';
import { profileFingerprint } from '../../src/embedding/profile-fingerprint.js';
import type { Logger } from '../../src/logger.js';
import { splitSentences } from '../../src/reading/passages/sentences.js';
import type { Base, BasePassage } from './base.js';
import { oneOf, seededRandom } from './random.js';

/** Real articles have about as many. */
const usualPassagesOfArticle = 12;
/** So far from the vector that it is made from: neighbours stay neighbours, and no two are the same. */
const noise = 0.15;
const saidEvery = 10_000;

/**
 * An archive of so many passages, made once and used again. Each passage is one of the base, so that its words are as
 * frequent; its vector is that one's with some noise, on the unit sphere. Resolves once its vector index is saved.
 */
export async function madeArchive(
  folder: string,
  passageCount: number,
  base: () => Promise<Base>,
  profile: ModelProfile,
  logger: Logger,
): Promise<void> {
  await openOnce(folder, profile, logger, async (archive) => {
    await fill(archive, localCollection, passageCount, await base());
    await archive.collection(localCollection).snapshot();
  });
}

/** Makes an archive where it was not made to its end before. */
export async function openOnce(
  folder: string,
  profile: ModelProfile,
  logger: Logger,
  make: (archive: Archive) => Promise<void>,
): Promise<void> {
  const mark = profileFingerprint(profile);
  const markFile = join(folder, 'made-with');
  if (existsSync(markFile) && (await readFile(markFile, 'utf8')) === mark) return;
  console.error(`making ${folder}, once …`);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const archive = await openAt(folder, profile, logger);
  try {
    await make(archive);
  } finally {
    await archive.close();
  }
  await writeFile(markFile, mark);
}

export function openAt(folder: string, profile: ModelProfile, logger: Logger): Promise<Archive> {
  const { dimension } = profile;
  return openEmbeddedArchive({
    folder,
    profile: { fingerprint: profileFingerprint(profile), dimension },
    logger,
  });
}

/** Adds resampled articles, as one at a time adds them. @param seed another one: other articles. */
export async function fill(
  archive: Archive,
  id: CollectionId,
  passageCount: number,
  base: Base,
  seed = 1,
  passagesOfArticle = usualPassagesOfArticle,
): Promise<void> {
  const random = seededRandom(seed);
  const collection = archive.collection(id);
  const started = performance.now();
  for (let done = 0; done < passageCount; done += passagesOfArticle) {
    const length = Math.min(passagesOfArticle, passageCount - done);
    const chosen = Array.from({ length }, () => oneOf(base.passages, random));
    const { text, passages } = articleOf(chosen, random);
    const head = oneOf(base.heads, random);
    const content = {
      ...head,
      text,
      authors: [],
      modifiedAt: null,
      url: `https://bench.example/${seed}/${done}`,
      language: 'en',
      provenance: { kind: 'fetched', host: 'bench.example' } as const,
      externalId: null,
      retrievedAt: '2026-01-01T00:00:00Z',
      original: null,
    };
    await collection.add(content, passages);
    if (passageCount > saidEvery && done % saidEvery < passagesOfArticle) {
      const seconds = Math.round((performance.now() - started) / 1000);
      console.error(`${done + length} of ${passageCount} passages (${seconds} s)`);
    }
  }
}

function articleOf(
  chosen: readonly BasePassage[],
  random: () => number,
): { readonly text: string; readonly passages: readonly EmbeddedPassage[] } {
  const passages: EmbeddedPassage[] = [];
  let text = '';
  for (const { text: passage, vector } of chosen) {
    if (text !== '') text += '\n\n';
    const start = text.length;
    text += passage;
    const sentences = splitSentences(passage).map((span) => ({
      start: start + span.start,
      end: start + span.end,
    }));
    passages.push({ start, end: text.length, sentences, vector: nearby(vector, random) });
  }
  return { text, passages };
}

/** A vector of unit length beside another. */
function nearby(vector: Float32Array, random: () => number): Float32Array {
  const scale = (noise * Math.sqrt(12)) / Math.sqrt(vector.length);
  const moved = vector.map((value) => value + scale * (random() - 0.5));
  const length = Math.sqrt(moved.reduce((sum, value) => sum + value * value, 0));
  return moved.map((value) => value / length);
}
