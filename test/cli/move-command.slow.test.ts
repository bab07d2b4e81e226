import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnswerJson } from '../../src/answering/answer-json.js';
import { localCollection } from '../../src/archive/collection-id.js';
import { openPgPool } from '../../src/archive/postgres/pg-pool.js';
import { projectFolder } from '../../src/project-folder.js';
import { createLogger } from '../../src/logger.js';
import { inFolder, move as moveFolders, newFolder, using } from '../archive/move/ends.js';
import { Ended, Interruption } from '../archive/move/interrupted-target.js';
import { makeDatabase, owner } from '../archive/postgres/make-database.js';
import { RealServer, serverPrograms } from '../archive/postgres/real-server.js';
import { jsonLines, runCli, startProgram, temporaryFolder } from './run-cli.js';

const newsroom = join(projectFolder, 'test', 'fixtures', 'newsroom');
const opml = `<?xml version="1.0"?><opml version="2.0"><body>
  <outline type="rss" text="Harbour Post" xmlUrl="https://harbour.example/feed.xml"/></body></opml>`;

/** Of each question of the newsroom the verdict and the first quotation, with the article that it is from. */
async function firstQuotations(archive: string) {
  const run = await runCli(['ask', '--batch', join(newsroom, 'questions.jsonl'), '--json'], { archive });
  return jsonLines<AnswerJson>(run).map(({ question, verdict, findings, sources }) => ({
    question,
    verdict,
    quote: findings[0]?.quote ?? null,
    article: sources[0]?.article ?? null,
  }));
}

const printed = async (words: readonly string[], archive: string): Promise<string> =>
  (await runCli(words, { archive })).stdout;

/** What is printed of an answer's sources and of the feeds. */
async function toldOf(answer: string, archive: string) {
  const [sources, feeds] = [
    await printed(['sources', answer], archive),
    await printed(['feed', 'list'], archive),
  ];
  return { sources, feeds };
}

const move = (from: string, to: string, ...more: readonly string[]) =>
  runCli(['move', '--from', from, '--to', to, ...more]);

/** Kills a move so many times, at whatever it is up to `longestMs` after it began. @returns how often it was killed before it was done */
async function killMoves(from: string, to: string, times: number, longestMs: number): Promise<number> {
  let killed = 0;
  for (let time = 0; time < times; time += 1) {
    const moving = startProgram('src/cli.js', ['move', '--from', from, '--to', to]);
    await Promise.race([moving.said(/Moving/), moving.ended]).catch(() => {});
    await wait((time * 37) % longestMs);
    moving.child.kill('SIGKILL');
    const { signal } = await moving.ended;
    if (signal === 'SIGKILL') killed += 1;
  }
  return killed;
}

describe('an archive with articles, an answer and a feed', { timeout: 600_000 }, () => {
  let first: string;
  let answer: string;
  let quotations: Awaited<ReturnType<typeof firstQuotations>>;

  beforeAll(async () => {
    first = join(await temporaryFolder(), 'first');
    await runCli(['import', join(newsroom, 'articles.jsonl')], { archive: first });
    const asked = await runCli(['ask', 'What does the mayor say of the harbour?', '--json'], {
      archive: first,
    });
    answer = jsonLines<AnswerJson>(asked)[0]?.answer ?? '';
    const feeds = join(await temporaryFolder(), 'feeds.opml');
    await writeFile(feeds, opml);
    await runCli(['feed', 'import', feeds], { archive: first });
    quotations = await firstQuotations(first);
  }, 300_000);

  async function sameIn(archive: string): Promise<void> {
    // A process that used it has polled the feed meanwhile.
    expect(await toldOf(answer, archive)).toEqual(await toldOf(answer, first));
    expect(await firstQuotations(archive)).toEqual(quotations);
    expect(await printed(['verify'], archive)).toBe('The archive is whole.\n');
  }

  it('is carried to another folder though the move is killed again and again', async () => {
    const summaries = new Set<string>();
    let killed = 0;
    let to = '';
    // It takes so little time that it is killed twice at most on its way to one.
    for (const longestMs of [1, 12, 25, 40, 60]) {
      to = join(await temporaryFolder(), 'to');
      killed += await killMoves(first, to, 2, longestMs);
      const run = await move(first, to, '--json');
      const [summary] = jsonLines(run);
      expect(summary).toMatchObject({ from: first, to, differences: [] });
      expect(run.code).toBe(0);
      summaries.add(JSON.stringify([summary?.['collections'], summary?.['desk']]));
    }
    expect(killed).toBeGreaterThan(3);
    expect((await toldOf(answer, to)).feeds).toContain('Harbour Post');
    expect(summaries.size).toBe(1);
    await sameIn(to);
  });

  it('ends with 1 and what differs where the source was written to meanwhile', async () => {
    const [from, to] = [await newFolder(), await newFolder()];
    const write = async (language: string) =>
      using(await inFolder(from).archive(), ({ settings }) =>
        settings.set(localCollection, 'language', language),
      );
    await write('de');
    const all = new Interruption(Infinity, 'before');
    await moveFolders(inFolder(from), inFolder(await newFolder()), { wrap: all.wrap });
    const late = new Interruption(all.changes, 'before');
    await expect(moveFolders(inFolder(from), inFolder(to), { wrap: late.wrap })).rejects.toThrow(Ended);
    await write('fr');
    const run = await move(from, to, '--json');
    expect(run.code).toBe(1);
    const differences = ['desk: settings: 1 row in both, of other content'];
    expect(jsonLines(run)).toMatchObject([{ outcome: 'differs', differences }]);
    expect(run.stderr).toContain(`${to} does not hold what ${from} holds.`);
    expect(run.stderr).not.toContain('Dateline failed');
  });

  it('is refused while a process uses it', async () => {
    const running = startProgram('src/main.js', ['--local', '--archive', first], { input: null });
    await running.said(/./);
    await wait(2_000);
    const run = await move(first, join(await temporaryFolder(), 'to'));
    expect(run).toMatchObject({ code: 1, stdout: '' });
    expect(run.stderr).toContain(`The archive in ${first} is in use by another Dateline process: stop it`);
    running.child.kill('SIGTERM');
    await running.ended;
  });

  describe.skipIf(serverPrograms === '')('on a server', () => {
    let server: RealServer;

    beforeAll(async () => {
      server = await RealServer.start();
      const logger = createLogger('silent');
      const admin = openPgPool({ url: server.url('postgres'), logger });
      const superuser = openPgPool({ url: server.url('archive'), logger });
      await makeDatabase(admin, superuser, 'archive');
      await superuser.close();
      await admin.close();
    });

    afterAll(() => server.remove());

    it('is carried there and back, killed again and again', async () => {
      const database = server.url('archive', owner);
      const back = join(await temporaryFolder(), 'back');
      expect(await killMoves(first, database, 8, 250)).toBeGreaterThan(3);
      await wait(1_000);
      const there = await move(first, database);
      expect(there.stderr).not.toContain('Dateline failed');
      expect(there).toMatchObject({ code: 0 });
      await sameIn(database);
      expect(await killMoves(database, back, 8, 60)).toBeGreaterThan(3);
      await wait(1_000);
      expect(await move(database, back)).toMatchObject({ code: 0 });
      await sameIn(back);
    });
  });
});
