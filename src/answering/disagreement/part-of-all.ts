import { conceptOf, isAnybody } from './concepts.js';
import { isPlural } from './counted-noun.js';
import type { Token } from './sentence-tokens.js';

/** Words before what is counted that leave it all of them. */
const neutral =
  /^(?:confirmed|reported|known|other|total|such|or|so|innocent|different|separate|individual)$/;
/** "Seriously injured" is a part of "injured". */
const degree = /^(?:seriously|critically|severely|badly|gravely|slightly|lightly|mildly)$/;

/** Words of a count that goes on. */
export const sumWord =
  /^(?:toll|rose|risen|rises|climbed|climbs|reached|reaches|surpassed|stands|stood|grew|total|number)$/;

/**
 * Words that make those who are counted a part of all: what stands before the noun, "American" of "American death toll",
 * "workers" of "the number of its workers killed", degrees.
 *
 * @param counted the tokens of what is counted; `around` are those of its clause on either side.
 * @param telling the token that tells what befell them.
 */
export function partOfAll(
  tokens: readonly Token[],
  counted: readonly Token[],
  around: readonly Token[],
  telling: Token | null,
): ReadonlySet<string> {
  const parts = counted.slice(0, -1).filter(({ lower }) => !neutral.test(lower) && conceptOf(lower) === null);
  parts.push(...around.filter(({ lower }) => degree.test(lower)));
  const place = telling ? tokens.indexOf(telling) : -1;
  const before = tokens[tokens[place - 1]?.lower === 'death' ? place - 2 : place - 1];
  if (telling && before?.kind === 'word') {
    const isToll = /^(?:toll|deaths?|fatalities)$/.test(telling.lower);
    const isCapitalised = /^\p{Lu}/u.test(before.text) && !/^(?:the|a|an|its)$/.test(before.lower);
    const isSum = counted.length === 0 && around.some(({ lower }) => sumWord.test(lower));
    const isOwner = isSum && isPlural(before.lower) && !isAnybody(before.lower);
    if ((isToll && isCapitalised) || isOwner) parts.push(before);
  }
  return new Set(parts.map(({ lower }) => lower));
}
