import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { jsonLines, runCli, temporaryFolder } from './run-cli.js';

test('without a token, a network or an archive it says how things are, and that nothing is broken', async () => {
  const archive = await temporaryFolder();
  const [plain, json] = [
    await runCli(['doctor'], { archive }),
    await runCli(['doctor', '--json'], { archive }),
  ];
  expect(plain).toMatchObject({ code: 0, stderr: '' });
  expect(plain.stdout).toMatch(/^✔ node: Node \d+/);
  expect(plain.stdout).toMatch(/\n– token: There is none: .*\n {4}To serve Discord, /);
  expect(plain.stdout).toMatch(/\n\nNothing is broken\.\n$/);
  const lines = jsonLines(json);
  expect(lines.at(-1)).toMatchObject({ summary: { broken: 0 } });
  for (const line of lines.slice(0, -1)) {
    expect(line).toMatchObject({
      check: expect.any(String),
      state: expect.any(String),
      says: expect.any(String),
    });
  }
});

test('a damaged archive and a misspelt and a wrong variable are each a line with what to do, and exit code 1', async () => {
  const archive = await temporaryFolder();
  await writeFile(join(archive, 'desk.sqlite'), 'no database at all '.repeat(500));
  const environment = { DATELINE_LOGG: 'info', DATELINE_EMBEDDERS: 'two' };
  const run = await runCli(['doctor', '--archive', archive], { environment });
  expect(run).toMatchObject({ code: 1, stderr: '' });
  expect(run.stdout).toContain('If DATELINE_LOG is meant');
  expect(run.stdout).toContain('✘ settings: The settings cannot be read. DATELINE_EMBEDDERS="two"');
  expect(run.stdout).toMatch(
    /✘ archive: .*desk\.sqlite.*\n {4}See all that is wrong with: npx dateline verify/,
  );
});

test('where the archive is a database, it is asked, and no disk of this machine is looked at', async () => {
  const archive = 'postgres://dateline:secretpart@127.0.0.1:1/dateline';
  const run = await runCli(['doctor', '--json'], { archive });
  expect(run.code).toBe(1);
  const checks = jsonLines(run).map((line) => line['check']);
  expect(checks).toContain('archive');
  expect(checks).not.toContain('disk');
  expect(run.stdout + run.stderr).not.toContain('secretpart');
});

test('a token is tried, and without a network that is a finding', async () => {
  const token = `${Buffer.from('123456789012345678').toString('base64')}.aaaaaa.secretpart`;
  const archive = await temporaryFolder();
  const withoutNetwork = new URL('without-network.mjs', import.meta.url).href;
  const environment = { DISCORD_TOKEN: token, NODE_OPTIONS: `--import ${withoutNetwork}` };
  const run = await runCli(['doctor'], { archive, environment });
  expect(run.code).toBe(1);
  expect(run.stdout).toMatch(/✘ network: Discord cannot be reached/);
  expect(run.stdout + run.stderr).not.toContain('secretpart');
});
