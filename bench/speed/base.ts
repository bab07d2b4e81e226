import type { Archive } from '../../src/archive/archive.js';
import type { Collection, PassageInContext } from '../../src/archive/collection.js';
import { localCollection } from '../../src/archive/collection-id.js';
import { openEmbeddedArchive } from '../../src/archive/embedded/embedded-archive.js';
import type { Embedder } from '../../src/embedding/embedder.js';
import { profileFingerprint } from '../../src/embedding/profile-fingerprint.js';
import type { Logger } from '../../src/logger.js';
import { inventedArticles } from './invented-articles.js';

/** A passage of a real text with its vector. */
export interface BasePassage {
  readonly text: string;
  readonly vector: Float32Array;
}

/** What archives of any size are resampled from. */
export interface Base {
  /** In a few words, for the table. */
  readonly origin: string;
  readonly passages: readonly BasePassage[];
  readonly heads: readonly {
    readonly title: string;
    readonly outlet: string;
    readonly publishedAt: string;
  }[];
}

const passagesAtOnce = 500;
/** Of an invented base; each is embedded once. */
const inventedArticleCount = 400;

/** The passages of an archive that is there already, as `dateline eval` leaves one. It is opened, so give a copy. */
export async function baseOfArchive(folder: string, embedder: Embedder, logger: Logger): Promise<Base> {
  const { profile } = embedder;
  const archive: Archive = await openEmbeddedArchive({
    folder,
    profile: { fingerprint: profileFingerprint(profile), dimension: profile.dimension },
    logger,
  });
  try {
    const collection = archive.collection(localCollection);
    const { passages: count } = await collection.stats();
    return await readBase(collection, count);
  } finally {
    await archive.close();
  }
}

async function readBase(collection: Collection, count: number): Promise<Base> {
  const passages: BasePassage[] = [];
  const heads = new Map<string, Base['heads'][number]>();
  for (let first = 1; passages.length < count; first += passagesAtOnce) {
    const ids = Array.from({ length: passagesAtOnce }, (_, index) => first + index);
    const found: readonly PassageInContext[] = await collection.passages(ids);
    const vectors = await collection.vectors(found.map(({ id }) => id));
    if (found.length === 0) break;
    for (const [index, { text, article }] of found.entries()) {
      const vector = vectors[index];
      if (vector) passages.push({ text, vector });
      const { title, outlet, publishedAt } = article;
      if (title !== null && outlet !== null && publishedAt !== null)
        heads.set(article.id, { title, outlet, publishedAt });
    }
  }
  return { origin: `${passages.length} passages of real news`, passages, heads: [...heads.values()] };
}

/** Passages of invented articles, embedded now: for whoever has no articles. */
export async function inventedBase(embedder: Embedder): Promise<Base> {
  const articles = inventedArticles(inventedArticleCount);
  const texts = articles.flatMap(({ passages }) => passages);
  const vectors = await embedder.embedPassages(texts);
  const passages = texts.flatMap((text, index) => {
    const vector = vectors[index];
    return vector ? [{ text, vector }] : [];
  });
  return { origin: `${passages.length} invented passages`, passages, heads: articles };
}
