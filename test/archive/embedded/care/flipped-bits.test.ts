import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contentsOf } from '../../../../bench/damage/contents.js';
import { chooseFlips } from '../../../../bench/damage/flip.js';
import { judgeFlip } from '../../../../bench/damage/judge-flip.js';
import { temporaryFolder } from '../temporary-collection.js';
import { sampleArchive } from './damaged-files.js';

test.each([
  ['collection', 10, 41],
  ['desk', 4, 42],
] as const)(
  'no bit that flips in a %s goes unseen, and what is found is mended',
  async (kind, flips, seed) => {
    const sample = await sampleArchive(24);
    const files = { path: sample[kind], kind, profile: null };
    const before = contentsOf(files.path);
    const copy = join(await temporaryFolder(), 'copy.sqlite');
    for (const flip of chooseFlips(files.path, flips, seed)) {
      const judged = await judgeFlip(files, before, flip, { copy, repair: true });
      expect({ ...judged, outcome: `${judged.judgement}, ${judged.mended}` }).toMatchObject({
        outcome: expect.stringMatching(/^(?:found, (?:whole|less)|harmless, null)$/),
      });
    }
  },
  60_000,
);
