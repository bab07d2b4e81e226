import type { Collection } from '../../archive/collection.js';
import { namedOutlet } from '../../search/outlet/named-outlet.js';

/** From whom a question wants to hear, which goes on from one that asked somebody else. */
export type OutletInstead =
  /** As the archive spells it. */
  | { readonly kind: 'only'; readonly outlet: string }
  /** Anybody: "And from the others?" */
  | { readonly kind: 'any' };

const from =
  /^(?:(?:and|but|so|or) )?(?:(?:what|how) about )?(?:from |by |according to |in )?(?:the )?(?<name>[^?!]{2,60}?)[?!. ]*$/i;
const anybody =
  /\b(?:from |by |according to )?(?:the others?|others|other (?:outlets|papers|newspapers|sources|media)|anywhere else|elsewhere|anybody else|everybody|all of them|any (?:outlet|source))\b/i;

/**
 * Reads "And from the Northern Wire?", "And according to Reuters?", "And the others?". Null where no outlet is named that
 * is known here.
 */
export async function outletInstead(
  question: string,
  isFragment: boolean,
  collections: readonly Collection[],
): Promise<OutletInstead | null> {
  if (isFragment && anybody.test(question)) return { kind: 'any' };
  const named = await namedOutlet(question, collections);
  if (named !== null) return { kind: 'only', outlet: named };
  if (!isFragment) return null;
  const name = from.exec(question)?.groups?.['name'];
  // Asked as the source of something, the name is looked up like any other.
  const fragment = name === undefined ? null : await namedOutlet(`According to ${name}?`, collections);
  return fragment === null ? null : { kind: 'only', outlet: fragment };
}
