import { Option, type Command } from 'commander';
import { citationLine } from '../answering/citation-links.js';
import { cslItems } from '../answering/csl-json.js';
import { personAtTerminal, withDesk, withSharedOptions, type SharedOptions } from './command-context.js';
import { print, printJson } from './output.js';
import { plainText } from './terminal-text.js';

interface SourcesOptions extends SharedOptions {
  readonly format: 'links' | 'csl-json';
}

export function addSourcesCommand(program: Command): void {
  withSharedOptions(program.command('sources'))
    .description('cite the sources of an answer: the last one, or the one with this id')
    .argument('[answer]', 'id of an answer')
    .addOption(new Option('--format <format>', 'how to cite').choices(['links', 'csl-json']).default('links'))
    .action(async (answerId: string | undefined, options: SourcesOptions) => {
      const answer = await withDesk(options, (desk) =>
        desk.findAnswer({
          collection: options.collection,
          answer: answerId ?? null,
          readerId: personAtTerminal().id,
          channelId: null,
          canSee: null,
        }),
      );
      if (options.format === 'csl-json') {
        printJson(cslItems(answer.sources));
      } else if (options.json) {
        printJson({ answer: answer.id, question: answer.question, sources: answer.sources });
      } else {
        print(plainText([answer.question, ...answer.sources.map(citationLine)].join('\n')));
      }
    });
}
