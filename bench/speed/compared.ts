import type { Row } from './row.js';
import { ratios, spreadOf } from './statistics.js';

/**
 * What a row says of figures that stand beside a yardstick.
 * @param figures one a run, as are the yardstick's
 */
export function compared(
  figures: readonly number[],
  yardstick: { readonly what: string; readonly figures: readonly number[] },
): Pick<Row, 'figure' | 'yardstick' | 'ratio'> {
  return {
    figure: spreadOf(figures),
    yardstick: { what: yardstick.what, figure: spreadOf(yardstick.figures) },
    ratio: ratios(figures, yardstick.figures),
  };
}
