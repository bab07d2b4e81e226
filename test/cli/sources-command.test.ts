import { beforeAll, describe, expect, it } from 'vitest';
import { jsonLines, runCli, temporaryFolder } from './run-cli.js';

const article = `The lighthouse of Tamsin Ford went dark on Sunday, its keeper said. A spare lamp is on its way from Penfold.`;

let archive: string;
let hit: string;
beforeAll(async () => {
  archive = await temporaryFolder();
  const facts = ['--title', 'Lighthouse goes dark', '--outlet', 'Courier', '--date', '2025-04-06'];
  await runCli(['add', '-', ...facts, '--url', 'https://courier.example/lamp'], { archive, input: article });
  const asked = await runCli(['ask', 'What happened to the lighthouse of Tamsin Ford?', '--json'], {
    archive,
  });
  hit = String(jsonLines(asked)[0]?.['answer']);
  await runCli(['ask', 'How do I descale a kettle?'], { archive });
});

describe('dateline sources', () => {
  it('cites an answer by its id, in another process than the one that gave it', async () => {
    const [links, json, csl] = await Promise.all([
      runCli(['sources', hit], { archive }),
      runCli(['sources', hit, '--json'], { archive }),
      runCli(['sources', hit, '--format', 'csl-json'], { archive }),
    ]);
    expect(links).toMatchObject({ code: 0, stderr: '' });
    expect(links.stdout).toContain('[1] Lighthouse goes dark. Courier. Published 6 Apr 2025.');
    expect(links.stdout).toContain('https://courier.example/lamp');
    expect(jsonLines(json)).toMatchObject([
      { answer: hit, sources: [{ n: 1, title: 'Lighthouse goes dark' }] },
    ]);
    expect(jsonLines<unknown[]>(csl)).toMatchObject([
      [
        {
          type: 'article-newspaper',
          title: 'Lighthouse goes dark',
          issued: { 'date-parts': [[2025, 4, 6]] },
        },
      ],
    ]);
  });

  it('cites the last answer where none is named, and says that a miss has no sources', async () => {
    const run = await runCli(['sources'], { archive });
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toBe(
      'How do I descale a kettle?\nThis answer quotes nothing, so it has no sources.\n',
    );
  });

  it('says how to come to an answer where there is none', async () => {
    const [unknown, none] = await Promise.all([
      runCli(['sources', 'zzzzzzzz', '--json'], { archive }),
      runCli(['sources', '--collection', 'never-asked'], { archive }),
    ]);
    expect(unknown).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('"zzzzzzzz"') });
    expect(none).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('dateline ask') });
  });
});
