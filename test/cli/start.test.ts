import { chmod, cp, open, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { Connection } from '../../src/archive/embedded/connection.js';
import { projectFolder } from '../../src/project-folder.js';
import { runCli, startProgram, temporaryFolder, type Run, type RunOptions } from './run-cli.js';

/** Runs `npm start` to its end. */
const start = (words: readonly string[], options: RunOptions = {}): Promise<Run> =>
  startProgram('src/main.js', words, options).ended;

/** What a process looks like that refuses to start: exit code 1, and one plain line, no stack trace. */
const refusal = { code: 1, stdout: '', stderr: expect.stringMatching(/^[^\n]+\n$/) };

let archive: string;
beforeAll(async () => {
  archive = await temporaryFolder();
});

describe.concurrent('npm start', () => {
  it('knows a wrong call, and explains itself on request', async () => {
    const [wrong, word, help] = await Promise.all([start(['--locl']), start(['trial']), start(['--help'])]);
    for (const run of [wrong, word]) expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(wrong.stderr).toContain("'--locl'");
    expect(help).toMatchObject({ code: 0, stderr: '', stdout: expect.stringContaining('--local') });
  });

  it('names a setting that cannot be read', async () => {
    const run = await start(['--local'], { archive, environment: { DATELINE_EMBEDDERS: 'many' } });
    expect(run).toMatchObject(refusal);
    expect(run.stderr).toContain('DATELINE_EMBEDDERS="many"');
  });

  it('says that Discord cannot be reached', async () => {
    const preload = fileURLToPath(new URL('./without-network.mjs', import.meta.url));
    const environment = {
      DISCORD_TOKEN: 'not-a-real-token',
      NODE_OPTIONS: `--import=${preload}`,
      DATELINE_LOG: 'warn',
    };
    const run = await start([], { archive: await temporaryFolder(), environment });
    expect(run).toMatchObject(refusal);
    expect(run.stderr).toMatch(/^Discord cannot be reached \(ENOTFOUND\): check the network/);
  });

  it('refuses an archive folder that is a file', async () => {
    const file = join(archive, 'file');
    await writeFile(file, '');
    const run = await start(['--local', '--archive', file]);
    expect(run).toMatchObject(refusal);
    expect(run.stderr).toMatch(/archive folder .*file cannot be used/);
  });

  it.skipIf(process.getuid?.() === 0)(
    'refuses an archive folder that it may only read (root may write all)',
    async () => {
      const folder = await temporaryFolder();
      await chmod(folder, 0o500);
      const run = await start(['--local'], { archive: folder });
      expect(run).toMatchObject(refusal);
      expect(run.stderr).toMatch(/cannot be used .*DATELINE_ARCHIVE/);
      await chmod(folder, 0o700);
    },
  );

  it('refuses an archive that a newer version wrote, as the command line does', async () => {
    const folder = await temporaryFolder();
    await runCli(['stats'], { archive: folder });
    const desk = new Connection(join(folder, 'desk.sqlite'), 100);
    desk.pragma('user_version = 99');
    desk.close();
    const options = { archive: folder };
    for (const run of [await start(['--local'], options), await runCli(['stats'], options)]) {
      expect(run).toMatchObject(refusal);
      expect(run.stderr).toMatch(/newer/);
    }
  });
});

describe.concurrent('a model that is not whole', () => {
  it.each([
    [
      'a file is missing',
      (folder: string) => rm(join(folder, 'tokenizer.json')),
      /tokenizer\.json is missing/,
    ],
    [
      'its weights are cut off',
      (folder: string) => cutOff(join(folder, 'onnx', 'model_quantized.onnx')),
      /cannot be loaded/,
    ],
    [
      'its configuration is none',
      (folder: string) => writeFile(join(folder, 'config.json'), '{'),
      /config\.json cannot be read/,
    ],
  ])('is refused at the start: %s', async (_name, damage, sentence) => {
    const folder = join(await temporaryFolder(), 'model');
    await cp(join(projectFolder, 'data', 'model', 'all-MiniLM-L6-v2'), folder, { recursive: true });
    await damage(folder);
    const environment = { DATELINE_MODEL: folder };
    // The page is not kept back for long by a model that loads slowly; the terminal waits for it.
    const run = await start(['--terminal'], { archive: await temporaryFolder(), environment });
    expect(run).toMatchObject(refusal);
    expect(run.stderr).toMatch(sentence);
    expect(run.stderr).toContain('DATELINE_MODEL');
  });
});

async function cutOff(path: string): Promise<void> {
  const file = await open(path, 'r+');
  await file.truncate(100_000);
  await file.close();
}
