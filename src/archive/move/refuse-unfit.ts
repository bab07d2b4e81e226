import { createHash } from 'node:crypto';
import { SetupError } from '../../errors.js';
import type { CollectionId } from '../collection-id.js';
import { profileStamp, type VectorProfile } from '../vector-profile.js';
import type { MoveSource, Scope } from './archive-rows.js';
import { collectionRows, deskRows } from './moved-table.js';

/** @throws SetupError where a collection, or the desk, is of another model than this one, or damaged: what is carried would be, too. */
export async function refuseUnfit(source: MoveSource, scope: Scope, profile: VectorProfile): Promise<void> {
  if (scope !== null) await refuseOtherModel(source, scope, profile);
  const [damage] = await source.damages(scope);
  if (damage === undefined) return;
  throw new SetupError(
    `The archive in ${source.place} is damaged (${scope ?? 'desk'}: ${damage}): run "dateline verify --repair" with it, then move it.`,
  );
}

/** Vectors of two models are never mixed, and half a change from one to another is not carried. */
async function refuseOtherModel(
  source: MoveSource,
  scope: CollectionId,
  profile: VectorProfile,
): Promise<void> {
  const [collections, passages] = [tableOf('collections'), tableOf('passages')];
  const [row] = await source.page(scope, collections, null);
  const stamp = row?.['profile'] ?? null;
  if (stamp === null || stamp === profileStamp(profile)) return;
  if ((await source.page(scope, passages, null)).length === 0) return;
  throw new SetupError(
    `The collection ${scope} in ${source.place} was embedded with another model than the one that is set (DATELINE_MODEL): set that one, or start Dateline on it until it has changed the model, then move it.`,
  );
}

function tableOf(name: string) {
  const table = [...collectionRows, ...deskRows].find((one) => one.name === name);
  if (!table) throw new Error(`There is no table ${name}.`);
  return table;
}

/** What tells this archive from any other. A hash: marks are read by whoever looks for what went wrong. */
export async function keyOf(source: MoveSource): Promise<string> {
  const [row] = await source.page(null, tableOf('uses_key'), null);
  return createHash('sha256').update(String(row?.['value'])).digest('hex');
}
