import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compileRecorder, type Recorder } from '../../../bench/torture/recorder.js';
import { tortureByCuts } from '../../../bench/torture/torture-cuts.js';
import { tortureByKills } from '../../../bench/torture/torture-kills.js';

/** `npm run torture` kills and cuts a thousand times, by other seeds. */
const seed = 1;

let folder: string;
let recorder: Recorder;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dateline-recorder-'));
  recorder = await compileRecorder(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function libraryOf(made: Recorder): string | null {
  return 'library' in made ? made.library : null;
}

describe('what was acknowledged is there, once and whole', { timeout: 120_000 }, () => {
  test('after each of 10 kills', async () => {
    const tally = await tortureByKills({ kills: 10, seed, lanes: 1, library: libraryOf(recorder) });
    expect(tally.faults).toEqual([]);
    expect(tally.total.kills).toBe(10);
    expect(tally.total.acknowledged).toBeGreaterThan(10);
  });

  test('after power cuts, and would not be without syncs', async ({ skip }) => {
    const library = libraryOf(recorder);
    if (library === null) return skip('what records writes needs Linux and a C compiler');
    const options = { cuts: 10, operations: 15, seed, lanes: 1, library };
    const { tally } = await tortureByCuts(options);
    expect(tally.faults).toEqual([]);
    expect(tally.total.kills).toBe(10);
    // Without syncs nearly every cut loses something: a few must show it.
    const control = await tortureByCuts({ ...options, cuts: 3, control: 'no-syncs' });
    expect(control.losing).toBeGreaterThan(0);
  });
});
