import type { Collection } from '../../archive/collection.js';
import { withoutGivenMark } from '../../archive/outlet-key.js';
import { outletMentions } from './outlet-mentions.js';
import { outletName } from './outlet-name.js';

/**
 * The outlet that a question names as its source ("according to Reuters", "what does Haaretz write about …"), as the
 * archive lists it; null where it names none that is known here.
 */
export async function namedOutlet(
  question: string,
  collections: readonly Collection[],
): Promise<string | null> {
  const mentions = outletMentions(question);
  // Reading the outlets takes milliseconds in a large archive: most questions name none.
  if (mentions.length === 0) return null;
  const outlets = (await Promise.all(collections.map((collection) => collection.outlets()))).flat();
  // Of two of one name that from which texts were fetched; else the one with more articles.
  const byTrust = [...outlets.filter((outlet) => !isGiven(outlet)), ...outlets.filter(isGiven)];
  const known = new Map(byTrust.toReversed().map((outlet) => [outletName(withoutGivenMark(outlet)), outlet]));
  return (
    mentions.map((mention) => known.get(outletName(mention))).find((outlet) => outlet !== undefined) ?? null
  );
}

function isGiven(outlet: string): boolean {
  return withoutGivenMark(outlet) !== outlet;
}
