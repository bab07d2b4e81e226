import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Command } from 'commander';
import type { AddOutcome, ArticleHints, ArticleInput } from '../reading/article-input.js';
import { countOf } from '../count-of.js';
import { UsageError, UserError } from '../errors.js';
import { maximumFileBytes } from '../reading/file-limits.js';
import { readHints } from '../reading/hints.js';
import { decodeFile } from '../reading/read-file.js';
import { personAtTerminal, withDesk, withSharedOptions, type SharedOptions } from './command-context.js';
import { assertFile } from './json-lines.js';
import { outcomeToJson, refusalToJson } from './outcome-json.js';
import { print, printJson, tell } from './output.js';
import { harmlessText } from '../harmless-text.js';

interface AddOptions extends SharedOptions {
  readonly title?: string;
  readonly outlet?: string;
  readonly date?: string;
  readonly url?: string;
}

export function addAddCommand(program: Command): void {
  withSharedOptions(program.command('add'))
    .description('add articles: files (.pdf, .docx, .epub, .html, .md, .txt), links, or - for standard input')
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
      if (inputs.filter((given) => given === '-').length > 1)
        throw new UsageError('Standard input can be read once: give one -.');
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

/** @throws UsageError where the date is none, or the URL no web address. */
function hintsOf({ title, outlet, date, url }: AddOptions): ArticleHints {
  const hints: ArticleHints = {
    ...(title === undefined ? {} : { title }),
    ...(outlet === undefined ? {} : { outlet }),
    ...(date === undefined ? {} : { publishedAt: date }),
    ...(url === undefined ? {} : { url }),
  };
  try {
    readHints(hints);
  } catch (error) {
    throw error instanceof UserError ? new UsageError(error.message, { cause: error }) : error;
  }
  return hints;
}

/** What a word of the command line names. @throws UserError where a file cannot be read. */
export async function readInput(given: string): Promise<ArticleInput> {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(given)) return { kind: 'url', url: given };
  if (given === '-') return { kind: 'text', text: await readStandardInput() };
  assertSize(given, await assertFile(given));
  return { kind: 'file', name: basename(given), bytes: await readFile(given) };
}

async function readStandardInput(): Promise<string> {
  if (process.stdin.isTTY) tell('Paste the article, then press Ctrl-D on a line of its own.');
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of process.stdin as AsyncIterable<Uint8Array>) {
    chunks.push(chunk);
    bytes += chunk.length;
    assertSize('standard input', bytes);
  }
  return decodeFile('standard input', Buffer.concat(chunks));
}

function assertSize(name: string, bytes: number): void {
  if (bytes <= maximumFileBytes) return;
  throw new UserError(
    'larger-than-read',
    `"${name}" is larger than ${maximumFileBytes / 2 ** 20} MB, and no more is read: give the article alone.`,
  );
}

function report(outcome: AddOutcome, options: SharedOptions): void {
  if (options.json) {
    printJson(outcomeToJson(outcome));
    return;
  }
  const { article, passages, status } = outcome;
  const words = { added: 'Added', updated: 'New version of', duplicate: 'Already in the archive:' }[status];
  const details = [article.outlet, article.publishedAt?.slice(0, 10), countOf(passages, 'passage')].filter(
    Boolean,
  );
  print(harmlessText(`${words} ${article.title ?? '(no title)'} (${details.join(', ')}) ${article.id}`));
}

function refuse(given: string, error: unknown, options: SharedOptions): void {
  if (!(error instanceof UserError)) throw error;
  process.exitCode = 1;
  if (options.json) printJson(refusalToJson(error.message));
  else tell(harmlessText(`${given}: ${error.message}`));
}
