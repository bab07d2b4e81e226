import { copyFileSync, closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { repairInChild, verifyFiles } from '../../src/archive/embedded/care/care-files.js';
import type { FilesToVerify } from '../../src/archive/embedded/care/care-messages.js';
import type { Finding } from '../../src/archive/embedded/care/finding.js';
import { differing } from './contents.js';
import type { Flip } from './flip.js';

/**
 * What became of a flipped bit. `harmless`: it lay in unused space, and everything reads as before. `missed`: something reads
 * otherwise, and nothing was said.
 */
export type Judgement = 'found' | 'harmless' | 'missed';

/** What repairing came to: everything reads as before, or less is there and it was said, or neither. */
export type Mended = 'whole' | 'less' | 'failed';

export interface Judged {
  readonly flip: Flip;
  readonly judgement: Judgement;
  readonly findings: readonly Finding[];
  /** Null where it was not repaired, as nothing was found or it was not asked for. */
  readonly mended: Mended | null;
}

/** Flips a bit of a file. */
export function flipBit(path: string, { byte, bit }: Pick<Flip, 'byte' | 'bit'>): void {
  const descriptor = openSync(path, 'r+');
  try {
    const found = Buffer.alloc(1);
    readSync(descriptor, found, 0, 1, byte);
    writeSync(descriptor, Buffer.from([(found[0] ?? 0) ^ (1 << bit)]), 0, 1, byte);
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Flips a bit in a copy of a file, looks for damage as `dateline verify` does, in a child process, and, where it is asked
 * for, repairs it. @param copy where the copy is made; it is removed afterwards.
 */
export async function judgeFlip(
  files: FilesToVerify,
  before: ReadonlyMap<string, string>,
  flip: Flip,
  { copy, repair }: { readonly copy: string; readonly repair: boolean },
): Promise<Judged> {
  copyFileSync(files.path, copy);
  flipBit(copy, flip);
  const copied = { ...files, path: copy };
  try {
    const findings = await verifyFiles(copied);
    if (findings.length === 0) {
      const judgement = differing(before, copy).length === 0 ? 'harmless' : 'missed';
      return { flip, judgement, findings, mended: null };
    }
    const mended = repair ? await mend(copied, findings, before) : null;
    return { flip, judgement: 'found', findings, mended };
  } finally {
    for (const end of ['', '-wal', '-shm']) rmSync(`${copy}${end}`, { force: true });
  }
}

async function mend(
  files: FilesToVerify,
  findings: readonly Finding[],
  before: ReadonlyMap<string, string>,
): Promise<Mended> {
  try {
    const { wanted, keptAside } = await repairInChild(files, findings, []);
    rmSync(files.path.replace(/[^/]*$/, keptAside), { force: true });
    const left = await verifyFiles(files);
    if (left.length > wanted.length) return 'failed';
    // The words of articles are numbered anew; they are compared with the texts by verifying.
    const rebuilt = new Set(['article_terms', 'article_words', 'passage_words']);
    return differing(before, files.path).every((name) => rebuilt.has(name)) ? 'whole' : 'less';
  } catch {
    return 'failed';
  }
}
