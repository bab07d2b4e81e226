import { InvalidArgumentError, type Command } from 'commander';
import { answerToJson } from '../answering/answer-json.js';
import { parseDay, parseFilters } from '../answering/dates.js';
import type { Answer } from '../archive/answer.js';
import type { AskRequest, Desk } from '../desk/desk.js';
import { UsageError, UserError } from '../errors.js';
import { personAtTerminal, withDesk, withSharedOptions, type SharedOptions } from './command-context.js';
import { readJsonLines } from './json-lines.js';
import { print, printJson, tell } from './output.js';
import { answerText } from './terminal-text.js';

interface AskOptions extends SharedOptions {
  readonly since?: string;
  readonly until?: string;
  readonly outlet?: string;
  readonly asOf?: string;
  readonly limit: number;
  readonly batch?: string;
}

/** Quotations in an answer unless told: as many sources as one looks at. */
const usualLimit = 4;

export function addAskCommand(program: Command): void {
  withSharedOptions(program.command('ask'))
    .description('ask a question, or a file of questions with --batch')
    .argument('[question...]', 'the question')
    .option('--since <date>', 'only articles from this day on (2024-12-13)')
    .option('--until <date>', 'only articles up to this day')
    .option('--outlet <name>', 'only articles of this outlet')
    .option('--as-of <date>', 'the day on which it is asked (default: today)')
    .option('--limit <number>', 'quotations at most', parseLimit, usualLimit)
    .option('--batch <file>', 'lines {"id","question","asOf" or "date"}; answers come in the same order')
    .action(async (words: string[], options: AskOptions) => {
      if (options.batch !== undefined) {
        if (words.length > 0) throw new UsageError('Give either a question or --batch, not both.');
        await askBatch(options.batch, options);
        return;
      }
      if (words.length === 0) throw new UsageError('No question: dateline ask "Who met whom in Ankara?"');
      const answer = await withDesk(options, (desk) => desk.ask(request(words.join(' '), options)));
      if (options.json) printJson(answerToJson(answer));
      else print(answerText(answer));
    });
}

function parseLimit(text: string): number {
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < 1 || limit > 10)
    throw new InvalidArgumentError('It takes 1 to 10.');
  return limit;
}

function request(question: string, options: AskOptions, asOf = options.asOf): AskRequest {
  return {
    collection: options.collection,
    question,
    filters: parseFilters(options),
    asOf: asOf === undefined ? null : parseDay(asOf, 'as-of'),
    limit: options.limit,
    audience: { askerId: personAtTerminal().id, channelId: null, private: false },
  };
}

async function askBatch(file: string, options: AskOptions): Promise<void> {
  await withDesk(options, async (desk) => {
    for await (const { value, number } of readJsonLines(file)) {
      const answered = await askLine(desk, value, options).catch((error: unknown) => {
        if (!(error instanceof UserError)) throw error;
        return error;
      });
      if (answered instanceof UserError) {
        tell(`${file}, line ${number}: ${answered.message}`);
        printJson({ id: idOf(value), error: answered.message });
      } else if (options.json) {
        printJson(answerToJson(answered, idOf(value)));
      } else {
        print(`${answered.question}\n${answerText(answered)}\n`);
      }
    }
  });
}

async function askLine(desk: Desk, line: unknown, options: AskOptions): Promise<Answer> {
  const { question, asOf, date } = (line ?? {}) as Record<string, unknown>;
  if (typeof question !== 'string') throw new UserError('bad-line', 'The line has no "question".');
  const day = [asOf, date].find((value) => typeof value === 'string') as string | undefined;
  return desk.ask(request(question, options, day ?? options.asOf));
}

function idOf(line: unknown): unknown {
  return (line as { id?: unknown } | null)?.id ?? null;
}
