import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { BackupContents, BackupProgress } from '../archive/backup.js';
import { countOf } from '../count-of.js';
import { withDesk, withSharedOptions, type SharedOptions } from './command-context.js';
import { print, printJson, tell } from './output.js';

/** A line of progress every so often. */
const lineEveryMs = 2_000;

export function addBackupCommand(program: Command): void {
  withSharedOptions(program.command('backup'))
    .description(
      'write the whole archive, all collections, to one file (.tar.gz), also while Dateline is running',
    )
    .argument('<file>', 'file to write; one that is there already is replaced when the new one is whole')
    .action(async (file: string, options: SharedOptions) => {
      const summary = await withDesk(options, (desk) => desk.backup(resolve(file), progressLines()), {
        mustExist: true,
      });
      if (options.json) printJson(summary);
      else {
        const megabytes = (summary.bytes / 2 ** 20).toFixed(1);
        print(`${contentsText(summary)} written to ${summary.file} (${megabytes} MB).`);
      }
    });
}

/** "2 collections, 31 articles, 210 passages, 4 answers". */
export function contentsText({ collections, articles, passages, answers }: BackupContents): string {
  return [
    countOf(collections, 'collection'),
    countOf(articles, 'article'),
    countOf(passages, 'passage'),
    countOf(answers, 'answer'),
  ].join(', ');
}

function progressLines(): (progress: BackupProgress) => void {
  let lastLineMs = performance.now();
  return ({ collection, done, total }) => {
    if (performance.now() - lastLineMs < lineEveryMs) return;
    lastLineMs = performance.now();
    tell(`${done} of ${countOf(total, 'collection')}, now ${collection}`);
  };
}
