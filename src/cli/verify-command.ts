import type { Command } from 'commander';
import { withDesk, withSharedOptions, type SharedOptions } from './command-context.js';
import { countOf } from '../count-of.js';
import { print, printJson } from './output.js';

export function addVerifyCommand(program: Command): void {
  withSharedOptions(program.command('verify'))
    .description('check every article, passage and index of the archive against its checksum')
    .action(async (options: SharedOptions) => {
      const damages = await withDesk(options, (desk) => desk.verify());
      if (damages.length > 0) process.exitCode = 1;
      if (options.json) {
        for (const damage of damages) printJson(damage);
        printJson({ summary: { damages: damages.length } });
        return;
      }
      for (const damage of damages) print(`${damage.collection}, ${damage.where}: ${damage.problem}`);
      print(damages.length === 0 ? 'The archive is whole.' : `${countOf(damages.length, 'damage')} found.`);
    });
}
