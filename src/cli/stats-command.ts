import type { Command } from 'commander';
import { withDesk, withSharedOptions, type SharedOptions } from './command-context.js';
import { countOf } from '../count-of.js';
import { print, printJson } from './output.js';

export function addStatsCommand(program: Command): void {
  withSharedOptions(program.command('stats'))
    .description('count what a collection holds')
    .action(async (options: SharedOptions) => {
      const stats = await withDesk(options, (desk) => desk.stats(options.collection));
      if (options.json) {
        printJson(stats);
        return;
      }
      const dated = stats.oldest && stats.newest ? `, dated ${stats.oldest} to ${stats.newest}` : '';
      const median = stats.medianMs === null ? '' : ` (median ${Math.round(stats.medianMs)} ms)`;
      print(
        `${stats.collection}: ${countOf(stats.articles, 'article')}${dated}, ${countOf(stats.passages, 'passage')}, ` +
          `${countOf(stats.answers, 'question')}${median}, ${countOf(stats.misses, 'miss', 'misses')}, ` +
          `👍 ${stats.helpful}, 👎 ${stats.unhelpful}, ${(stats.bytes / 2 ** 20).toFixed(1)} MB.`,
      );
      if (stats.reembedding) {
        const { done, total } = stats.reembedding;
        print(`It is being read with another model: ${done} of ${countOf(total, 'passage')}.`);
      }
    });
}
