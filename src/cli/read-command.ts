import { readFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import type { Command } from 'commander';
import type { Desk, ReadOutcome } from '../desk/desk.js';
import { UsageError, UserError } from '../errors.js';
import { readInput } from './add-command.js';
import { withDesk, withSharedOptions, type SharedOptions } from './command-context.js';
import { readJsonLines } from './json-lines.js';
import { print, printJson } from './output.js';
import { harmlessText } from '../harmless-text.js';

interface ReadOptions extends SharedOptions {
  readonly url?: string;
  readonly batch?: string;
}

export function addReadCommand(program: Command): void {
  withSharedOptions(program.command('read'))
    .description('show what add would store, and store nothing')
    .argument('[input]', 'FILE, URL or -')
    .option('--url <url>', 'where the page in a FILE was published')
    .option('--batch <file>', 'lines {"id","file","url"}; results come in the same order')
    .action(async (input: string | undefined, options: ReadOptions) => {
      if ((input === undefined) === (options.batch === undefined)) {
        throw new UsageError('Give either a FILE or URL, or --batch.');
      }
      await withDesk(options, async (desk) => {
        if (input !== undefined) await readOne(desk, input, options);
        else if (options.batch !== undefined) await readBatch(desk, options.batch);
      });
    });
}

async function readOne(desk: Desk, given: string, options: ReadOptions): Promise<void> {
  try {
    const input = await readInput(given);
    const outcome = await desk.read({ input, hints: options.url === undefined ? {} : { url: options.url } });
    if (options.json) printJson(outcome);
    else print(harmlessText(readableOutcome(outcome)));
  } catch (error) {
    if (!(error instanceof UserError) || !options.json) throw error;
    process.exitCode = 1;
    printJson({ refused: error.message });
  }
}

function readableOutcome(outcome: ReadOutcome): string {
  const { title, outlet, authors, publishedAt, modifiedAt, url, language, text } = outcome;
  const fields = {
    title,
    outlet,
    authors: authors.join(', '),
    published: publishedAt,
    modified: modifiedAt,
    url,
    language,
  };
  const head = Object.entries(fields).map(([name, value]) => `${name}: ${value || '–'}`);
  return `${head.join('\n')}\n\n${text}`;
}

async function readBatch(desk: Desk, batch: string): Promise<void> {
  for await (const { value, number } of readJsonLines(batch)) {
    const { id, file, url } = (value ?? {}) as { id?: unknown; file?: unknown; url?: unknown };
    const idOfLine = id === undefined ? {} : { id };
    try {
      if (typeof file !== 'string') throw new UserError('bad-line', `Line ${number} has no "file".`);
      const path = resolve(dirname(batch), file);
      const bytes = await readFile(path).catch((error: unknown) => {
        throw new UserError('no-file', `The file "${file}" cannot be read: check the path.`, {
          cause: error,
        });
      });
      const hints = typeof url === 'string' ? { url } : {};
      const outcome = await desk.read({ input: { kind: 'file', name: basename(path), bytes }, hints });
      printJson({ ...idOfLine, ...outcome });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      printJson({ ...idOfLine, refused: error.message });
    }
  }
}
