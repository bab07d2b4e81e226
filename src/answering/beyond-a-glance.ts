import type { ChosenQuotation } from './choose-findings.js';
import { articleKey } from './sentence-signs.js';

/** As many quotations as are read at a glance, and stand on one page of an answer. */
export const findingsAtAGlance = 4;

/**
 * The quotations of an answer: those at a glance, and behind them, in their order, whatever else was chosen and shares no
 * words with them.
 */
export function withTheRest(
  atAGlance: readonly ChosenQuotation[],
  chosen: readonly ChosenQuotation[],
): readonly ChosenQuotation[] {
  const rest = chosen.filter((quotation) => !atAGlance.some((shown) => overlap(shown, quotation)));
  return [...atAGlance, ...rest];
}

function overlap(one: ChosenQuotation, other: ChosenQuotation): boolean {
  const isOfArticle = articleKey(one.sentence.candidate) === articleKey(other.sentence.candidate);
  return isOfArticle && one.start < other.end && other.start < one.end;
}
