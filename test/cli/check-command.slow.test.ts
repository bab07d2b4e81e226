import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { jsonLines, runCli, temporaryFolder, type Run } from './run-cli.js';

let archive: string;
beforeAll(async () => {
  archive = await temporaryFolder();
  const article = {
    id: 'zephyr',
    title: 'Zephyr Rail buys Coastal Buses',
    date: '2022-06-15',
    source: 'Inland Herald',
    url: 'https://inland-herald.example/zephyr',
    text: 'Zephyr Rail has bought Coastal Buses for 85 million pounds on Wednesday.\n\nCoastal Buses has 310 drivers and runs 190 buses in the county of Ashmere.',
  };
  await writeFile(join(archive, 'articles.jsonl'), `${JSON.stringify(article)}\n`);
  await runCli(['import', join(archive, 'articles.jsonl')], { archive });
});

function check(words: readonly string[], input?: string): Promise<Run> {
  return runCli(['check', ...words], { archive, ...(input === undefined ? {} : { input }) });
}

describe('dateline check', () => {
  it('shows what the archive says to each claim, with its source', async () => {
    const { code, stdout } = await check(['Coastal Buses has 410 drivers. Is that so?']);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^Check\n1\. Coastal Buses has 410 drivers\.\n✘ The archive differs:\n.*310 drivers/,
    );
    expect(stdout).toContain('Inland Herald · 15 Jun 2022');
    expect(stdout).not.toContain('Is that so');
  });

  it('gives JSON with outcomes and quotations, and cites them later', async () => {
    const [printed] = jsonLines(await check(['-', '--json'], 'Coastal Buses has 310 drivers.')) as [
      { check: string; claims: readonly object[] },
    ];
    expect(printed).toMatchObject({
      claims: [
        {
          claim: 'Coastal Buses has 310 drivers.',
          outcome: 'supports',
          quotations: [{ source: 1, bearing: 'supports', isReported: false }],
        },
      ],
      leftOut: 0,
      sources: [{ n: 1, externalId: 'zephyr' }],
    });
    expect((await runCli(['sources', printed.check], { archive })).stdout).toContain('Inland Herald');
  });

  it('checks the lines of a file in their order, on the day that each gives', async () => {
    const file = join(archive, 'batch.jsonl');
    const line = { text: 'Zephyr Rail bought Coastal Buses for 85 million pounds on Wednesday.' };
    const lines = [
      { id: 1, ...line, asOf: '2022-06-16' },
      { id: 2, ...line, asOf: '2024-01-05' },
      { id: 3 },
      { id: 4, text: 'Hi!' },
    ];
    await writeFile(file, lines.map((each) => JSON.stringify(each)).join('\n'));
    const run = await check(['--batch', file, '--json']);
    expect(run.code).toBe(1);
    expect(jsonLines(run)).toMatchObject([
      { id: 1, claims: [{ outcome: 'supports' }] },
      { id: 2, claims: [{ outcome: 'nothing' }] },
      { id: 3, error: 'The line has no "text".' },
      { id: 4, error: expect.stringContaining('I see no claim there') },
    ]);
  });

  it.each([
    ['no text', [], 2, 'No text'],
    ['a text and a file', ['x', '--batch', 'y'], 2, 'not both'],
    ['no claim', ['Hello there!'], 1, 'I see no claim there'],
    ['no day', ['x', '--as-of', 'soon'], 2, 'soon'],
  ] as const)('ends with a sentence on %s', async (_, words, code, sentence) => {
    const run = await check(words);
    expect(run).toMatchObject({ code, stdout: '' });
    expect(run.stderr).toContain(sentence);
  });
});
