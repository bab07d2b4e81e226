import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import type { AnswerJson } from '../../src/answering/answer-json.js';
import { projectFolder } from '../../src/project-folder.js';
import { jsonLines, runCli, startProgram, temporaryFolder } from './run-cli.js';

interface Line extends Record<string, unknown> {
  readonly id: string;
  readonly url: string | null;
  readonly addedAt: unknown;
}

const newsroom = join(projectFolder, 'test', 'fixtures', 'newsroom');
const ana = { id: '7', name: 'ana' };

async function linesOf(file: string): Promise<Line[]> {
  const text = await readFile(file, 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
}

const hostOf = ({ url }: Line) => new URL(url ?? 'https://nowhere.example').hostname;

/** The newsroom as another archive would have exported it: its articles came in by every way there is. */
async function writeExport(file: string): Promise<void> {
  const provenances = [
    (line: Line) => ({ kind: 'fetched', host: hostOf(line) }),
    () => ({ kind: 'pasted', by: ana }),
    (line: Line) => ({ kind: 'feed', host: hostOf(line), feedUrl: 'https://feed.example/rss' }),
    () => ({ kind: 'file', fileName: 'notes.md', by: ana }),
  ];
  const lines = (await linesOf(join(newsroom, 'articles.jsonl'))).map((line, index) => ({
    ...line,
    article: 'elsewhere',
    retrievedAt: `2025-0${1 + (index % 9)}-01T10:00:00.000Z`,
    provenance: provenances[index % 4]?.(line),
    addedBy: ana,
  }));
  await writeFile(file, lines.map((line) => JSON.stringify(line)).join('\n'));
}

/** Of each question of the newsroom what is answered, without what differs from one asking to the next. */
async function answersOf(archive: string) {
  const run = await runCli(['ask', '--batch', join(newsroom, 'questions.jsonl'), '--json'], { archive });
  return jsonLines<AnswerJson>(run).map((answer) => ({ ...answer, answer: null, tookMs: null }));
}

/** A story is called after the article that was stored first. */
const withoutStories = (answers: Awaited<ReturnType<typeof answersOf>>) =>
  answers.map(({ coverage, ...answer }) => ({
    ...answer,
    coverage: coverage && { ...coverage, story: null },
  }));

const withoutDay = (line: Line) => ({ ...line, addedAt: null });

let folder: string;
let archive: string;
let answers: Awaited<ReturnType<typeof answersOf>>;

beforeAll(async () => {
  folder = await temporaryFolder();
  archive = join(folder, 'archive');
  await writeExport(join(folder, 'elsewhere.jsonl'));
  await runCli(['import', join(folder, 'elsewhere.jsonl')], { archive });
  answers = await answersOf(archive);
}, 180_000);

describe('dateline backup and restore', () => {
  it('give the same answers to all questions of the newsroom, and cite those that were given before', async () => {
    const file = join(folder, 'newsroom.tar.gz');
    const made = await runCli(['backup', file, '--json'], { archive });
    expect(jsonLines(made)).toMatchObject([{ file, collections: 1, articles: 66, answers: answers.length }]);
    const other = join(folder, 'restored');
    const restored = await runCli(['restore', file, '--json'], { archive: other });
    expect(jsonLines(restored)).toMatchObject([{ file, archive: other, articles: 66, keptIn: null }]);
    expect((await runCli(['verify'], { archive: other })).stdout).toBe('The archive is whole.\n');
    const cited = await Promise.all(
      [archive, other].map(async (each) => (await runCli(['sources'], { archive: each })).stdout),
    );
    expect(cited[1]).toBe(cited[0]);
    expect(cited[0]).not.toBe('');
    expect(await answersOf(other)).toEqual(answers);
  }, 180_000);

  it('goes through the process that holds the archive, which no restore replaces', async () => {
    const token = 'MTIzNDU2Nzg5MDEyMzQ1Njc4.secret.token';
    const running = startProgram('src/main.js', ['--terminal'], {
      archive,
      input: null,
      environment: { DISCORD_TOKEN: token },
    });
    await running.said(/\/help/);
    const file = join(folder, 'running.tar.gz');
    const made = await runCli(['backup', file], { archive });
    expect(made).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(
        /^1 collection, 66 articles, \d+ passages, \d+ answers written to .+ MB\)\.\n$/,
      ),
    });
    const refused = await runCli(['restore', file, '--replace'], { archive });
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toMatch(/^Another Dateline process holds the archive/);
    running.child.stdin.end();
    await running.ended;
    expect(gunzipSync(await readFile(file)).includes(token)).toBe(false);
  }, 120_000);

  it('leaves nothing beside where the process is killed in the middle', async () => {
    const target = await temporaryFolder();
    await writeFile(join(target, 'news.tar.gz'), 'older');
    const backup = startProgram('src/cli.js', ['backup', join(target, 'news.tar.gz')], { archive });
    while ((await readdir(target)).length === 1 && backup.child.exitCode === null)
      await new Promise((resolve) => setTimeout(resolve, 1));
    backup.child.kill('SIGKILL');
    await backup.ended;
    // The child process finds itself alone, and clears up.
    await expect.poll(() => readdir(target), { timeout: 10_000 }).toEqual(['news.tar.gz']);
    // It may have been done before it was killed.
    const found = await readFile(join(target, 'news.tar.gz'));
    expect(found.toString() === 'older' || gunzipSync(found).includes('manifest.json')).toBe(true);
  }, 60_000);
});

describe('dateline export and import', () => {
  it('give the same answers with the same sources to all questions of the newsroom', async () => {
    const file = join(folder, 'newsroom.jsonl');
    const other = join(folder, 'imported');
    await runCli(['export', file], { archive });
    await runCli(['import', file], { archive: other });
    const again = join(folder, 'again.jsonl');
    await runCli(['export', again], { archive: other });
    expect((await linesOf(again)).map(withoutDay)).toEqual((await linesOf(file)).map(withoutDay));
    expect(withoutStories(await answersOf(other))).toEqual(withoutStories(answers));
  }, 240_000);

  it('with --unchecked cites every text as from that file', async () => {
    const other = join(folder, 'unchecked');
    await runCli(['import', join(folder, 'elsewhere.jsonl'), '--unchecked'], { archive: other });
    const file = join(folder, 'unchecked.jsonl');
    await runCli(['export', file], { archive: other });
    const kinds = (await linesOf(file)).map(({ provenance }) => provenance);
    expect(kinds).toHaveLength(66);
    for (const kind of kinds) expect(kind).toMatchObject({ kind: 'file', fileName: 'elsewhere.jsonl' });
  }, 120_000);
});
