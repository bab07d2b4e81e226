import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { checkToJson } from '../answering/claims/check-json.js';
import type { Answer } from '../archive/answer.js';
import type { CheckRequest } from '../desk/check-desk.js';
import type { Desk } from '../desk/desk.js';
import { parseDay } from '../answering/dates.js';
import { UsageError, UserError } from '../errors.js';
import { personAtTerminal, withDesk, withSharedOptions, type SharedOptions } from './command-context.js';
import { dayOption } from './day-option.js';
import { readJsonLines } from './json-lines.js';
import { print, printJson, tell } from './output.js';

interface CheckOptions extends SharedOptions {
  readonly asOf?: string;
  readonly batch?: string;
}

export function addCheckCommand(program: Command): void {
  withSharedOptions(program.command('check'))
    .description('look up what a text states: what the archive says to each claim, quoted')
    .argument('[text...]', 'the text; - reads it from standard input')
    .option('--as-of <date>', 'the day on which it was stated (default: today)', dayOption)
    .option('--batch <file>', 'lines {"id","text","asOf"?}; checks come in the same order')
    .action(async (words: string[], options: CheckOptions) => {
      if (options.batch !== undefined) {
        if (words.length > 0) throw new UsageError('Give either a text or --batch, not both.');
        await checkBatch(options.batch, options);
        return;
      }
      const text = words.join(' ') === '-' ? readFileSync(0, 'utf8') : words.join(' ');
      if (text.trim() === '') throw new UsageError('No text: dateline check "The ferry was built in 1998."');
      await checkOne(requestOf(text, options), options);
    });
}

function requestOf(text: string, { collection, asOf }: CheckOptions): CheckRequest {
  const audience = { askerId: personAtTerminal().id, channelId: null, private: false };
  // Noon, so that it is this day in the archive's own time zone, too.
  const statedAt = asOf === undefined ? null : `${asOf}T12:00:00Z`;
  return { collection, text, statedAt, message: null, audience };
}

async function checkOne(request: CheckRequest, options: CheckOptions): Promise<void> {
  const answer = await withDesk(options, (desk) => desk.check(request), { usesModel: true });
  if (options.json) printJson(checkToJson(answer));
  else print((await loadCheckText())(answer));
}

/** It brings discord.js with it, a third of a second of loading. */
async function loadCheckText(): Promise<(answer: Answer) => string> {
  const { checkText } = await import('./answer-text.js');
  return checkText;
}

async function checkBatch(file: string, options: CheckOptions): Promise<void> {
  const checkText = options.json ? null : await loadCheckText();
  await withDesk(
    options,
    async (desk) => {
      for await (const { value, number } of readJsonLines(file)) {
        const { id = null } = (value ?? {}) as { readonly id?: unknown };
        try {
          const answer = await checkLine(desk, value, options);
          if (checkText) print(`${checkText(answer)}\n`);
          else printJson(checkToJson(answer, id));
        } catch (error) {
          if (!(error instanceof UserError)) throw error;
          process.exitCode = 1;
          tell(`${file}, line ${number}: ${error.message}`);
          if (options.json) printJson({ id, error: error.message });
        }
      }
    },
    { usesModel: true },
  );
}

async function checkLine(desk: Desk, line: unknown, options: CheckOptions): Promise<Answer> {
  const { text, asOf } = (line ?? {}) as Record<string, unknown>;
  if (typeof text !== 'string') throw new UserError('bad-line', 'The line has no "text".');
  const day = typeof asOf === 'string' ? parseDay(asOf, 'as-of') : options.asOf;
  return desk.check(requestOf(text, { ...options, ...(day === undefined ? {} : { asOf: day }) }));
}
