import type { Collection, SearchFilter } from '../../archive/collection.js';
import { asGiven, outletKey } from '../../archive/outlet-key.js';

/**
 * A filter with its outlet as the collections list it. A plain name means what was fetched from the outlet of that name;
 * only where there is none does it mean what people say is of it.
 */
export async function withListedOutlet<Filter extends Pick<SearchFilter, 'outlet'>>(
  filter: Filter,
  collections: readonly Pick<Collection, 'outlets'>[],
): Promise<Filter> {
  if (filter.outlet === null) return filter;
  const listed = await Promise.all(collections.map((collection) => collection.outlets()));
  const keys = new Set(listed.flat().map(outletKey));
  const given = asGiven(filter.outlet);
  const isOnlyGiven = !keys.has(outletKey(filter.outlet)) && keys.has(outletKey(given));
  return isOnlyGiven ? { ...filter, outlet: given } : filter;
}
