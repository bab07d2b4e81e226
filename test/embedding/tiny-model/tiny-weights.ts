/** How many positions a tiny model knows: as many tokens at most. */
export const positions = 320;
/** A step of the weights in 8 bits. */
export const quantumScale = 1 / 16;
/** What the mean over all tokens counts in each of them: the first one's vector then depends on the others, as attention has it. */
export const mixing = 0.5;

/** Numbers between −1 and 1 that look like chance and are the same in every run; exact in 32 bits. */
export function weight(table: 'token' | 'position' | 'kind', row: number, column: number): number {
  const seed = { token: 1, position: 2, kind: 3 }[table];
  let bits = Math.imul(row + 1, 0x9e3779b1) ^ Math.imul(column + 1, 0x85ebca6b) ^ Math.imul(seed, 0xc2b2ae35);
  bits = Math.imul(bits ^ (bits >>> 15), 0x2c1b3c6d);
  bits = Math.imul(bits ^ (bits >>> 12), 0x297a2d39);
  const size = { token: 1, position: 1 / 8, kind: 1 / 4 }[table];
  return ((((bits ^ (bits >>> 15)) >>> 0) % 257) / 128 - 1) * size;
}

/** A token's weight as the 8-bit file has it, in steps of `quantumScale`. */
export function quantum(value: number): number {
  return Math.round(value / quantumScale);
}
