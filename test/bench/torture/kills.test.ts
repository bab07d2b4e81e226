import { expect, test } from 'vitest';
import { tortureByKills } from '../../../bench/torture/torture-kills.js';
import { recorderLibrary, tortureSeed } from './recorder-library.js';

test(
  'what was acknowledged is there, once and whole, after each of 10 kills',
  { timeout: 120_000 },
  async () => {
    const options = { kills: 10, seed: tortureSeed, lanes: 1, library: await recorderLibrary() };
    const { faults, total } = await tortureByKills(options);
    expect(faults).toEqual([]);
    expect(total.kills).toBe(10);
    expect(total.acknowledged).toBeGreaterThan(10);
  },
);
