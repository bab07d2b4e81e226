import type { Command } from 'commander';
import type { Damage, Repaired } from '../archive/damage.js';
import { withDesk, withSharedOptions, type SharedOptions } from './command-context.js';
import { countOf } from '../count-of.js';
import { SetupError } from '../errors.js';
import { print, printJson } from './output.js';

interface VerifyOptions extends SharedOptions {
  readonly repair?: true;
}

export function addVerifyCommand(program: Command): void {
  withSharedOptions(program.command('verify'))
    .description('check every article, passage, answer and index of the archive against its checksum')
    .option('--repair', 'mend what is damaged from what is whole; the damaged files are kept aside')
    .action(async (options: VerifyOptions) => {
      if (options.repair) await repairAndReport(options);
      else {
        const found = await verify(options);
        show(found, options);
        const ending = `${countOf(found.length, 'damage')} found. "dateline verify --repair" mends what can be mended.`;
        conclude(found.length, ending, options);
      }
    });
}

/** Where the desk itself cannot be opened for damage, its files are looked at as they lie there. */
async function verify(options: VerifyOptions): Promise<readonly Damage[]> {
  try {
    return await withDesk(options, (desk) => desk.verify(), { mustExist: true });
  } catch (error) {
    if (!isDamage(error)) throw error;
    const { verifyWithoutDesk } = await import('../desk/closed-desk.js');
    return verifyWithoutDesk(options.archive);
  }
}

/** What a running process has open it cannot repair: of the desk's own file it then says so. */
async function repair(options: VerifyOptions): Promise<readonly Repaired[]> {
  const { repairWithoutDesk } = await import('../desk/closed-desk.js');
  const desk = await repairWithoutDesk(options.archive);
  return [...desk, ...(await withDesk(options, (opened) => opened.repair()))];
}

function isDamage(error: unknown): boolean {
  return error instanceof SetupError && error.code === 'archive-damaged';
}

/** What was done, and then whether all is whole now. */
async function repairAndReport(options: VerifyOptions): Promise<void> {
  const repaired = await repair(options);
  show(repaired, options);
  const left = repaired.length > 0 ? await verify(options) : [];
  conclude(left.length, `${countOf(left.length, 'damage')} left.`, options);
}

function show(found: readonly (Damage & Partial<Repaired>)[], { json }: VerifyOptions): void {
  for (const damage of found) {
    const { collection, where, problem, done } = damage;
    const place = collection === '*' ? where : `${collection}, ${where}`;
    if (json) printJson(damage);
    else print(`${place}: ${problem}${done === undefined ? '' : ` ${done}`}`);
  }
}

function conclude(damages: number, ending: string, { json }: VerifyOptions): void {
  if (damages > 0) process.exitCode = 1;
  if (json) printJson({ summary: { damages } });
  else print(damages === 0 ? 'The archive is whole.' : ending);
}
