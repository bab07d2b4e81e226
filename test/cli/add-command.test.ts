import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { jsonLines, runCli, temporaryFolder } from './run-cli.js';

const keys = ['article', 'externalId', 'status', 'title', 'outlet', 'publishedAt', 'language', 'passages'];
const ferry =
  'The ferry to Norrholm sails again from Thursday, the harbour master said. About 400 islanders depend on it.';
const tram = `---
title: Trams return to Penfold
date: 2025-02-11
outlet: Harbour Gazette
---
The first tram in nine years left the Penfold depot on Tuesday. Two more lines are to follow in the autumn.
`;

let archive: string;
beforeAll(async () => {
  archive = await temporaryFolder();
});

async function fileOf(name: string, content: string | Uint8Array): Promise<string> {
  const file = join(archive, name);
  await writeFile(file, content);
  return file;
}

describe('dateline add', () => {
  it('adds several files and refuses what is none, one object each, in order', async () => {
    const files = [
      await fileOf('tram.md', tram),
      join(archive, 'missing.txt'),
      await fileOf('ferry.txt', ferry),
    ];
    const run = await runCli(['add', ...files, '--json'], { archive });
    const outcomes = jsonLines(run);
    expect(run).toMatchObject({ code: 1, stderr: '' });
    expect(outcomes.map(({ status }) => status)).toEqual(['added', 'refused', 'added']);
    expect(Object.keys(outcomes[0] ?? {})).toEqual(keys);
    expect(outcomes[0]).toMatchObject({
      article: expect.stringMatching(/^a\w{15}$/),
      externalId: null,
      title: 'Trams return to Penfold',
      outlet: 'Harbour Gazette',
      publishedAt: '2025-02-11',
      passages: 1,
    });
    expect(Object.keys(outcomes[1] ?? {})).toEqual(expect.arrayContaining([...keys, 'reason']));
    expect(outcomes[1]).toMatchObject({ article: null, reason: expect.stringContaining('missing.txt') });
  });

  it('takes standard input, and what the options say of it', async () => {
    const text =
      'The seed bank of Larkness opened its doors on Monday. Its keeper showed 900 kinds of barley.';
    const facts = [
      '--title',
      'Seeds',
      '--outlet',
      'Courier',
      '--date',
      '3 March 2025',
      '--url',
      'http://x.example/s',
    ];
    const run = await runCli(['add', '-', ...facts, '--json'], { archive, input: text });
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(jsonLines(run)).toMatchObject([
      { status: 'added', title: 'Seeds', outlet: 'Courier', publishedAt: '2025-03-03' },
    ]);
    const again = await runCli(['add', '-', '--json'], { archive, input: text });
    expect(again.code).toBe(0);
    expect(jsonLines(again)).toMatchObject([{ status: 'duplicate', title: 'Seeds', passages: 0 }]);
  });

  it('reads standard input in the encoding that it is in', async () => {
    const western = Buffer.from(
      'Der B\u00fcrgermeister er\u00f6ffnete die Br\u00fccke am Dienstag. Sie ist gro\u00df.',
      'latin1',
    );
    const collection = ['--collection', 'western'];
    const added = await runCli(['add', '-', '--json', ...collection], { archive, input: western });
    expect(added.code).toBe(0);
    const exported = await runCli(['export', '-', ...collection], { archive });
    expect(jsonLines(exported)).toMatchObject([{ text: expect.stringContaining('Bürgermeister eröffnete') }]);
  });

  it('says in a sentence what came of it, without --json', async () => {
    const [added, refused] = await Promise.all([
      runCli(['add', '-', '--collection', 'plain'], { archive, input: ferry }),
      runCli(['add', '-', '--collection', 'other'], { archive, input: Uint8Array.of(1, 0, 255, 0, 3) }),
    ]);
    expect(added).toMatchObject({ code: 0, stderr: '' });
    expect(added.stdout).toMatch(/^Added .* \(1 passage\) a\w{15}\n$/);
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toMatch(/^-: The file "standard input" .+\.\n$/);
  });

  it('refuses a link into the own network, and an empty text', async () => {
    const [link, empty] = await Promise.all([
      runCli(['add', 'http://127.0.0.1:8080/article', '--json'], { archive }),
      runCli(['add', '-', '--json'], { archive }),
    ]);
    for (const run of [link, empty]) {
      expect(run).toMatchObject({ code: 1, stderr: '' });
      expect(jsonLines(run)).toMatchObject([{ status: 'refused', reason: expect.stringMatching(/\.$/) }]);
    }
    expect(jsonLines(link)[0]?.['reason']).toContain('127.0.0.1');
  });
});
