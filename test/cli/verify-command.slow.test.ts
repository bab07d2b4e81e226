import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { jsonLines, runCli, temporaryFolder } from './run-cli.js';

const article =
  'The music school of Larkness lost its roof on Sunday. Lessons go on in the town hall, its head said.';
let archive: string;
beforeAll(async () => {
  archive = await temporaryFolder();
  await runCli(['add', '-', '--date', '2025-06-01'], { archive, input: article });
});

describe('dateline stats', () => {
  it('counts what a collection holds', async () => {
    const [plain, json, empty] = await Promise.all([
      runCli(['stats'], { archive }),
      runCli(['stats', '--json'], { archive }),
      runCli(['stats', '--collection', 'empty'], { archive }),
    ]);
    expect(plain).toMatchObject({ code: 0, stderr: '' });
    expect(plain.stdout).toMatch(
      /^local: 1 article, dated 2025-06-01 to 2025-06-01, 1 passage, 0 questions, 0 misses, 👍 0, 👎 0, \d+\.\d MB\.\n$/,
    );
    expect(jsonLines(json)).toMatchObject([{ collection: 'local', articles: 1, passages: 1, answers: 0 }]);
    expect(empty.stdout).toContain('empty: 0 articles, 0 passages');
  });

  it('takes --archive before DATELINE_ARCHIVE', async () => {
    const run = await runCli(['stats', '--json', '--archive', await temporaryFolder()], { archive });
    expect(jsonLines(run)).toMatchObject([{ articles: 0 }]);
  });
});

describe('dateline verify', () => {
  it('finds the archive whole, then damaged where a byte of a text was changed', async () => {
    const [plain, json] = await Promise.all([
      runCli(['verify'], { archive }),
      runCli(['verify', '--json'], { archive }),
    ]);
    expect(plain).toMatchObject({ code: 0, stdout: 'The archive is whole.\n', stderr: '' });
    expect(jsonLines(json)).toEqual([{ summary: { damages: 0 } }]);

    await changeLetter(join(archive, 'collections', 'name.local', 'archive.sqlite'), 'Lessons go on');
    const damaged = await runCli(['verify', '--json'], { archive });
    expect(damaged.code).toBe(1);
    const lines = jsonLines(damaged);
    expect(lines[0]).toMatchObject({
      collection: 'local',
      where: expect.any(String),
      problem: expect.any(String),
    });
    expect(lines.at(-1)).toEqual({ summary: { damages: lines.length - 1 } });
    expect((await runCli(['verify'], { archive })).stdout).toMatch(
      /\n\d+ damages? found\. "dateline verify --repair" mends what can be mended\.\n$/,
    );

    const repaired = await runCli(['verify', '--repair'], { archive });
    expect(repaired).toMatchObject({ code: 0, stdout: expect.stringMatching(/\nThe archive is whole\.\n$/) });
    expect(repaired.stdout).toMatch(/One bit was flipped|read again from what it was made of/);
    expect((await runCli(['verify'], { archive })).stdout).toBe('The archive is whole.\n');
  });

  it('repairs a desk that cannot be opened', async () => {
    const file = await open(join(archive, 'desk.sqlite'), 'r+');
    await file.write(Buffer.from('?'), 0, 1, 3);
    await file.close();
    const refused = await runCli(['stats'], { archive });
    expect(refused.code).toBe(1);
    expect(refused.stderr).toMatch(/desk\.sqlite is damaged .*dateline verify --repair/);
    expect((await runCli(['verify'], { archive })).stdout).toContain('desk.sqlite');
    expect(await runCli(['verify', '--repair'], { archive })).toMatchObject({ code: 0 });
    const stats = await runCli(['stats'], { archive });
    expect(stats).toMatchObject({ code: 0, stdout: expect.stringContaining('1 article') });
  });
});

/** Changes the first letter of these words wherever they stand in the file. */
async function changeLetter(path: string, words: string): Promise<void> {
  const file = await open(path, 'r+');
  const bytes = await file.readFile();
  for (let at = bytes.indexOf(words); at >= 0; at = bytes.indexOf(words, at + 1))
    await file.write(Buffer.from('M'), 0, 1, at);
  await file.close();
}
