/** Four decimals: more would promise an exactness that the last bits of a vector do not have. */
export function rounded(score: number): number {
  return Math.round(score * 10_000) / 10_000;
}
