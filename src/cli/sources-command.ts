import { Option, type Command } from 'commander';
import {
  citationFormats,
  isReferenceFormat,
  type CitationFormat,
} from '../answering/citations/citation-format.js';
import { citationLine } from '../answering/citations/citation-links.js';
import { CitationProcess } from '../answering/citations/citation-process.js';
import { citeSources, plainText, type CitedSources } from '../answering/citations/cite-sources.js';
import type { Answer, Source } from '../archive/answer.js';
import type { CollectionId } from '../archive/collection-id.js';
import type { Desk } from '../desk/desk.js';
import { isNoAnswer } from '../desk/no-answer.js';
import { UserError } from '../errors.js';
import { personAtTerminal, withDesk, withSharedOptions, type SharedOptions } from './command-context.js';
import { print, printJson, tell } from './output.js';
import { harmlessText } from '../harmless-text.js';
import { wordingIn } from '../locales/wording.js';

interface SourcesOptions extends SharedOptions {
  readonly format: CitationFormat;
}

const noSources = 'This answer quotes nothing, so it has no sources.';

export function addSourcesCommand(program: Command): void {
  withSharedOptions(program.command('sources'))
    .description('cite the sources of an answer: the last one, or the one with this id')
    .argument('[answer]', 'id of an answer')
    .addOption(new Option('--format <format>', 'how to cite').choices(citationFormats).default('links'))
    .action(async (answerId: string | undefined, { format, ...options }: SourcesOptions) => {
      const answer = await withDesk(options, (desk) => findAnswer(desk, options.collection, answerId));
      const cited = await cite(answer, format);
      if (format === 'csl-json') printJson(JSON.parse(cited.file.text));
      else if (options.json)
        printJson({ answer: answer.id, question: answer.question, ...jsonOf(cited, answer) });
      else if (isReferenceFormat(format)) printFile(cited, answer);
      else print(harmlessText([answer.question, ...lines(cited, answer)].join('\n')));
    });
}

async function cite(answer: Answer, format: CitationFormat): Promise<CitedSources> {
  const writer = new CitationProcess();
  try {
    return await citeSources(answer.sources, format, writer, wordingIn('en'));
  } finally {
    await writer.close();
  }
}

/** Nothing but the file on standard output, so that it can be written into one. */
function printFile({ file }: CitedSources, answer: Answer): void {
  if (answer.sources.length === 0) tell(noSources);
  else print(harmlessText(file.text.trimEnd()));
}

function lines({ format, citations }: CitedSources, answer: Answer): readonly string[] {
  if (answer.sources.length === 0) return [noSources];
  if (format === 'links') return answer.sources.flatMap((source) => citation(source, answer));
  return citations.flatMap(({ n, runs, beside }) => [`[${n}] ${plainText(runs)}`, `    ${beside}`]);
}

function jsonOf({ format, citations, file }: CitedSources, answer: Answer): object {
  if (format === 'links') return { sources: answer.sources };
  if (isReferenceFormat(format)) return { format, text: file.text };
  return {
    format,
    citations: citations.map(({ n, runs, beside }) => ({ source: n, text: plainText(runs), note: beside })),
  };
}
/** A citation; where the article was updated since, with what was quoted, which is no longer to be read there. */
function citation(source: Source, { findings }: Answer): readonly string[] {
  const quoted = source.updatedAt === undefined ? [] : findings.filter(({ source: n }) => n === source.n);
  return [
    citationLine(source, wordingIn('en')),
    ...quoted.map(({ quote }) => `    “${quote.replaceAll('\n', '\n    ')}”`),
  ];
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
    if (!isNoAnswer(error)) throw error;
    const sentence =
      given === undefined
        ? `No question was asked from a command line in the collection "${collection}" yet: ask first, with dateline ask "…", or give the id under an answer.`
        : `There is no answer "${given}" in the collection "${collection}": give the id that stands under an answer.`;
    throw new UserError('no-answer-here', sentence, { cause: error });
  }
}
