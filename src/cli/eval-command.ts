import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { projectFolder } from '../project-folder.js';
import { UsageError } from '../errors.js';
import { perturbations } from '../evaluation/perturb.js';
import type { EvalOptions } from './eval-options.js';
import { allSwitchesOn, type SearchSwitches } from '../search/search-switches.js';

/** Real articles and questions that lie beside the project where it is developed. */
const newsFolder = join(projectFolder, '..', 'shared', 'eval', 'news');
const newsFloors = join(projectFolder, 'bench', 'news-floors.json');
/** Weights that were fitted without the questions of even weeks, and of odd ones: what they reach was not learnt by heart. */
const newsFolds = [0, 1].map((fold) => join(projectFolder, 'bench', 'news-weights', `fold-${fold}.json`));

interface GivenOptions
  extends Omit<EvalOptions, 'switches' | 'corpus' | 'questions'>, Partial<SearchSwitches> {
  readonly corpus?: string;
  readonly questions?: string;
  readonly denseOnly?: true;
  readonly keywordOnly?: true;
}

export function addEvalCommand(program: Command): void {
  const command = program
    .command('eval')
    .description('measure answers with labelled questions over a corpus; nothing of it enters your archive')
    .option(
      '--corpus <file>',
      'articles as import reads them (default: ../shared/eval/news, where it is there)',
    )
    .option('--questions <file>', 'lines {"id","question","date","answer","relevant":[article ids]}')
    .option('--unanswerable <file>', 'the same without an answer; dates are borrowed from the answerable')
    .option(
      '--scratch <place>',
      'folder, or postgres://…, where the archive is kept between runs',
      defaultScratch(),
    )
    .option(
      '--vectors <folder>',
      'where vectors are kept (default: with the archive, of a database data/eval)',
    )
    .option('--misses <file>', 'write each question that failed, and what came instead')
    .option('--floors <file>', 'fail where a figure lies below its floor in this JSON file')
    .option('--weights <file>', 'weights to answer with instead of the shipped ones')
    .option('--folds <files...>', 'two files of weights: for questions of even weeks, and of odd ones')
    .option('--years <number>', 'ask so many years later', parseYears, 0)
    .option('--timeless', 'only the questions that name no time')
    .option('--no-near-misses', 'do not ask again without the articles that answer')
    .addOption(new Option('--perturb <how>', 'put the questions otherwise').choices(perturbations))
    .option('--dense-only', 'candidates by meaning alone')
    .option('--keyword-only', 'candidates by words alone')
    .option('--json', 'print one JSON object');
  for (const part of Object.keys(allSwitchesOn)) command.option(`--no-${part}`, `without: ${part}`);
  command.action(async (given: GivenOptions) => {
    const { evaluate } = await import('./evaluate.js');
    await evaluate(complete(given));
  });
}

function defaultScratch(): string {
  return join(projectFolder, 'data', 'eval');
}

function parseYears(text: string): number {
  const years = Number(text);
  if (!Number.isInteger(years) || years < 0 || years > 50)
    throw new InvalidArgumentError('It takes 0 to 50.');
  return years;
}

/** Without a corpus that of the news beside the project is taken, with its weights by fold and, where nothing is changed, its floors. */
function complete(given: GivenOptions): EvalOptions {
  const { denseOnly, keywordOnly, corpus, questions, ...options } = given;
  if (denseOnly && keywordOnly) throw new UsageError('Give either --dense-only or --keyword-only, not both.');
  const switches = { ...allSwitchesOn };
  for (const part of Object.keys(allSwitchesOn) as (keyof SearchSwitches)[]) {
    switches[part] = given[part] ?? true;
  }
  if (denseOnly) switches.keyword = false;
  if (keywordOnly) switches.dense = false;
  if (corpus !== undefined && questions !== undefined) return { ...options, corpus, questions, switches };
  if (corpus !== undefined || questions !== undefined) {
    throw new UsageError('Give both --corpus and --questions.');
  }
  if (!existsSync(newsFolder)) {
    throw new UsageError(
      'There are no labelled questions beside the project: give --corpus and --questions (README, "How good it is").',
    );
  }
  const isChanged =
    Object.values(switches).includes(false) ||
    options.perturb !== undefined ||
    options.years > 0 ||
    options.timeless;
  return {
    unanswerable: join(newsFolder, 'unanswerable.jsonl'),
    ...(isChanged ? {} : { floors: newsFloors }),
    ...(options.weights === undefined ? { folds: newsFolds } : {}),
    ...options,
    corpus: join(newsFolder, 'corpus.jsonl.gz'),
    questions: join(newsFolder, 'questions.jsonl'),
    switches,
  };
}
