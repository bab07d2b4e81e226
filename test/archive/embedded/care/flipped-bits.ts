import { join } from 'node:path';
import { contentsOf } from '../../../../bench/damage/contents.js';
import { chooseFlips } from '../../../../bench/damage/flip.js';
import { judgeFlip, type Judged } from '../../../../bench/damage/judge-flip.js';
import { temporaryFolder } from '../temporary-collection.js';
import { sampleArchive } from './damaged-files.js';

export interface Flipping {
  readonly kind: 'collection' | 'desk';
  readonly articles: number;
  readonly flips: number;
  readonly seed: number;
  readonly repair: boolean;
}

/** What became of each of so many bits that were flipped, one at a time, in a copy of an archive's file. */
export async function flipBits({
  kind,
  articles,
  flips,
  seed,
  repair,
}: Flipping): Promise<readonly Judged[]> {
  const sample = await sampleArchive(articles);
  const files = { path: sample[kind], kind, profile: null };
  const before = contentsOf(files.path);
  const copy = join(await temporaryFolder(), 'copy.sqlite');
  const judged: Judged[] = [];
  for (const flip of chooseFlips(files.path, flips, seed))
    judged.push(await judgeFlip(files, before, flip, { copy, repair }));
  return judged;
}

/** "found, whole" or the like. */
export const outcomeOf = ({ judgement, mended }: Judged): string => `${judgement}, ${mended}`;

/** What may become of a bit where what is found is repaired. */
export const unharmed = /^(?:found, (?:whole|less)|harmless, null)$/;
