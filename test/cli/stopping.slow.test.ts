import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { inventedFile } from './invented-articles.js';
import { jsonLines, runCli, startProgram, temporaryFolder, type Running } from './run-cli.js';

/** What Linux tells of children, and of processes that were stopped. */
const isLinux = process.platform === 'linux';
const stopped: number[] = [];
afterEach(() => {
  for (const pid of stopped.splice(0).filter(isAlive)) process.kill(pid, 'SIGKILL');
});

async function startTrial(archive: string): Promise<Running> {
  const trial = startProgram('src/main.js', ['--terminal'], { archive, input: null });
  await trial.said(/Type \/help/);
  return trial;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.[0] !== 'Z';
  } catch {
    return false;
  }
}

/** Stops the embedder for good: whatever is asked of it hangs. */
function hangEmbedder({ child }: Running): number {
  const children = readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8').trim().split(' ');
  const embedder = children
    .map(Number)
    .find((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('embedding-child'));
  if (embedder === undefined) throw new Error('There is no embedder.');
  process.kill(embedder, 'SIGSTOP');
  stopped.push(embedder);
  return embedder;
}

describe.skipIf(!isLinux)('told to stop', () => {
  it('while a question waits for an embedder that hangs, it ends in time, and takes the embedder along', async () => {
    const trial = await startTrial(await temporaryFolder());
    const embedder = hangEmbedder(trial);
    trial.child.stdin.write('Who sails to Norrholm?\n');
    await wait(500);
    const told = performance.now();
    trial.child.kill('SIGTERM');
    expect(await trial.ended).toMatchObject({ code: 0, signal: null });
    expect(performance.now() - told).toBeLessThan(10_000);
    expect(isAlive(embedder)).toBe(false);
  });

  it('a second time, it ends at once, and takes the embedder along', async () => {
    const trial = await startTrial(await temporaryFolder());
    const embedder = hangEmbedder(trial);
    trial.child.stdin.write('Who sails to Norrholm?\n');
    await wait(500);
    trial.child.kill('SIGTERM');
    await wait(1_500);
    const told = performance.now();
    trial.child.kill('SIGTERM');
    expect(await trial.ended).toMatchObject({ code: 130, signal: null });
    expect(performance.now() - told).toBeLessThan(1_000);
    await wait(100);
    expect(isAlive(embedder)).toBe(false);
  });

  it('while a command line imports through it, it ends in time, and no acknowledged article is lost', async () => {
    const archive = await temporaryFolder();
    const many = join(archive, 'many.jsonl');
    await writeFile(many, inventedFile(80));
    const trial = await startTrial(archive);
    const importing = startProgram('src/cli.js', ['import', many, '--json'], { archive });
    await importing.said(/(?:"status":"added"[^]*){5}/);
    const told = performance.now();
    trial.child.kill('SIGTERM');
    expect(await trial.ended).toMatchObject({ code: 0, signal: null, stderr: '' });
    expect(performance.now() - told).toBeLessThan(10_000);
    // The command line goes on by itself.
    const run = await importing.ended;
    expect(run.code).toBe(0);
    const acknowledged = jsonLines(run).filter(({ status }) => status === 'added' || status === 'duplicate');
    expect(new Set(acknowledged.map(({ article }) => article)).size).toBe(80);
    const [stats] = jsonLines(await runCli(['stats', '--json'], { archive }));
    expect(stats).toMatchObject({ articles: 80 });
  });
});
