import { expect, it } from 'vitest';
import { editDistance } from '../../src/archive/edit-distance.js';

it.each([
  ['lantern', 'lantern', 0],
  ['lantern', 'lantren', 1],
  ['lantern', 'lanter', 1],
  ['lantern', 'lanntern', 1],
  ['lantern', 'lentern', 1],
  ['lantern', 'alntern', 1],
  ['stonebeck', 'stnoebek', 2],
  ['ab', 'ba', 1],
  ['abc', 'ca', 3],
  ['', 'ab', 2],
  ['', '', 0],
  ['Ё', 'Е', 1],
])('%j and %j differ by %i', (one, other, edits) => {
  expect(editDistance(one, other, 3)).toBe(edits);
  expect(editDistance(other, one, 3)).toBe(edits);
});

it('says no more than that it takes more than the limit', () => {
  expect(editDistance('harbour', 'lighthouse', 2)).toBeGreaterThan(2);
  expect(editDistance('harbour', 'harbourmaster', 2)).toBeGreaterThan(2);
  expect(editDistance('kettle', 'settled', 1)).toBeGreaterThan(1);
});
