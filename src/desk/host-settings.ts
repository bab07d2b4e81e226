import { z } from 'zod';
import type { Settings } from '../archive/archive.js';
import type { CollectionId } from '../archive/collection-id.js';
import { UserError } from '../errors.js';
import { noHostRules, parseHostPattern, type HostRules } from '../reading/host-rules.js';

const key = 'hosts';
const mostHosts = 200;
const stored = z.object({ allow: z.array(z.string()), deny: z.array(z.string()) });

/** From which hosts a collection takes articles; from all where nothing is set. Whatever reads a URL for it has to ask. */
export async function readHostRules(settings: Settings, collection: CollectionId): Promise<HostRules> {
  const { data } = stored.safeParse(await settings.get(collection, key));
  return data ?? noHostRules;
}

/**
 * Keeps these rules in the place of those before.
 * @returns them as they are kept: each host once, in order.
 * @throws UserError naming what is no host, or is too much; then nothing is changed.
 */
export async function saveHostRules(
  settings: Settings,
  collection: CollectionId,
  rules: HostRules,
): Promise<HostRules> {
  const kept = { allow: checked(rules.allow), deny: checked(rules.deny) };
  const isEmpty = kept.allow.length === 0 && kept.deny.length === 0;
  await settings.set(collection, key, isEmpty ? null : kept);
  return kept;
}

function checked(hosts: readonly string[]): readonly string[] {
  const unique = [...new Set(hosts.map(parseHostPattern))].toSorted();
  if (unique.length <= mostHosts) return unique;
  throw new UserError('too-many-hosts', { given: unique.length, most: mostHosts });
}
