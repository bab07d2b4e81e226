import type { Quantity } from './quantities.js';

/**
 * Whether two quantities count the same: in one unit, of the same people or things whom the same befell, in the same
 * place and on the same day where both name one. What a measure is of is only known by the words around it: they must
 * share one of the question's.
 *
 * @param stems of the question's words.
 */
export function sameThing(left: Quantity, right: Quantity, stems: ReadonlySet<string>): boolean {
  if (left.unit !== right.unit || left.concept !== right.concept || left.noun !== right.noun) return false;
  if (left.kinds.size !== right.kinds.size || [...left.kinds].some((kind) => !right.kinds.has(kind)))
    return false;
  if (!compatible(left.places, right.places) || !compatible(left.days, right.days)) return false;
  const isKnown = left.concept !== null || left.noun !== null || left.unit === 'magnitude';
  return isKnown || [...left.near].some((stem) => right.near.has(stem) && stems.has(stem));
}

/** One names nothing, or both name the same. "In Turkey" is a part of "in Turkey and Syria". */
function compatible(left: ReadonlySet<string>, right: ReadonlySet<string>): boolean {
  if (left.size === 0 || right.size === 0) return true;
  return left.size === right.size && [...left].every((name) => right.has(name));
}
