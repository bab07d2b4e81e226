import type { EmbeddedPassage } from '../article.js';
import type { ServedModel } from '../reembedding.js';
import { profileStamp, type VectorProfile } from '../vector-profile.js';
import type { CollectionRow } from './collection-row.js';
import type { Session } from './session.js';

/** By which model a collection is searched. */
export async function servedModel(
  session: Session,
  row: CollectionRow,
  profile: VectorProfile,
): Promise<ServedModel> {
  const { fingerprint, dimension, model = null } = profile;
  const own = { isCurrent: true, fingerprint, dimension, model };
  if (row.profile === null || row.profile === profileStamp(profile)) return own;
  const sql = 'SELECT 1 FROM passages WHERE home = ANY($1::text[]) AND collection = $2 LIMIT 1';
  if (!(await session.get(sql, row.homes, session.collection))) return own;
  const [storedFingerprint = '', storedDimension = ''] = row.profile.split(' ');
  return {
    isCurrent: false,
    fingerprint: storedFingerprint,
    dimension: Number(storedDimension),
    model: JSON.parse(row.model ?? 'null') as unknown,
  };
}

/** Notes the archive's model, before vectors of it are stored. */
export async function noteModel(session: Session, profile: VectorProfile): Promise<void> {
  await session.run(
    `UPDATE collections SET profile = $2, model = $3
     WHERE collection = $1 AND (profile IS DISTINCT FROM $2 OR model IS DISTINCT FROM $3)`,
    session.collection,
    profileStamp(profile),
    JSON.stringify(profile.model ?? null),
  );
}

/**
 * Passages as they are stored: where the collection is searched by another model, with vectors of nothing, which are near nothing.
 * To be called in the transaction that stores them, with `keepForLater` behind.
 */
export async function storable(
  session: Session,
  served: ServedModel,
  profile: VectorProfile,
  passages: readonly EmbeddedPassage[],
): Promise<readonly EmbeddedPassage[]> {
  if (served.isCurrent) {
    await noteModel(session, profile);
    return passages;
  }
  const nothing = new Float32Array(served.dimension);
  return passages.map((passage) => ({ ...passage, vector: nothing }));
}
