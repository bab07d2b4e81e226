/**
 * What Dateline keeps when it is killed and when the power fails. Kills processes at work on archives, plays power cuts
 * over recorded ones, and holds what is left against what had been acknowledged. Ends with 1 where anything was lost.
 * Run with `npm run torture`, or after a build with
 * `node dist/bench/torture.js [--kills N] [--cuts N] [--seed N] [--lanes N]`.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { asError } from '../src/errors.js';
import { compileRecorder } from './torture/recorder.js';
import { tortureByCuts, type CutOptions } from './torture/torture-cuts.js';
import { tortureByKills } from './torture/torture-kills.js';
import { printTally } from './torture/print-tally.js';

/** Of the kills, so many are of the real command line with the real model, which takes seconds to start. */
const commandShare = 0.04;
const controlCuts = 50;
const progressEvery = 50;

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '1000' },
    cuts: { type: 'string', default: '1000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    lanes: { type: 'string', default: String(Math.max(1, availableParallelism())) },
  },
});
const kills = wholeNumber('kills', values.kills);
const cuts = wholeNumber('cuts', values.cuts);
const seed = wholeNumber('seed', values.seed);
const lanes = Math.max(1, wholeNumber('lanes', values.lanes));

function wholeNumber(name: string, value: string): number {
  if (/^\d{1,9}$/.test(value)) return Number(value);
  console.error(`--${name} takes a whole number, not "${value}".`);
  process.exit(2);
}

function progress(what: string, of: number) {
  return (done: number, { faults }: { readonly faults: readonly string[] }): void => {
    if (done % progressEvery !== 0 && done !== of) return;
    process.stderr.write(`${what}: ${done} of ${of}, not kept: ${faults.length}\n`);
  };
}

/** Whether something was missed that must be noticed. */
async function control(options: CutOptions, what: string): Promise<boolean> {
  const { losing } = await tortureByCuts(options);
  console.log(
    `Control, ${what}: ${losing} of ${options.cuts} cuts lost something${losing > 0 ? '' : ' - THE TEST NOTICES NOTHING'}`,
  );
  return losing === 0;
}

function onFault(fault: string): void {
  process.stderr.write(`NOT KEPT: ${fault}\n`);
}

async function torture(folder: string): Promise<boolean> {
  console.log(`Seed ${seed}, ${lanes} side by side, Node ${process.version}\n`);
  const recorder = await compileRecorder(folder);
  const library = 'library' in recorder ? recorder.library : null;
  const commandKills = Math.round(kills * commandShare);
  const byKills = await tortureByKills({
    kills,
    seed,
    lanes,
    library,
    commandKills,
    onFault,
    onKill: progress('kills', kills),
  });
  const atCalls = library === null ? '' : `, ${byKills.atCalls} of them at a chosen call of the system`;
  printTally(`Crashes: ${kills} kills${atCalls}`, 'kills', byKills);
  if ('missing' in recorder) {
    console.log(`Power cuts: skipped. What records writes cannot be had: ${recorder.missing}.`);
    return byKills.faults.length > 0;
  }
  const cutOptions = { seed, lanes, library: recorder.library };
  const byCuts = await tortureByCuts({ ...cutOptions, cuts, onFault, onCut: progress('cuts', cuts) });
  printTally(
    `Power cuts: ${cuts}, the vector index built anew after ${byCuts.rebuilt}`,
    'cuts',
    byCuts.tally,
  );
  if (cuts === 0) return byKills.faults.length > 0;
  const missed = [
    await control({ ...cutOptions, cuts: controlCuts, control: 'careless' }, 'with synchronous = NORMAL'),
    await control({ ...cutOptions, cuts: controlCuts, control: 'no-syncs' }, 'with no sync at all'),
  ];
  return byKills.faults.length > 0 || byCuts.tally.faults.length > 0 || missed.includes(true);
}

const folder = await mkdtemp(join(tmpdir(), 'dateline-torture-'));
try {
  process.exitCode = (await torture(folder)) ? 1 : 0;
} catch (error) {
  console.error(asError(error).stack);
  process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
