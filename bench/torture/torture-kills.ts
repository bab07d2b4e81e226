import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Checker } from './checker.js';
import { CommandLane } from './command-lane.js';
import { KillLane, type KillLaneOptions } from './kill-lane.js';
import { recorderEnvironment } from './recorder.js';
import { Tally } from './tally.js';

export interface KillOptions {
  readonly kills: number;
  readonly seed: number;
  /** Side by side, each with archives of its own. */
  readonly lanes: number;
  /** The compiled recorder, by which processes are also ended at chosen calls of the system; null: only time decides. */
  readonly library: string | null;
  /** Of the kills, how many are of the real command line, with the real model. */
  readonly commandKills?: number;
  readonly onFault?: ((fault: string) => void) | undefined;
  readonly onKill?: (done: number, tally: Tally) => void;
}

/** Kills processes at work on archives, and counts what these had acknowledged and did not keep. */
export async function tortureByKills({
  kills,
  seed,
  lanes,
  library,
  commandKills = 0,
  onFault,
  onKill,
}: KillOptions): Promise<Tally> {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-torture-'));
  const tally = new Tally(onFault);
  let done = 0;
  const laneOptions = (lane: number, killsOfLane: number, checker: Checker): KillLaneOptions => {
    const laneFolder = join(folder, `lane-${lane}`);
    return {
      folder: laneFolder,
      seed: seed + lane * 1_000,
      kills: killsOfLane,
      checker,
      tally,
      recorder: library === null ? null : recorderEnvironment(library, laneFolder),
      onKill: () => onKill?.((done += 1), tally),
    };
  };
  const inLane = async (lane: number): Promise<void> => {
    const checker = new Checker();
    const share = (count: number): number => Math.floor(count / lanes) + (lane < count % lanes ? 1 : 0);
    try {
      await new KillLane(laneOptions(lane, share(kills - commandKills), checker)).run();
      if (share(commandKills) === 0) return;
      await new CommandLane(laneOptions(lane + lanes, share(commandKills), checker)).run();
    } finally {
      checker.close();
    }
  };
  try {
    await Promise.all(Array.from({ length: lanes }, (_, lane) => inLane(lane)));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return tally;
}
