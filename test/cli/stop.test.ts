import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { jsonLines, runCli, startProcess, startProgram, temporaryFolder, type Running } from './run-cli.js';

const unableAlone = { DATELINE_MODEL: '/no/such/model' };

/** A local trial whose standard input stays open: it serves until it is told to stop. */
async function startTrial(archive: string): Promise<Running> {
  const trial = startProgram('src/main.js', ['--terminal'], { archive, input: null });
  await trial.said(/Type \/help/);
  return trial;
}

describe('a Dateline that runs', () => {
  it('keeps a second one from its archive, serves command lines, and ends cleanly when told to', async () => {
    const archive = await temporaryFolder();
    const trial = await startTrial(archive);
    const [second, added] = await Promise.all([
      startProgram('src/main.js', ['--local'], { archive }).ended,
      runCli(['add', '-', '--json'], {
        archive,
        environment: unableAlone,
        input: 'The ferry to Norrholm sails again from Thursday. Its captain is Ilka Brandt.',
      }),
    ]);
    expect(second).toMatchObject({ code: 1, stdout: '' });
    expect(second.stderr).toMatch(
      /^Another Dateline process holds the archive in .+: .+DATELINE_ARCHIVE\.\n$/,
    );
    expect(added).toMatchObject({ code: 0, stderr: '' });

    const told = performance.now();
    trial.child.kill('SIGTERM');
    expect(await trial.ended).toMatchObject({ code: 0, signal: null, stderr: '' });
    expect(performance.now() - told).toBeLessThan(10_000);
    const [stats] = jsonLines(await runCli(['stats', '--json'], { archive }));
    expect(stats).toMatchObject({ articles: 1 });
  });

  it('takes one Ctrl-C that arrives twice, as through npm, for one', async () => {
    const trial = await startTrial(await temporaryFolder());
    trial.child.kill('SIGINT');
    trial.child.kill('SIGINT');
    expect(await trial.ended).toMatchObject({ code: 0, signal: null });
  });

  it('answers what was asked on Discord before it was told to stop', async () => {
    const archive = await temporaryFolder();
    const text = 'The ferry to Norrholm sails again from Thursday, the harbour master said on Monday.';
    const collection = ['--collection', 'local'];
    await runCli(['add', '-', ...collection], { archive, input: text });
    const script = fileURLToPath(new URL('./serve-on-loopback.mjs', import.meta.url));
    const server = startProcess(process.execPath, [script], { archive, input: null });
    await server.said(/^serving$/m);
    server.child.stdin.write('ask\n');
    const run = await server.ended;
    expect(run).toMatchObject({ code: 0, signal: null });
    expect(run.stderr).toContain('Told to stop');
    expect(run.stdout).toContain('I found nothing in the archive');
  });
});
