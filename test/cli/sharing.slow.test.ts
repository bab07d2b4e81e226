import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AnswerJson } from '../../src/answering/answer-json.js';
import { inventedArticle, inventedFile } from './invented-articles.js';
import { jsonLines, runCli, startProgram, temporaryFolder, type Running } from './run-cli.js';

/** A process with this setting cannot open an archive of its own: what it does, the process that holds the archive does. */
const unableAlone = { DATELINE_MODEL: '/no/such/model' };

/** Resolves when so many articles of an import are acknowledged. */
async function acknowledged(run: Running, count: number): Promise<void> {
  await run.said(new RegExp(`(?:"status":"added"[^]*){${count}}`));
}

const startImport = (archive: string, file: string): Running =>
  startProgram('src/cli.js', ['import', file, '--json'], { archive });

describe('an archive that a long import holds', () => {
  it('answers through it at once, lets others import too, outlives its end, and goes on where it stopped', async () => {
    const archive = await temporaryFolder();
    const many = join(archive, 'many.jsonl');
    const others = join(archive, 'others.jsonl');
    await writeFile(many, inventedFile(150));
    const more = Array.from({ length: 60 }, (_, index) => inventedArticle(1_000 + index));
    await writeFile(others, more.map((article) => `${JSON.stringify(article)}\n`).join(''));

    const first = startImport(archive, many);
    await acknowledged(first, 5);
    const alone = await runCli(['stats', '--archive', await temporaryFolder()], { environment: unableAlone });
    expect(alone.code).toBe(1);
    const second = startProgram('src/cli.js', ['import', others, '--json'], { archive });
    const question = 'What did the mayor tell reporters about the scaffolding?';
    const asked = await runCli(['ask', question, '--json'], { archive, environment: unableAlone });
    expect(asked).toMatchObject({ code: 0, stderr: '' });
    expect(jsonLines<AnswerJson>(asked)[0]?.findings).not.toEqual([]);
    expect(asked.tookMs).toBeLessThan(2_000);
    await acknowledged(second, 1);

    first.child.kill('SIGINT');
    const stopped = await first.ended;
    expect(stopped.code).toBe(130);
    expect(stopped.stderr).toContain('Stopping after the articles under way');
    const done = jsonLines(stopped).length - 1;
    expect(jsonLines(stopped).at(-1)).toMatchObject({ summary: { added: done, refused: 0, stopped: true } });
    expect(done).toBeLessThan(150);

    // The second went through the first; now it does its work itself.
    expect(second.child.exitCode).toBeNull();
    const outlived = await second.ended;
    expect(outlived.code).toBe(0);
    const { summary } = jsonLines<{ summary?: Record<string, number> }>(outlived).at(-1) ?? {};
    expect(summary).toMatchObject({ refused: 0, stopped: false });
    expect((summary?.['added'] ?? 0) + (summary?.['duplicate'] ?? 0)).toBe(60);

    const again = await startImport(archive, many).ended;
    expect(again.code).toBe(0);
    expect(jsonLines(again).at(-1)).toMatchObject({
      summary: { added: 150 - done, duplicate: done, refused: 0, stopped: false },
    });
    const [stats] = jsonLines(await runCli(['stats', '--json'], { archive }));
    expect(stats).toMatchObject({ articles: 210 });
  }, 60_000);

  it('works again after that process was killed: what it acknowledged is there', async () => {
    const archive = await temporaryFolder();
    const file = join(archive, 'many.jsonl');
    await writeFile(file, inventedFile(60));
    const killed = startImport(archive, file);
    await acknowledged(killed, 5);
    killed.child.kill('SIGKILL');
    const { signal, stdout } = await killed.ended;
    expect(signal).toBe('SIGKILL');
    expect(existsSync(join(archive, 'dateline.sock'))).toBe(true);

    const verified = await runCli(['verify'], { archive });
    expect(verified).toMatchObject({ code: 0, stdout: 'The archive is whole.\n', stderr: '' });
    const exported = await runCli(['export', '-'], { archive });
    const kept = new Set(jsonLines(exported).map(({ article }) => article));
    const promised = stdout
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as { article: string });
    expect(promised.length).toBeGreaterThanOrEqual(5);
    for (const { article } of promised) expect(kept).toContain(article);
  });
});

describe('a reader that has seen enough', () => {
  it('ends the command without a word', async () => {
    const archive = await temporaryFolder();
    const file = join(archive, 'some.jsonl');
    await writeFile(file, inventedFile(30));
    const run = startImport(archive, file);
    await acknowledged(run, 1);
    run.child.stdout.destroy();
    expect(await run.ended).toMatchObject({ code: 0, stderr: '' });
  });
});
