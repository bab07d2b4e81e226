/**
 * What each part of the search earns: the labelled news beside the project asked with one part switched off at a time,
 * and put otherwise, each figure beside that of the whole. `npm run build && node dist/bench/ablations.js [scratch folder]`
 * (some ten minutes; the scratch archive is the one of `npm run eval`).
 */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectFolder } from '../src/project-folder.js';
import type { Figures } from '../src/evaluation/figures.js';

const run = promisify(execFile);
const program = join(projectFolder, 'dist', 'src', 'cli.js');
const scratch = process.argv[2] ?? join(projectFolder, 'data', 'eval');

const runs: readonly (readonly [string, readonly string[]])[] = [
  ['everything', []],
  ['candidates by meaning alone', ['--dense-only']],
  ['candidates by words alone', ['--keyword-only']],
  ['without dates', ['--no-dates']],
  ['without outlets', ['--no-outlets']],
  ['without aliases', ['--no-aliases']],
  ['without spelling', ['--no-spelling']],
  ['a name misspelt', ['--perturb', 'typos']],
  ['a name misspelt, without spelling', ['--perturb', 'typos', '--no-spelling']],
  ['other names', ['--perturb', 'other-names']],
  ['other names, without aliases', ['--perturb', 'other-names', '--no-aliases']],
  ['in capitals', ['--perturb', 'capitals']],
  ...['1', '2', '3'].flatMap((years): [string, string[]][] => [
    [`no time named, asked ${years} years later`, ['--timeless', '--years', years]],
    [`the same, without dates`, ['--timeless', '--years', years, '--no-dates']],
  ]),
];

const rows: Record<string, Record<string, string>> = {};
for (const [index, [name, flags]] of runs.entries()) {
  // A run whose figures lie below their floors ends with 1, and is shown all the same.
  const { stdout } = await run(
    process.execPath,
    [program, 'eval', '--scratch', scratch, '--no-near-misses', '--json', ...flags],
    { maxBuffer: 2 ** 26 },
  ).catch((error: { readonly stdout: string }) => error);
  const { figures } = JSON.parse(stdout) as { readonly figures: Figures };
  rows[`${index + 1} ${name}`] = Object.fromEntries(
    (['hitAt1', 'hitAt4', 'passageAt4', 'quoteAt4', 'falseAbstention', 'nullRejection'] as const).map(
      (figure) => [figure, (figures[figure] ?? Number.NaN).toFixed(3)],
    ),
  );
}
console.table(rows);
