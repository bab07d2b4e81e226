import type { Command } from 'commander';
import type { Damage, Repaired } from '../archive/archive.js';
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
      if (options.repair) report(await repair(options), options, 'repaired');
      else report(await verify(options), options, 'found');
    });
}

/** Where the desk itself cannot be opened for damage, its files are looked at as they lie there. */
async function verify(options: VerifyOptions): Promise<readonly Damage[]> {
  try {
    return await withDesk(options, (desk) => desk.verify());
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

function report(
  found: readonly (Damage & Partial<Repaired>)[],
  { json }: VerifyOptions,
  what: 'found' | 'repaired',
): void {
  if (found.length > 0) process.exitCode = 1;
  if (json) {
    for (const damage of found) printJson(damage);
    printJson({ summary: { damages: found.length } });
    return;
  }
  for (const { collection, where, problem, done } of found) {
    const place = collection === '*' ? where : `${collection}, ${where}`;
    print(`${place}: ${problem}${done === undefined ? '' : ` ${done}`}`);
  }
  if (found.length === 0) print('The archive is whole.');
  else if (what === 'found') {
    print(`${countOf(found.length, 'damage')} found. "dateline verify --repair" mends what can be mended.`);
  } else
    print(
      `${countOf(found.length, 'line')} of what was found and done. "dateline verify" says whether the archive is whole now.`,
    );
}
