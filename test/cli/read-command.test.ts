import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { jsonLines, runCli, temporaryFolder } from './run-cli.js';

const keys = ['title', 'outlet', 'authors', 'publishedAt', 'modifiedAt', 'url', 'language', 'text'];
const page = `<!doctype html><html lang="en"><head><title>Grain silo reopens</title>
<meta property="article:published_time" content="2025-05-02T08:30:00Z"></head><body><article><h1>Grain silo reopens</h1>
${'<p>The grain silo of Penfold opened again on Friday after two years of repairs, its owner told reporters.</p>'.repeat(1)}
<p>Farmers from nine villages brought the first barley before noon. The owner expects four thousand tons by October.</p>
<p>The repairs cost less than planned, the owner said, because the old beams could be used again.</p></article></body></html>`;

let archive: string;
beforeAll(async () => {
  archive = await temporaryFolder();
  await mkdir(join(archive, 'pages'));
  await writeFile(join(archive, 'pages', 'silo.html'), page);
});

describe('dateline read', () => {
  it('shows what would be stored, and stores nothing', async () => {
    const file = join(archive, 'pages', 'silo.html');
    const run = await runCli(['read', file, '--url', 'https://courier.example/silo', '--json'], { archive });
    expect(run).toMatchObject({ code: 0, stderr: '' });
    const [outcome] = jsonLines(run);
    expect(Object.keys(outcome ?? {}).sort()).toEqual([...keys].sort());
    expect(outcome).toMatchObject({
      title: 'Grain silo reopens',
      publishedAt: '2025-05-02T08:30:00Z',
      url: 'https://courier.example/silo',
      text: expect.stringContaining('nine villages'),
    });
    const [readable, stats] = await Promise.all([
      runCli(['read', file], { archive }),
      runCli(['stats', '--json'], { archive }),
    ]);
    expect(readable.stdout).toContain('title: Grain silo reopens\n');
    expect(jsonLines(stats)).toMatchObject([{ articles: 0 }]);
  });

  it('says why something would be refused, on standard output with --json', async () => {
    const [json, plain] = await Promise.all([
      runCli(['read', '-', '--json'], { archive, input: 'Too short.' }),
      runCli(['read', join(archive, 'missing.html')], { archive }),
    ]);
    expect(json).toMatchObject({ code: 1, stderr: '' });
    expect(jsonLines(json)).toEqual([{ refused: expect.stringMatching(/\.$/) }]);
    expect(plain).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('missing.html') });
  });

  it('reads a batch in order, files from where the batch lies', async () => {
    const lines = [
      { id: 1, file: 'pages/silo.html', url: 'https://courier.example/silo' },
      { id: 'none', file: 'pages/none.html' },
      { url: 'https://courier.example/no-file' },
    ];
    const batch = join(archive, 'batch.jsonl');
    await writeFile(batch, lines.map((line) => JSON.stringify(line)).join('\n'));
    const run = await runCli(['read', '--batch', batch, '--json'], { archive });
    expect(run.code).toBe(0);
    const outcomes = jsonLines(run);
    expect(outcomes).toMatchObject([
      { id: 1, title: 'Grain silo reopens', url: 'https://courier.example/silo' },
      { id: 'none', refused: expect.stringContaining('pages/none.html') },
      { refused: expect.stringContaining('Line 3') },
    ]);
    expect(outcomes[2]).not.toHaveProperty('id');
  });
});
