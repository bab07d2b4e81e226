import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contentsOf } from '../../../../bench/damage/contents.js';
import { chooseFlips } from '../../../../bench/damage/flip.js';
import { judgeFlip } from '../../../../bench/damage/judge-flip.js';
import { temporaryFolder } from '../temporary-collection.js';
import { sampleArchive } from './damaged-files.js';

test.each([
  ['collection', 200, 11],
  ['desk', 50, 12],
] as const)('of the bits of a %s none flips unseen', async (kind, flips, seed) => {
  const sample = await sampleArchive(60);
  const files = { path: sample[kind], kind, profile: null };
  const before = contentsOf(files.path);
  const copy = join(await temporaryFolder(), 'copy.sqlite');
  const unlike = [];
  for (const flip of chooseFlips(files.path, flips, seed)) {
    const judged = await judgeFlip(files, before, flip, { copy, repair: false });
    if (judged.judgement === 'missed') unlike.push(judged);
  }
  expect(unlike).toEqual([]);
});
