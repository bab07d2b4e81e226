/**
 * Flips single bits in the files of an archive, one at a time, and counts what `dateline verify` finds and `--repair` mends.
 * `npm run build && node dist/bench/damage.js [FLIPS] [SEED] [REPAIR EVERY]`
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contentsOf } from './damage/contents.js';
import { chooseFlips } from './damage/flip.js';
import { judgeFlip, type Judged } from './damage/judge-flip.js';
import { makeSampleArchive } from './damage/sample-archive.js';

const [flips = 300, seed = 1, repairEvery = 1] = process.argv.slice(2).map(Number);
const articles = 120;

const folder = await mkdtemp(join(tmpdir(), 'dateline-damage-'));
try {
  const sample = await makeSampleArchive(join(folder, 'archive'), articles);
  const judged: Judged[] = [];
  for (const kind of ['collection', 'desk'] as const) {
    const files = { path: sample[kind], kind, profile: null };
    const before = contentsOf(files.path);
    const share = kind === 'desk' ? Math.floor(flips / 6) : flips - Math.floor(flips / 6);
    for (const [turn, flip] of chooseFlips(files.path, share, seed).entries()) {
      const how = { copy: join(folder, 'copy.sqlite'), repair: turn % repairEvery === 0 };
      const one = await judgeFlip(files, before, flip, how);
      judged.push(one);
      if (one.judgement === 'missed' || one.mended === 'failed' || one.mended === 'less')
        console.log(kind, one.flip, one.judgement, one.mended, one.findings.slice(0, 3));
    }
  }
  const count = (isOne: (one: Judged) => boolean) => judged.filter(isOne).length;
  console.table({
    'bits flipped, one at a time': judged.length,
    'found by verify': count(({ judgement }) => judgement === 'found'),
    'in unused space, everything reads as before': count(({ judgement }) => judgement === 'harmless'),
    missed: count(({ judgement }) => judgement === 'missed'),
    'of those found, repaired so that everything reads as before': count(({ mended }) => mended === 'whole'),
    'repaired with something left out, and said': count(({ mended }) => mended === 'less'),
    'repair failed': count(({ mended }) => mended === 'failed'),
  });
} finally {
  await rm(folder, { recursive: true, force: true });
}
