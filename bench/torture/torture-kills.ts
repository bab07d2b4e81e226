import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Checker } from './checker.js';
import { KillLane } from './kill-lane.js';
import { Tally } from './tally.js';

export interface KillOptions {
  readonly kills: number;
  readonly seed: number;
  /** Side by side, each with archives of its own. */
  readonly lanes: number;
  readonly recorder: Readonly<Record<string, string>> | null;
  readonly onKill?: (done: number, tally: Tally) => void;
}

/** Kills processes at work on archives, and counts what these had acknowledged and did not keep. */
export async function tortureByKills({ kills, seed, lanes, recorder, onKill }: KillOptions): Promise<Tally> {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-torture-'));
  const tally = new Tally();
  let done = 0;
  const work = Array.from({ length: lanes }, async (_, lane) => {
    const checker = new Checker();
    try {
      await new KillLane({
        folder: join(folder, `lane-${lane}`),
        seed: seed + lane * 1_000,
        kills: Math.floor(kills / lanes) + (lane < kills % lanes ? 1 : 0),
        checker,
        tally,
        recorder,
        onKill: () => onKill?.((done += 1), tally),
      }).run();
    } finally {
      checker.close();
    }
  });
  try {
    await Promise.all(work);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return tally;
}
