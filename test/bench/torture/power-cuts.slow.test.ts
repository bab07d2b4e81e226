import { expect, test } from 'vitest';
import { tortureByCuts } from '../../../bench/torture/torture-cuts.js';
import { recorderLibrary, tortureSeed } from './recorder-library.js';

test('what was acknowledged is there, once and whole, after power cuts, and would not be without syncs', async ({
  skip,
}) => {
  const library = await recorderLibrary();
  if (library === null) return skip('what records writes needs Linux and a C compiler');
  const options = { cuts: 10, operations: 15, seed: tortureSeed, lanes: 1, library };
  const { tally } = await tortureByCuts(options);
  expect(tally.faults).toEqual([]);
  expect(tally.total.kills).toBe(10);
  // Without syncs nearly every cut loses something: a few must show it.
  const control = await tortureByCuts({ ...options, cuts: 3, control: 'no-syncs' });
  expect(control.losing).toBeGreaterThan(0);
});
