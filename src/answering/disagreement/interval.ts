/** Values that a number as it is worded may stand for, both ends included. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** How a number is meant. `limit` says no more than that it is not greater. */
export type Precision = 'exact' | 'at least' | 'about' | 'more than' | 'nearly' | 'limit';

/** A rounded number is taken to be off by a tenth at most where it is said to be rounded, */
const saidToBeRounded = 0.1;
/** and by a twentieth where it only ends in noughts. */
const lookingRounded = 0.05;
/** Below this, noughts are no sign of rounding: 40 dead are not 42. */
const seldomRounded = 100;

/**
 * What a number may stand for. "At least 12" stands for 12: who writes so counted 12, and whoever counted 14 counted
 * otherwise. The bounds are judgement, not measured: "about 300" agrees with 304, "more than 40,000" with 42,000.
 *
 * @param step worth of its last digit that is no nought: 10,000 for 40,000 and 0.1 million for 1.2 million.
 * @param isScaled whether it is given in millions and the like, which rounds it to its last digit.
 */
export function intervalOf(value: number, precision: Precision, step: number, isScaled: boolean): Interval {
  const said = Math.max(step / 2, value * saidToBeRounded);
  switch (precision) {
    case 'about':
      return { low: value - said, high: value + said };
    case 'more than':
      return { low: value, high: value + Math.max(step, value * saidToBeRounded) };
    case 'nearly':
      return { low: value - said, high: value };
    case 'limit':
      return { low: 0, high: value };
    case 'at least':
    case 'exact': {
      const looking = value >= seldomRounded && step > 1 ? Math.min(step / 2, value * lookingRounded) : 0;
      const rounded = isScaled ? step / 2 : looking;
      return { low: value - rounded, high: value + rounded };
    }
  }
}

/** Whether one value may stand for both. */
export function agree(left: Interval, right: Interval): boolean {
  return left.low <= right.high && right.low <= left.high;
}

/** Worth of the last digit that is no nought. @param decimals digits behind the point; @param scale of "million" and the like. */
export function stepOf(value: number, decimals: number, scale: number): number {
  if (decimals > 0) return scale / 10 ** decimals;
  const noughts = /0*$/.exec(String(Math.round(value / scale)))?.[0].length ?? 0;
  return value === 0 ? scale : scale * 10 ** noughts;
}
