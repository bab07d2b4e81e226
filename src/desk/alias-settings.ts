import { z } from 'zod';
import type { Settings } from '../archive/archive.js';
import type { CollectionId } from '../archive/collection-id.js';
import { checkedGroups } from '../search/alias-groups.js';
import type { AliasGroup } from '../search/alias-table.js';

const key = 'aliases';
const stored = z.array(z.array(z.string()));

/** The groups of names that a collection added; none where they cannot be read. */
export async function readAliases(
  settings: Settings,
  collection: CollectionId,
): Promise<readonly AliasGroup[]> {
  const { data } = stored.safeParse(await settings.get(collection, key));
  return data ?? [];
}

/**
 * Keeps these groups in the place of those before.
 * @returns them as they are kept.
 * @throws UserError naming what is no name, or is too much; then nothing is changed.
 */
export async function saveAliases(
  settings: Settings,
  collection: CollectionId,
  groups: readonly AliasGroup[],
): Promise<readonly AliasGroup[]> {
  const kept = checkedGroups(groups);
  await settings.set(collection, key, kept.length > 0 ? kept : null);
  return kept;
}
