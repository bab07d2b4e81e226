import type { CollectionStats } from '../collection.js';
import type { VectorProfile } from '../vector-profile.js';
import { servedModel } from './collection-model.js';
import type { CollectionRooms } from './collection-rooms.js';
import { readCollection } from './collection-row.js';
import { nextProgress } from './next-vectors.js';
import type { Homes } from './passage-home.js';
import type { Session } from './session.js';

/** How large a collection is, and how its questions went. */
export async function collectionStats(
  { session, articles, answers, feedback }: CollectionRooms,
  profile: VectorProfile,
): Promise<CollectionStats> {
  const row = await readCollection(session);
  const { isCurrent } = await servedModel(session, row, profile);
  return {
    collection: session.collection,
    articles: await articles.count(),
    passages: row.passages,
    answers: await answers.count(),
    ...(await feedback.figures()),
    ...(await articles.period()),
    bytes: await bytesOf(session, row.homes),
    ...(isCurrent ? {} : { reembedding: await nextProgress(session, profile) }),
  };
}

/** What its texts, originals, vectors and answers take, compressed as they are; indexes are of all collections together. */
function bytesOf(session: Session, homes: Homes): Promise<number> {
  return session.number(
    `SELECT (SELECT coalesce(sum(pg_column_size(text)), 0) FROM versions WHERE collection = $1)
       + (SELECT coalesce(sum(pg_column_size(brotli)), 0) FROM originals WHERE collection = $1)
       + (SELECT coalesce(sum(pg_column_size(embedding)), 0) FROM passages WHERE home = ANY($2::text[]) AND collection = $1)
       + (SELECT coalesce(sum(pg_column_size(answer)), 0) FROM answers WHERE collection = $1)`,
    session.collection,
    homes,
  );
}
