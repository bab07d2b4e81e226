import { existsSync } from 'node:fs';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { sampleWeights } from '../answering/sample-weights.js';
import {
  evaluationArticles,
  evaluationQuestions,
  jsonlOf,
  unanswerableQuestions,
} from './evaluation-corpus.js';
import { inventedFile } from './invented-articles.js';
import { jsonLines, runCli, startProgram, temporaryFolder, type Run } from './run-cli.js';

interface Measured {
  readonly figures: Readonly<Record<string, number | null>>;
  readonly tradeoffs: readonly unknown[];
  readonly reliability: readonly { readonly questions: number }[];
}

let folder: string;
/** Of the runs that go on from one another. */
let scratch: string;
let files: readonly string[];

async function write(name: string, content: string): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, content);
  return file;
}

beforeAll(async () => {
  folder = await temporaryFolder();
  scratch = join(folder, 'scratch');
  const corpus = await write('corpus.jsonl', jsonlOf(evaluationArticles));
  const questions = await write('questions.jsonl', jsonlOf(evaluationQuestions));
  const unanswerable = await write('unanswerable.jsonl', jsonlOf(unanswerableQuestions));
  files = ['--corpus', corpus, '--questions', questions, '--unanswerable', unanswerable];
});

const archive = () => join(folder, 'archive-of-the-person');

function evaluate(...more: readonly string[]): Promise<Run> {
  return runCli(['eval', ...files, '--scratch', scratch, ...more], { archive: archive() });
}

const vectorBytes = async (at: string): Promise<number> =>
  (await stat(join(at, 'vectors.bin')).catch(() => null))?.size ?? 0;

describe('dateline eval', () => {
  it('takes the corpus in once, prints a table, and goes on from what it kept', async () => {
    const [before, after] = ['before.jsonl', 'after.jsonl'].map((name) => join(folder, name)) as [
      string,
      string,
    ];
    const first = await evaluate('--misses', before);
    expect(first).toMatchObject({ code: 0, stderr: expect.stringContaining('12 added') });
    expect(first.stderr).not.toContain('\u001b');
    expect(first.stdout).toMatch(/^weights: as shipped\n/);
    expect(first.stdout).toMatch(/^questions +6$/m);
    for (const figure of ['Hit@1', 'Hit@4', 'passage@4', 'quote@4', 'null rejection', 'near misses rejected'])
      expect(first.stdout).toMatch(new RegExp(`^${figure}.* [01]\\.\\d{3}$`, 'm'));
    expect(first.stdout).toContain('Reliability');
    const bytes = await vectorBytes(scratch);
    expect(bytes).toBeGreaterThan(12 * 384 * 4);

    const second = await evaluate('--misses', after, '--json');
    expect(second).toMatchObject({ code: 0, stderr: '' });
    expect(await vectorBytes(scratch)).toBe(bytes);
    const [measured, ...more] = jsonLines<Measured>(second);
    expect(more).toEqual([]);
    expect(Object.keys(measured ?? {})).toEqual(['figures', 'tradeoffs', 'reliability']);
    expect(measured?.figures).toMatchObject({
      questions: 6,
      hitAt4: expect.closeTo(5 / 6),
      hitAt10: expect.closeTo(5 / 6),
      nullRejection: expect.any(Number),
      nearMissRejection: expect.any(Number),
      p95Ms: expect.any(Number),
    });
    expect(measured?.figures['longestQuotationWords']).toBeLessThanOrEqual(60);
    expect(measured?.tradeoffs).toHaveLength(2);
    const counted = measured?.reliability.reduce((sum, { questions }) => sum + questions, 0);
    expect(counted).toBe(6 + 2 + 6);

    // The same archive and questions: the same answers, to the last digit.
    const misses = await readFile(before, 'utf8');
    expect(await readFile(after, 'utf8')).toBe(misses);
    const lines = jsonLines({ ...first, stdout: misses });
    expect(lines.find(({ id }) => id === 'mislabelled')).toMatchObject({
      kind: 'answerable',
      question: evaluationQuestions[5]?.question,
      failed: expect.arrayContaining(['article', 'passage', 'quotation']),
      articlePlace: null,
      quotations: expect.any(Array),
      articles: expect.arrayContaining(['report-8']),
    });
    expect(lines).not.toContainEqual(expect.objectContaining({ kind: 'answerable', id: 'bridge' }));
    // Nothing of it enters the person's archive.
    expect(existsSync(archive())).toBe(false);
  });

  it('switches parts off, and fails where a floor is not reached', async () => {
    const low = await write('low.json', '{"hitAt10": 0.5, "questions": 6, "p95Ms": 60000}');
    const high = await write('high.json', '{"hitAt10": 1, "nullRejection": 0, "nearMissRejection": 0}');
    const [words, dates] = [
      await evaluate('--keyword-only', '--no-near-misses', '--floors', low),
      await evaluate('--no-dates', '--no-near-misses', '--floors', high),
    ];
    expect(words).toMatchObject({ code: 0, stderr: '' });
    expect(words.stdout).toMatch(/^weights: as shipped; without dense\n/);
    expect(words.stdout).toMatch(/^near misses rejected +–$/m);
    expect(dates.code).toBe(1);
    expect(dates.stdout).toMatch(/^weights: as shipped; without dates\n/);
    expect(dates.stderr).toMatch(
      /^Below its floor: hitAt10 is 0\.83\d+, and 1 is wanted\.\nBelow its floor: nearMissRejection is not measured, and 0 is wanted\.\n$/,
    );
  });

  it('goes on where it was stopped, and embeds nothing twice', async () => {
    const stopped = join(folder, 'stopped');
    const corpus = await write('many.jsonl', inventedFile(40));
    const [question] = evaluationQuestions;
    const questions = await write('one.jsonl', jsonlOf([question ?? {}]));
    const words = ['eval', '--corpus', corpus, '--questions', questions, '--scratch', stopped, '--json'];
    const running = startProgram('src/cli.js', [...words, '--no-near-misses']);
    while ((await vectorBytes(stopped)) === 0) await sleep(5);
    running.child.kill('SIGINT');
    const first = await running.ended;
    expect(first).toMatchObject({ code: 130, stdout: '' });
    expect(first.stderr.match(/run the same command again/gi)).toHaveLength(1);
    const done = Number(/(\d+) added/.exec(first.stderr)?.[1]);
    expect(done).toBeGreaterThan(0);
    expect(done).toBeLessThan(40);

    const second = await runCli([...words, '--no-near-misses']);
    expect(second.code).toBe(0);
    expect(second.stderr).toContain(`${40 - done} added`);
    expect(second.stderr).toContain(`${done} already there`);
    expect(jsonLines<Measured>(second)[0]?.figures['questions']).toBe(1);
    const recordBytes = 16 + 384 * 4;
    const passages = Number((await vectorBytes(stopped)) / recordBytes);
    const added = [first, second].map(({ stderr }) => Number(/\((\d+) passages?\)/.exec(stderr)?.[1]));
    expect(passages).toBe((added[0] ?? 0) + (added[1] ?? 0));
  });
});

describe.concurrent('dateline eval, called wrongly', () => {
  it.each<[string, () => readonly string[], string]>([
    ['a corpus without questions', () => files.slice(0, 2), 'both --corpus and --questions'],
    ['questions without a corpus', () => files.slice(2, 4), 'both --corpus and --questions'],
    ['two parts alone', () => [...files, '--dense-only', '--keyword-only'], 'not both'],
    ['one fold', () => [...files, '--folds', 'a.json'], 'two files of weights'],
    ['years before', () => [...files, '--years', '-1'], 'It takes 0 to 50'],
    ['years in words', () => [...files, '--years', 'ten'], 'It takes 0 to 50'],
    ['an unknown way to put questions', () => [...files, '--perturb', 'rot13'], 'Allowed choices are'],
    ['an unknown part', () => [...files, '--no-luck'], "unknown option '--no-luck'"],
  ])('%s: exit code 2, and why', async (_name, words, reason) => {
    const run = await runCli(['eval', ...words(), '--scratch', join(folder, 'unused')]);
    expect(run).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(reason) });
    expect(run.stderr).not.toMatch(/^\s+at /m);
  });

  it.each<[string, () => Promise<readonly string[]>, string]>([
    ['no corpus there', async () => ['--corpus', '/no/such', ...files.slice(2)], '"/no/such" cannot be read'],
    ['no floors there', async () => [...files, '--floors', '/no/such'], '"/no/such" cannot be read'],
    [
      'a question without a date',
      async () => [
        ...files.slice(0, 2),
        '--questions',
        await write('bad.jsonl', `${jsonlOf(evaluationQuestions.slice(0, 1))}\n{"question":"Who?"}\n`),
      ],
      'bad.jsonl, line 3 has no "date"',
    ],
    [
      'no question at all',
      async () => [...files.slice(0, 2), '--questions', await write('empty.jsonl', '\n')],
      'holds no question',
    ],
    [
      'weights that lack a sign',
      async () => {
        const { cosine: _cosine, ...ranking } = sampleWeights.ranking;
        return [
          ...files,
          '--weights',
          await write('weights.json', JSON.stringify({ ...sampleWeights, ranking })),
        ];
      },
      'no number for cosine in "ranking"',
    ],
  ])('%s: exit code 1, and what is wrong', async (_name, words, reason) => {
    const run = await runCli(['eval', ...(await words()), '--scratch', join(folder, 'unused')]);
    expect(run).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining(reason) });
    expect(run.stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});
