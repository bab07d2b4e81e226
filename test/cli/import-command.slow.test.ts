import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { inventedArticle, inventedFile } from './invented-articles.js';
import { jsonLines, runCli, temporaryFolder, type Run } from './run-cli.js';

let archive: string;
let collections = 0;
beforeAll(async () => {
  archive = await temporaryFolder();
});

/** Imports a file of this name and content into a collection of its own. */
async function importOf(name: string, content: string | Uint8Array, ...more: string[]): Promise<Run> {
  const file = join(archive, name);
  await writeFile(file, content);
  collections += 1;
  return runCli(['import', file, '--json', '--collection', `import-${collections}`, ...more], { archive });
}

const summaryOf = (run: Run) => jsonLines(run).at(-1)?.['summary'];

describe('dateline import', () => {
  it('prints one object an article and ends with the summary; progress goes to standard error, no bar', async () => {
    const report = join(archive, 'report.jsonl');
    const run = await importOf('three.jsonl', inventedFile(3), '--report', report);
    const outcomes = jsonLines(run).slice(0, -1);
    expect(run.code).toBe(0);
    expect(run.stderr).not.toContain('\u001b');
    expect(outcomes.map(({ externalId }) => externalId).sort()).toEqual([
      'invented-0',
      'invented-1',
      'invented-2',
    ]);
    expect(outcomes.find(({ externalId }) => externalId === 'invented-1')).toEqual({
      article: expect.stringMatching(/^a\w{15}$/),
      externalId: 'invented-1',
      status: 'added',
      title: inventedArticle(1).title,
      outlet: 'Harbour Gazette',
      publishedAt: '2025-03-02',
      language: 'en',
      passages: expect.any(Number),
    });
    const passages = outcomes.reduce((sum, outcome) => sum + Number(outcome['passages']), 0);
    expect(summaryOf(run)).toEqual({
      added: 3,
      updated: 0,
      duplicate: 0,
      refused: 0,
      passages,
      stopped: false,
    });
    expect(jsonLines({ ...run, stdout: await readFile(report, 'utf8') })).toEqual(outcomes);
  });

  it('says how a file is added that is one document', async () => {
    const run = await importOf('ferry.txt', 'The ferry to Krell sails again.\nIt was out of service.\n');
    expect(run.code).toBe(1);
    const file = join(archive, 'ferry.txt');
    expect(run.stderr).toContain(`it is added with "dateline add ${file}".`);
    const lines = await importOf('ferry.jsonl', 'The ferry to Krell sails again.\n');
    expect(lines).toMatchObject({ code: 1, stderr: expect.not.stringContaining('dateline add') });
  });

  it('takes a changed text for a new version, and the same again for a duplicate', async () => {
    const [first, second] = [inventedArticle(1), inventedArticle(2)];
    const changed = {
      ...first,
      text: `${first.text}\n\nThe vote was repeated on Friday, with the same result.`,
    };
    const lines = [first, second, changed, second].map((article) => `${JSON.stringify(article)}\n`);
    const file = join(archive, 'changed.jsonl');
    const target = ['--collection', 'changed', '--json'];
    await writeFile(file, lines.slice(0, 2).join(''));
    await runCli(['import', file, ...target], { archive });
    await writeFile(file, lines.slice(2).join(''));
    const run = await runCli(['import', file, ...target], { archive });
    expect(summaryOf(run)).toMatchObject({ added: 0, updated: 1, duplicate: 1, refused: 0 });
  });

  it('refuses what is no article, names its line, and imports the rest', async () => {
    const good = inventedArticle(5);
    const lines = [
      JSON.stringify(good),
      '{"id": "cut off',
      '',
      '["a list"]',
      '{"id":"no text"}',
      JSON.stringify({ ...good, id: 'bad-date', url: '', text: `${good.text} Anew.`, date: 'the other day' }),
      JSON.stringify({ id: 12, text: `${good.text} Anew, and bare of all facts but the text.` }),
    ];
    const run = await importOf('bad.jsonl', lines.join('\n'));
    const reasons = jsonLines(run).flatMap(({ reason }) => (typeof reason === 'string' ? [reason] : []));
    expect(reasons.map((reason) => /^Line (\d+): /.exec(reason)?.[1]).sort()).toEqual(['2', '4', '5', '6']);
    expect(reasons.find((reason) => reason.startsWith('Line 6'))).toContain('"the other day"');
    expect(jsonLines(run)).toContainEqual(
      expect.objectContaining({ externalId: '12', status: 'added', outlet: null }),
    );
    expect(run.code).toBe(0);
    expect(summaryOf(run)).toMatchObject({ added: 2, refused: 4 });
  });

  it('tells a person which lines were refused, and fails where all were', async () => {
    const file = join(archive, 'table.jsonl');
    await writeFile(file, 'id;title;text\n'.repeat(14));
    const run = await runCli(['import', file], { archive });
    expect(run).toMatchObject({ code: 1, stdout: expect.stringContaining('14 refused') });
    expect(run.stderr).toContain('Line 10: The line is no JSON object.\n… and 4 more: ');
  });

  it('reads Windows line ends, a byte-order mark and a packed file', async () => {
    const windows = `\uFEFF${inventedFile(2).replaceAll('\n', '\r\n')}`;
    const runs = [
      await importOf('windows.jsonl', windows),
      await importOf('packed.jsonl.gz', gzipSync(inventedFile(2))),
    ];
    for (const run of runs) {
      expect(run.code).toBe(0);
      expect(summaryOf(run)).toMatchObject({ added: 2, refused: 0 });
    }
  });

  it('does nothing with an empty file, and says so', async () => {
    const run = await importOf('empty.jsonl', '');
    expect(run).toMatchObject({ code: 0, stderr: expect.stringContaining('holds no line') });
    expect(summaryOf(run)).toMatchObject({ added: 0, refused: 0 });
  });

  it('names a file that is not there, or is not packed as its name says', async () => {
    const cutOff = gzipSync(inventedFile(40)).subarray(0, 300);
    const missing = runCli(['import', join(archive, 'nowhere.jsonl')], { archive });
    const runs = [
      await importOf('plain.jsonl.gz', inventedFile(1)),
      await importOf('cut.jsonl.gz', cutOff),
      await missing,
    ];
    const names = ['plain.jsonl.gz', 'cut.jsonl.gz', 'nowhere.jsonl'];
    for (const [index, run] of runs.entries()) {
      expect(run).toMatchObject({ code: 1, stdout: '' });
      expect(run.stderr).toContain(names[index]);
      expect(run.stderr.trimEnd().split('\n')).toHaveLength(1);
    }
  });

  it('says before it begins that the report cannot be written', async () => {
    const run = await importOf(
      'one.jsonl',
      inventedFile(1),
      '--report',
      join(archive, 'no', 'folder', 'report'),
    );
    expect(run).toMatchObject({ code: 1, stdout: '' });
    expect(run.stderr).toMatch(/^The report ".+" cannot be written \(ENOENT.+\): choose another file\.\n$/);
  });
});
