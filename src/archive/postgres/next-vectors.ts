import type { EmbeddedPassage } from '../article.js';
import type { PassageInContext } from '../collection.js';
import { passageChecksum, type PassageRow } from '../passage-rows.js';
import type { NextVector, ReembeddingProgress, ServedModel } from '../reembedding.js';
import { toVectorBytes } from '../vector-bytes.js';
import { profileStamp, type VectorProfile } from '../vector-profile.js';
import { noteModel } from './collection-model.js';
import { readCollection } from './collection-row.js';
import { homesOf, type Homes } from './passage-home.js';
import { PassageStore } from './passage-store.js';
import type { Session } from './session.js';
import { fromVectorText, toVectorText } from './vector-text.js';
import type { WordedPassage } from './word-index.js';

/** Vectors that are changed at a time. */
const pageSize = 500;

const allPassages = 'FROM passages AS p WHERE p.home = ANY($2::text[]) AND p.collection = $1';
const withoutNext = `${allPassages}
  AND NOT EXISTS (SELECT 1 FROM next_vectors AS n WHERE n.collection = $1 AND n.passage_id = p.id)`;

/** What was begun with a third model is of no use. To be called under the collection's lock. */
export async function beginNext(session: Session, profile: VectorProfile): Promise<void> {
  const stamp = profileStamp(profile);
  if ((await readCollection(session)).nextProfile === stamp) return;
  await session.run('DELETE FROM next_vectors WHERE collection = $1', session.collection);
  await session.run(
    'UPDATE collections SET next_profile = $2 WHERE collection = $1',
    session.collection,
    stamp,
  );
}

/** How many passages have a vector of the archive's model already; only reads. */
export async function nextProgress(session: Session, profile: VectorProfile): Promise<ReembeddingProgress> {
  const { homes, nextProfile } = await readCollection(session);
  const { collection } = session;
  const total = await session.number(
    'SELECT count(*) FROM passages WHERE home = ANY($2::text[]) AND collection = $1',
    collection,
    homes,
  );
  if (nextProfile !== profileStamp(profile)) return { done: 0, total };
  const sql = 'SELECT count(*) FROM next_vectors WHERE collection = $1';
  return { done: await session.number(sql, collection), total };
}

/** Those of removed articles are among them, as they may be brought back; only reads. */
export async function missingVectors(
  session: Session,
  profile: VectorProfile,
  limit: number,
): Promise<readonly PassageInContext[]> {
  const { homes, nextProfile } = await readCollection(session);
  const wanted = nextProfile === profileStamp(profile) ? withoutNext : allPassages;
  const rows = await session.all<{ readonly id: number }>(
    `SELECT p.id ${wanted} ORDER BY p.id LIMIT $3`,
    session.collection,
    homes,
    limit,
  );
  return (await PassageStore.of(session)).keptPassages(rows.map(({ id }) => id));
}

/** Keeps vectors of the archive's model; those of passages that are gone are passed over. Under the collection's lock. */
export async function keepNextVectors(
  session: Session,
  profile: VectorProfile,
  vectors: readonly NextVector[],
): Promise<void> {
  await beginNext(session, profile);
  await session.run(
    `INSERT INTO next_vectors (collection, passage_id, vector)
     SELECT $1::text, kept.id, kept.vector::vector FROM unnest($3::bigint[], $4::text[]) AS kept (id, vector)
     WHERE EXISTS (SELECT 1 FROM passages AS p WHERE p.home = ANY($2::text[]) AND p.collection = $1 AND p.id = kept.id)
     ON CONFLICT (collection, passage_id) DO UPDATE SET vector = excluded.vector`,
    session.collection,
    await homesOf(session),
    vectors.map(({ passageId }) => passageId),
    vectors.map(({ vector }) => toVectorText(vector)),
  );
}

/**
 * Puts the next vectors in the place of the others; whoever searches meanwhile sees the old ones to the end. Stories were found by
 * the others: their articles wait to be grouped again. False where a passage has none yet. Under the collection's lock.
 */
export async function switchVectors(session: Session, profile: VectorProfile): Promise<boolean> {
  const { homes, nextProfile } = await readCollection(session);
  const { collection } = session;
  if (nextProfile !== profileStamp(profile)) return false;
  if (await session.get(`SELECT 1 ${withoutNext} LIMIT 1`, collection, homes)) return false;
  for (let after: number | null = 0; after !== null;) after = await switchPage(session, homes, after);
  await session.run('DELETE FROM next_vectors WHERE collection = $1', collection);
  await session.run('DELETE FROM story_signs WHERE collection = $1', collection);
  await session.run('UPDATE collections SET next_profile = NULL WHERE collection = $1', collection);
  await noteModel(session, profile);
  return true;
}

async function switchPage(session: Session, homes: Homes, after: number): Promise<number | null> {
  const { collection } = session;
  const rows = await session.all<PassageRow & { readonly vector: string }>(
    `SELECT p.id, p.article_id, p.version, p.start_offset, p.end_offset, p.sentences, n.vector::text AS vector
     FROM passages AS p JOIN next_vectors AS n ON n.collection = $1 AND n.passage_id = p.id
     WHERE p.home = ANY($2::text[]) AND p.collection = $1 AND p.id > $3 ORDER BY p.id LIMIT $4`,
    collection,
    homes,
    after,
    pageSize,
  );
  await session.run(
    `UPDATE passages AS p SET embedding = changed.vector::vector, dimension = vector_dims(changed.vector::vector),
       checksum = changed.checksum
     FROM unnest($3::bigint[], $4::text[], $5::text[]) AS changed (id, vector, checksum)
     WHERE p.home = ANY($2::text[]) AND p.collection = $1 AND p.id = changed.id`,
    collection,
    homes,
    rows.map(({ id }) => id),
    rows.map(({ vector }) => vector),
    rows.map((row) =>
      passageChecksum({
        articleId: row.article_id,
        version: row.version,
        start: row.start_offset,
        end: row.end_offset,
        sentences: row.sentences,
        vector: toVectorBytes(fromVectorText(row.vector)),
      }),
    ),
  );
  return rows.at(-1)?.id ?? null;
}

/** Keeps the vectors of passages that were stored without, in the same order. */
export async function keepForLater(
  session: Session,
  served: ServedModel,
  profile: VectorProfile,
  stored: readonly Pick<WordedPassage, 'id'>[],
  passages: readonly EmbeddedPassage[],
): Promise<void> {
  if (served.isCurrent) return;
  const vectors = stored.flatMap(({ id }, index): NextVector[] => {
    const vector = passages[index]?.vector;
    return vector ? [{ passageId: id, vector }] : [];
  });
  await keepNextVectors(session, profile, vectors);
}
