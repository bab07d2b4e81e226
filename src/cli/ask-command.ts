import { InvalidArgumentError, type Command } from 'commander';
import { answerToJson } from '../answering/answer-json.js';
import { parseDay, parseFilters } from '../answering/dates.js';
import type { Answer, Filters } from '../archive/answer.js';
import { localCollection, type CollectionId } from '../archive/collection-id.js';
import type { AskRequest, Desk } from '../desk/desk.js';
import { UsageError, UserError } from '../errors.js';
import { personAtTerminal, withDesk, withSharedOptions, type SharedOptions } from './command-context.js';
import { dayOption } from './day-option.js';
import { readJsonLines } from './json-lines.js';
import { print, printJson, tell } from './output.js';

interface AskOptions extends SharedOptions {
  readonly since?: string;
  readonly until?: string;
  readonly outlet?: string;
  readonly asOf?: string;
  readonly limit: number;
  readonly follows?: string;
  readonly batch?: string;
}

/** Quotations in an answer unless told: as many sources as one looks at. */
const usualLimit = 4;

export function addAskCommand(program: Command): void {
  withSharedOptions(program.command('ask'))
    .description('ask a question, or a file of questions with --batch')
    .argument('[question...]', 'the question')
    .option('--since <date>', 'only articles from this day on (2024-12-13)', dayOption)
    .option('--until <date>', 'only articles up to this day', dayOption)
    .option('--outlet <name>', 'only articles of this outlet')
    .option('--as-of <date>', 'the day on which it is asked (default: today)', dayOption)
    .option(
      '--follows <answer>',
      'the answer that it comes after: what it leaves out is taken over from that',
    )
    .option('--limit <number>', 'quotations at most', parseLimit, usualLimit)
    .option(
      '--batch <file>',
      'lines {"id","question","asOf" or "date","follows"?}; answers come in the same order',
    )
    .action(async (words: string[], options: AskOptions) => {
      const filters = readFilters(options);
      if (options.batch !== undefined) {
        if (words.length > 0) throw new UsageError('Give either a question or --batch, not both.');
        if (options.follows !== undefined)
          throw new UsageError(
            'In a batch each line says by "follows" what it comes after: leave --follows out.',
          );
        await askBatch(options.batch, filters, options);
        return;
      }
      const question = words.join(' ');
      if (question.trim() === '') throw new UsageError('No question: dateline ask "Who met whom in Ankara?"');
      await askOne(requestOf(question, filters, options), options);
    });
}

function parseLimit(text: string): number {
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < 1 || limit > 10)
    throw new InvalidArgumentError('It takes 1 to 10.');
  return limit;
}

/** @throws UsageError where no article can lie between the days. */
function readFilters(options: AskOptions): Filters {
  try {
    return parseFilters(options);
  } catch (error) {
    throw error instanceof UserError ? new UsageError(error.message, { cause: error }) : error;
  }
}

function requestOf(
  question: string,
  filters: Filters,
  {
    collection,
    limit,
    follows,
    asOf = null,
  }: Pick<AskOptions, 'collection' | 'limit' | 'follows'> & { asOf?: string | null },
): AskRequest {
  const audience = { askerId: personAtTerminal().id, channelId: null, private: false };
  const after = follows === undefined ? {} : { follows };
  return { collection, question, filters, ...after, asOf, limit, audience };
}

async function askOne(request: AskRequest, options: AskOptions): Promise<void> {
  // The renderer is loaded while the model is, which another process does.
  const [answer, answerText] = await withDesk(
    options,
    (desk) =>
      Promise.all([
        desk.ask(request),
        options.json ? null : loadAnswerText(),
        tellOfEmpty(desk, request.collection),
      ]),
    { usesModel: true },
  );
  if (answerText) print(answerText(answer));
  else printJson(answerToJson(answer));
}

/** A name that was mistyped is a collection, too: what answers then are the starter articles. */
async function tellOfEmpty(desk: Desk, collection: CollectionId): Promise<void> {
  if (collection === localCollection) return;
  const { articles } = await desk.stats(collection);
  if (articles === 0) tell(`The collection "${collection}" holds no article of its own.`);
}

async function loadAnswerText(): Promise<(answer: Answer) => string> {
  const { answerText } = await import('./answer-text.js');
  return answerText;
}

async function askBatch(file: string, filters: Filters, options: AskOptions): Promise<void> {
  const answerText = options.json ? null : await loadAnswerText();
  const answers = new Map<unknown, string>();
  await withDesk(options, async (desk) => {
    for await (const { value, number } of readJsonLines(file)) {
      try {
        const answer = await askLine(desk, value, filters, options, answers);
        answers.set(idOf(value), answer.id);
        if (answerText) print(`${answerText(answer)}\n`);
        else printJson(answerToJson(answer, idOf(value)));
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        process.exitCode = 1;
        tell(`${file}, line ${number}: ${error.message}`);
        if (options.json) printJson({ id: idOf(value), error: error.message });
      }
    }
  });
}

/** @param answers of the lines before, by the id of the line. */
async function askLine(
  desk: Desk,
  line: unknown,
  filters: Filters,
  options: AskOptions,
  answers: ReadonlyMap<unknown, string>,
): Promise<Answer> {
  const { question, asOf, date, follows } = (line ?? {}) as Record<string, unknown>;
  if (typeof question !== 'string') throw new UserError('bad-line', 'The line has no "question".');
  const day = [asOf, date].find((value) => typeof value === 'string');
  const lineAsOf = day === undefined ? (options.asOf ?? null) : parseDay(day, 'as-of');
  const after =
    follows === undefined || follows === null ? {} : { follows: answers.get(follows) ?? String(follows) };
  return desk.ask(requestOf(question, filters, { ...options, ...after, asOf: lineAsOf }));
}

function idOf(line: unknown): unknown {
  return (line as { id?: unknown } | null)?.id ?? null;
}
