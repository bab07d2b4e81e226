import { expect, test } from 'vitest';
import { textHash } from '../../src/archive/text-hash.js';

test('a text hash sees words, not spaces or ways to write an accent', () => {
  const hash = textHash('Café opens.\n\nIt is new.');
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect(textHash('  Cafe\u0301 opens.\u00a0 It\tis new. ')).toBe(hash);
  expect(textHash('Café opens. It is New.')).not.toBe(hash);
  expect(textHash('')).toBe(textHash(' \n'));
});
