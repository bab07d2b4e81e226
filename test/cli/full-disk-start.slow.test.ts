import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { Connection } from '../../src/archive/embedded/connection.js';
import { isFull, smallDisk, type SmallDisk } from '../small-disk.js';
import { runCli, startProgram, temporaryFolder, type Run } from './run-cli.js';

const input = 'The ferry to Norrholm sails again from Thursday, the harbour master said on Monday.';
/** Another prefix makes another model, with which the articles are to be read. */
const otherModel = { DATELINE_MODEL_PASSAGE_PREFIX: 'news: ', DATELINE_MODEL_QUESTION_PREFIX: 'asked: ' };

let disk: SmallDisk | null = null;
afterEach(() => {
  disk?.remove();
  disk = null;
});

function start(archive: string, environment: Readonly<Record<string, string>> = {}): Promise<Run> {
  return startProgram('src/main.js', ['--local', '--terminal'], {
    archive,
    environment,
    input: 'Who said that the ferry to Norrholm sails again?\n/quit\n',
  }).ended;
}

test('started with another model on a full disk that nothing is kept free on, it answers, and ends when it is done', async ({
  skip,
}) => {
  disk = smallDisk(32);
  if (!disk) return skip();
  const { folder: archive } = disk;
  await runCli(['add', '-'], { archive, input });
  rmSync(join(archive, 'reserve'), { force: true });
  disk.fill();
  expect(isFull(archive)).toBe(true);

  const trial = await start(archive, otherModel);
  expect(trial).toMatchObject({ code: 0, signal: null });
  expect(trial.stdout).toContain('the harbour master said on Monday');
  expect(trial.stderr).not.toMatch(/^ +at /m);
});

test('a desk that cannot begin lets go of the archive, and the process ends', async () => {
  const archive = await temporaryFolder();
  await runCli(['add', '-'], { archive, input });
  const desk = new Connection(join(archive, 'desk.sqlite'), 100);
  desk.run("INSERT OR REPLACE INTO settings (collection, key, value) VALUES ('*', 'reembedded-for', '{')");
  desk.close();
  const runs = [await runCli(['stats'], { archive }), await start(archive)];
  for (const run of runs) expect(run).toMatchObject({ code: 1, signal: null, stdout: '' });
});
