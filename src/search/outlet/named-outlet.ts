import type { Collection } from '../../archive/archive.js';
import { outletMentions } from './outlet-mentions.js';
import { outletName } from './outlet-name.js';

/**
 * The outlet that a question names as its source ("according to Reuters", "what does Haaretz write about …"), as the
 * archive spells it; null where it names none that is known here.
 */
export async function namedOutlet(
  question: string,
  collections: readonly Collection[],
): Promise<string | null> {
  const mentions = outletMentions(question);
  // Reading the outlets takes milliseconds in a large archive: most questions name none.
  if (mentions.length === 0) return null;
  const outlets = (await Promise.all(collections.map((collection) => collection.outlets()))).flat();
  const known = new Map(outlets.toReversed().map((outlet) => [outletName(outlet), outlet]));
  return (
    mentions.map((mention) => known.get(outletName(mention))).find((outlet) => outlet !== undefined) ?? null
  );
}
