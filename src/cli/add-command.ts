import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Command } from 'commander';
import type { AddOutcome, ArticleHints, ArticleInput } from '../desk/desk.js';
import { UsageError, UserError } from '../errors.js';
import { maximumFileBytes } from '../reading/file-limits.js';
import { personAtTerminal, withDesk, withSharedOptions, type SharedOptions } from './command-context.js';
import { assertFile } from './json-lines.js';
import { outcomeToJson, refusalToJson } from './outcome-json.js';
import { print, printJson, tell } from './output.js';
import { plainText } from './terminal-text.js';

interface AddOptions extends SharedOptions {
  readonly title?: string;
  readonly outlet?: string;
  readonly date?: string;
  readonly url?: string;
}

export function addAddCommand(program: Command): void {
  withSharedOptions(program.command('add'))
    .description('add articles: files (.txt, .md, .html), links, or - for standard input')
    .argument('<inputs...>', 'FILE, URL or -')
    .option('--title <title>', 'title, where the text has none or a wrong one')
    .option('--outlet <name>', 'who published it')
    .option('--date <date>', 'when it was published')
    .option('--url <url>', 'where it was published')
    .action(async (inputs: string[], options: AddOptions) => {
      const hints = hintsOf(options);
      if (inputs.length > 1 && Object.keys(hints).length > 0) {
        throw new UsageError(
          '--title, --outlet, --date and --url describe one article: give one input with them.',
        );
      }
      await withDesk(options, async (desk) => {
        for (const given of inputs) {
          const { collection } = options;
          await readInput(given)
            .then((input) => desk.add({ collection, input, hints, by: personAtTerminal() }))
            .then((outcome) => report(outcome, options))
            .catch((error: unknown) => refuse(given, error, options));
        }
      });
    });
}

function hintsOf({ title, outlet, date, url }: AddOptions): ArticleHints {
  return {
    ...(title === undefined ? {} : { title }),
    ...(outlet === undefined ? {} : { outlet }),
    ...(date === undefined ? {} : { publishedAt: date }),
    ...(url === undefined ? {} : { url }),
  };
}

/** What a word of the command line names. @throws UserError where a file cannot be read. */
export async function readInput(given: string): Promise<ArticleInput> {
  if (/^https?:\/\//i.test(given)) return { kind: 'url', url: given };
  if (given === '-') return { kind: 'text', text: await readStandardInput() };
  const bytes = await assertFile(given);
  if (bytes > maximumFileBytes) {
    throw new UserError(
      'file-too-large',
      `"${given}" has ${Math.ceil(bytes / 2 ** 20)} MB, and at most ${maximumFileBytes / 2 ** 20} MB are read: give the article alone.`,
    );
  }
  return { kind: 'file', name: basename(given), bytes: await readFile(given) };
}

async function readStandardInput(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks).toString('utf8');
}

function report(outcome: AddOutcome, options: SharedOptions): void {
  if (options.json) {
    printJson(outcomeToJson(outcome));
    return;
  }
  const { article, passages, status } = outcome;
  const words = { added: 'Added', updated: 'New version of', duplicate: 'Already in the archive:' }[status];
  const details = [article.outlet, article.publishedAt?.slice(0, 10), `${passages} passages`].filter(Boolean);
  print(plainText(`${words} ${article.title ?? '(no title)'} (${details.join(', ')}) ${article.id}`));
}

function refuse(given: string, error: unknown, options: SharedOptions): void {
  if (!(error instanceof UserError)) throw error;
  process.exitCode = 1;
  if (options.json) printJson(refusalToJson(error));
  else tell(plainText(`${given}: ${error.message}`));
}
