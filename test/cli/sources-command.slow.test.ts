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

  it('cites it in a style, with what the style leaves out below, and as a file of references alone', async () => {
    const [mla, bibtex] = await Promise.all([
      runCli(['sources', hit, '--format', 'mla'], { archive }),
      runCli(['sources', hit, '--format', 'bibtex'], { archive }),
    ]);
    expect(mla).toMatchObject({ code: 0, stderr: '' });
    expect(mla.stdout).toMatch(
      /^\[1\] “Lighthouse Goes Dark\.” Courier, 6 Apr\. 2025, https:\/\/courier\.example\/lamp\.\n {4}Retrieved .*; pasted by .*, not checked/m,
    );
    expect(bibtex).toMatchObject({ code: 0, stderr: '' });
    expect(bibtex.stdout).toMatch(
      /^@article\{courier2025-\w{6},\n {2}title = \{Lighthouse goes dark\},\n[^]*\n\}\n$/,
    );
  });

  it('gives both as JSON', async () => {
    const [apa, ris] = await Promise.all([
      runCli(['sources', hit, '--format', 'apa', '--json'], { archive }),
      runCli(['sources', hit, '--format', 'ris', '--json'], { archive }),
    ]);
    expect(jsonLines(apa)).toMatchObject([
      {
        answer: hit,
        format: 'apa',
        citations: [
          {
            source: 1,
            text: 'Lighthouse goes dark. (2025, April 6). Courier. https://courier.example/lamp',
            note: expect.stringContaining('pasted by'),
          },
        ],
      },
    ]);
    expect(jsonLines(ris)).toMatchObject([
      {
        answer: hit,
        format: 'ris',
        text: expect.stringMatching(/^TY {2}- NEWS\nTI {2}- Lighthouse goes dark\n/),
      },
    ]);
  });

  it('writes nothing into a file of references for a miss, and says why beside it', async () => {
    const run = await runCli(['sources', '--format', 'bibtex'], { archive });
    expect(run).toMatchObject({ code: 0, stdout: '', stderr: expect.stringContaining('no sources') });
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
