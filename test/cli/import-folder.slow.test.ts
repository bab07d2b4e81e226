import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { inventedArticle } from './invented-articles.js';
import { jsonLines, runCli, startProgram, temporaryFolder, type Run } from './run-cli.js';

let archive: string;
let collections = 0;
beforeAll(async () => {
  archive = await temporaryFolder();
});

/** A folder with these files. */
async function folderOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = join(await temporaryFolder(), 'reports');
  await mkdir(folder, { recursive: true });
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return folder;
}

const textOf = (number: number): string => inventedArticle(number).text;
const page = (number: number): string =>
  `<!DOCTYPE html><html lang="en"><head><title>Report ${number}</title></head><body><article><h1>Report ${number}</h1>${textOf(
    number,
  )
    .split('\n\n')
    .map((paragraph) => `<p>${paragraph}</p>`)
    .join('')}</article></body></html>`;
const newCollection = (): string[] => ['--collection', `folder-${(collections += 1)}`];
const summaryOf = (run: Run) => jsonLines(run).at(-1)?.['summary'];
const statuses = (run: Run) =>
  Object.fromEntries(
    jsonLines(run)
      .slice(0, -1)
      .map(({ file, status }) => [file, status]),
  );

describe('dateline import FOLDER', () => {
  it('takes in the files of the folder and those in it, and reports what it skips and refuses', async () => {
    const folder = await folderOf({
      'one.txt': textOf(1),
      '2025/two.md': `---\ntitle: Second\nurl: https://courier.example/two\n---\n${textOf(2)}`,
      '2025/march/three.html': page(3),
      'empty.txt': '',
      'short.txt': 'Too short.',
      'photo.jpg': Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16),
      'disguised.txt': Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10),
      'table.csv': 'a;b;c',
      '.hidden.txt': textOf(4),
      '.git/config.txt': textOf(5),
      'big.txt': Buffer.alloc(21 * 2 ** 20, 'a'),
    });
    await symlink(join(folder, 'one.txt'), join(folder, 'link.txt'));
    const report = join(archive, 'report.jsonl');
    const run = await runCli(['import', folder, '--json', '--report', report, ...newCollection()], {
      archive,
    });
    expect(statuses(run)).toEqual({
      'one.txt': 'added',
      '2025/two.md': 'added',
      '2025/march/three.html': 'added',
      'empty.txt': 'refused',
      'short.txt': 'refused',
      'big.txt': 'refused',
      'photo.jpg': 'skipped',
      'disguised.txt': 'skipped',
      'table.csv': 'skipped',
    });
    expect(summaryOf(run)).toMatchObject({ added: 3, refused: 3, skipped: 3, stopped: false });
    expect(run.code).toBe(0);
    const outcomes = jsonLines(run).slice(0, -1);
    expect(outcomes.find(({ file }) => file === '2025/two.md')).toMatchObject({
      externalId: expect.stringMatching(/^reports-[0-9a-f]{8}\/2025\/two\.md$/) as string,
      title: 'Second',
    });
    for (const { status, reason, file } of outcomes.filter((outcome) => 'reason' in outcome)) {
      expect(reason).toContain(String(file).split('/').at(-1));
      expect(reason).toMatch(status === 'skipped' ? /: give / : /\.$/);
    }
    expect(jsonLines({ ...run, stdout: await readFile(report, 'utf8') })).toEqual(outcomes);
  });

  it('does not take the file of one folder for that of another with the same name', async () => {
    const [january, february] = [
      await folderOf({ '1.txt': textOf(21) }),
      await folderOf({ '1.txt': textOf(22) }),
    ];
    const collection = newCollection();
    await runCli(['import', january, ...collection], { archive });
    const second = await runCli(['import', february, '--json', ...collection], { archive });
    expect(summaryOf(second)).toMatchObject({ added: 1, updated: 0 });
  });

  it('knows it all again, takes a changed file for a new version, and goes on with a new one', async () => {
    const folder = await folderOf({ 'one.txt': textOf(11), 'two.txt': textOf(12) });
    const target = ['import', folder, '--json', ...newCollection()];
    await runCli(target, { archive });
    await writeFile(
      join(folder, 'two.txt'),
      `${textOf(12)}\n\nThe vote was repeated on Friday with the same result.`,
    );
    await writeFile(join(folder, 'three.txt'), textOf(13));
    const again = await runCli(target, { archive });
    expect(statuses(again)).toEqual({ 'one.txt': 'duplicate', 'two.txt': 'updated', 'three.txt': 'added' });
  });

  it('stops at Ctrl-C, and goes on where it stopped', async () => {
    const count = 60;
    const folder = await folderOf(
      Object.fromEntries(
        Array.from({ length: count }, (_, index) => [`report-${index}.txt`, textOf(100 + index)]),
      ),
    );
    const target = ['import', folder, '--json', ...newCollection()];
    const running = startProgram('src/cli.js', target, { archive });
    await running.said(/"status":"added"/);
    running.child.kill('SIGINT');
    const stopped = await running.ended;
    const { added } = summaryOf(stopped) as { added: number };
    expect(stopped.code).toBe(130);
    expect(summaryOf(stopped)).toMatchObject({ refused: 0, stopped: true });
    expect(added).toBeLessThan(count);
    const again = await runCli(target, { archive });
    expect(summaryOf(again)).toMatchObject({ added: count - added, duplicate: added, stopped: false });
  });

  it('says to a person what was skipped, and fails where there was nothing to read', async () => {
    const folder = await folderOf({ 'a.jpg': Uint8Array.of(0xff, 0xd8, 0xff), 'b.csv': 'a;b' });
    const [skipped, empty] = await Promise.all([
      runCli(['import', folder, ...newCollection()], { archive }),
      runCli(['import', await folderOf({}), ...newCollection()], { archive }),
    ]);
    expect(skipped).toMatchObject({ code: 1, stdout: expect.stringContaining('0 refused, 2 skipped') });
    expect(skipped.stderr.trimEnd().split('\n').sort()).toEqual([
      expect.stringMatching(/^The file "a\.jpg" is a picture: give /),
      expect.stringMatching(/^The file "b\.csv" is of a kind that is not read/),
    ]);
    expect(empty).toMatchObject({
      code: 0,
      stderr: expect.stringMatching(/^The folder ".+" holds no file\.\n$/),
    });
  });
});
