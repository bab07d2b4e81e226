import { readFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import type { Command } from 'commander';
import type { Desk, ReadOutcome } from '../desk/desk.js';
import { SetupError, UsageError, UserError, asError } from '../errors.js';
import { tryNormaliseUrl } from '../reading/fetch/normalise-url.js';
import { readInput } from './add-command.js';
import { withDesk, withSharedOptions, type SharedOptions } from './command-context.js';
import { readJsonLines } from './json-lines.js';
import { print, printJson, tell } from './output.js';
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
      const outcome = await readBatchFile(desk, resolve(dirname(batch), file), file, url);
      printJson({ ...idOfLine, ...outcome });
    } catch (error) {
      if (error instanceof SetupError) throw error;
      // One page must not end the batch, whatever is wrong with it.
      if (!(error instanceof UserError)) tell(`${batch}, line ${number}: ${asError(error).stack}`);
      const reason =
        error instanceof UserError ? error.message : `It could not be read: ${asError(error).message}`;
      printJson({ ...idOfLine, refused: reason });
    }
  }
}

async function readBatchFile(desk: Desk, path: string, given: string, url: unknown): Promise<ReadOutcome> {
  const bytes = await readFile(path).catch((error: unknown) => {
    throw new UserError('no-file', `The file "${given}" cannot be read: check the path.`, { cause: error });
  });
  // An address that is none says nothing of the page in the file.
  const address = typeof url === 'string' ? tryNormaliseUrl(url) : null;
  return desk.read({
    input: { kind: 'file', name: basename(path), bytes },
    hints: address === null ? {} : { url: address },
  });
}
