import { Option, type Command } from 'commander';
import { citationLine } from '../answering/citation-links.js';
import { cslItems } from '../answering/csl-json.js';
import type { Answer, Source } from '../archive/answer.js';
import type { CollectionId } from '../archive/collection-id.js';
import type { Desk } from '../desk/desk.js';
import { UserError } from '../errors.js';
import { personAtTerminal, withDesk, withSharedOptions, type SharedOptions } from './command-context.js';
import { print, printJson } from './output.js';
import { harmlessText } from '../harmless-text.js';

interface SourcesOptions extends SharedOptions {
  readonly format: 'links' | 'csl-json';
}

export function addSourcesCommand(program: Command): void {
  withSharedOptions(program.command('sources'))
    .description('cite the sources of an answer: the last one, or the one with this id')
    .argument('[answer]', 'id of an answer')
    .addOption(new Option('--format <format>', 'how to cite').choices(['links', 'csl-json']).default('links'))
    .action(async (answerId: string | undefined, options: SourcesOptions) => {
      const answer = await withDesk(options, (desk) => findAnswer(desk, options.collection, answerId));
      if (options.format === 'csl-json') {
        printJson(cslItems(answer.sources));
      } else if (options.json) {
        printJson({ answer: answer.id, question: answer.question, sources: answer.sources });
      } else if (answer.sources.length === 0) {
        print(harmlessText(`${answer.question}\nThis answer quotes nothing, so it has no sources.`));
      } else {
        print(
          harmlessText(
            [answer.question, ...answer.sources.flatMap((source) => citation(source, answer))].join('\n'),
          ),
        );
      }
    });
}

/** A citation; where the article was updated since, with what was quoted, which is no longer to be read there. */
function citation(source: Source, { findings }: Answer): readonly string[] {
  const quoted = source.updatedAt === undefined ? [] : findings.filter(({ source: n }) => n === source.n);
  return [citationLine(source), ...quoted.map(({ quote }) => `    “${quote.replaceAll('\n', '\n    ')}”`)];
}

/** @throws UserError naming the commands as they are called here, not the bot's. */
async function findAnswer(desk: Desk, collection: CollectionId, given: string | undefined): Promise<Answer> {
  try {
    return await desk.findAnswer({
      collection,
      answer: given ?? null,
      readerId: personAtTerminal().id,
      channelId: null,
      canSee: null,
    });
  } catch (error) {
    if (!(error instanceof UserError) || error.code !== 'no-answer') throw error;
    const sentence =
      given === undefined
        ? `No question was asked from a command line in the collection "${collection}" yet: ask first, with dateline ask "…", or give the id under an answer.`
        : `There is no answer "${given}" in the collection "${collection}": give the id that stands under an answer.`;
    throw new UserError(error.code, sentence, { cause: error });
  }
}
