import { createHash } from 'node:crypto';
import type { SqlValue } from './connection.js';

/** Sums are whole numbers below this: a difference of two of them, and a sum of two, is exact in SQLite and in JavaScript. */
export const sumRange = 2 ** 52;

/** What a row's values come to: the same for the same values, and another for any that differ in a bit. */
export function rowSum(values: readonly SqlValue[]): number {
  const hash = createHash('sha256');
  const plain = values.map((value) => (value instanceof Uint8Array ? [value.byteLength] : value));
  hash.update(JSON.stringify(plain));
  for (const value of values) if (value instanceof Uint8Array) hash.update(value);
  const digest = hash.digest();
  return (digest.readUInt32BE(0) % 2 ** 20) * 2 ** 32 + digest.readUInt32BE(4);
}
