import type { ChosenQuotation } from '../choose-findings.js';
import type { DifferingValue } from './differing-values.js';

/**
 * The findings with every quotation that shows a differing number among them: one that was not chosen is put behind the
 * others, and takes the place of the last that shows none where there is no room. Null where there is no such place; the
 * first is never displaced.
 */
export function showDiffering(
  chosen: readonly ChosenQuotation[],
  values: readonly DifferingValue[],
  limit: number,
): readonly ChosenQuotation[] | null {
  const shown = [...chosen];
  const isNeeded = (quotation: ChosenQuotation): boolean =>
    values.some((value) => value.quotation === quotation);
  for (const { quotation } of values) {
    if (shown.includes(quotation)) continue;
    if (shown.length >= limit) {
      const last = shown.findLastIndex((each, index) => index > 0 && !isNeeded(each));
      if (last < 0) return null;
      shown.splice(last, 1);
    }
    shown.push(quotation);
  }
  return shown;
}
