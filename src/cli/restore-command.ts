import { resolve } from 'node:path';
import type { Command } from 'commander';
import { readConfig } from '../config.js';
import { contentsText } from './backup-command.js';
import { withSharedOptions, type SharedOptions } from './command-context.js';
import { print, printJson, tell } from './output.js';

interface RestoreOptions extends SharedOptions {
  readonly replace?: true;
}

/** A line of progress every so often. */
const lineEveryMs = 2_000;

export function addRestoreCommand(program: Command): void {
  withSharedOptions(program.command('restore'))
    .description('make a backup the archive, after all of it has been checked; Dateline must not be running')
    .argument('<file>', 'what backup wrote')
    .option('--replace', 'move the archive that is there aside; the reply says where to')
    .action(async (file: string, options: RestoreOptions) => {
      const { archiveFolder } = readConfig(process.env, { archive: options.archive });
      // Loaded here, so that help and a wrong call need not wait for it.
      const { restoreBackup } = await import('../desk/restore-backup.js');
      const summary = await restoreBackup({
        file: resolve(file),
        archiveFolder,
        replace: options.replace ?? false,
        onMember: progressLines(),
      });
      if (options.json) {
        printJson({ file: resolve(file), archive: archiveFolder, ...summary });
        return;
      }
      print(
        `${contentsText(summary)}, backed up on ${summary.createdAt}, are now the archive in ${archiveFolder}.`,
      );
      if (summary.keptIn !== null) {
        print(`The archive that was there lies in ${summary.keptIn}: delete it when you need it no more.`);
      }
    });
}

function progressLines(): (member: string) => void {
  let lastLineMs = performance.now();
  let count = 0;
  return (member) => {
    count += 1;
    if (performance.now() - lastLineMs < lineEveryMs) return;
    lastLineMs = performance.now();
    tell(`Unpacking file ${count}: ${member}`);
  };
}
