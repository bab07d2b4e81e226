import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectFolder } from '../../src/project-folder.js';
import { jsonLines, runCli, startProcess, startProgram, temporaryFolder, type Running } from './run-cli.js';

/** util-linux's `script` gives a program a terminal; other systems have another one of this name, or none. */
const hasScript = spawnSync('script', ['--version']).stdout?.toString().includes('util-linux') ?? false;

/** Starts the trial on a terminal of 100 columns, as a person does. */
function startOnTerminal(archive: string): Running {
  const command = `stty cols 100 rows 40; exec '${process.execPath}' '${join(projectFolder, 'dist', 'src', 'main.js')}' --terminal`;
  return startProcess('script', ['-qec', command, '/dev/null'], {
    archive,
    input: null,
    environment: { TERM: 'xterm', DATELINE_SEEDS: 'true', SHELL: '/bin/sh' },
  });
}

const prompt = /› /;

describe('the local trial through a pipe', () => {
  it('answers each line, takes a text, and ends with the input', async () => {
    const archive = await temporaryFolder();
    const lines = [
      '/add text',
      'Pier opens',
      'Harbour Gazette',
      '2025-06-06',
      '',
      'The new pier of Norrholm was opened on Friday by Ilka Brandt. Two hundred people came to see it.',
      '.',
      'Who opened the new pier of Norrholm?',
      '/nonsense',
    ];
    const run = await startProgram('src/main.js', ['--terminal'], { archive, input: lines.join('\n') }).ended;
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toMatch(/^This is a local trial of Dateline: .+DISCORD_TOKEN.+\n/);
    expect(run.stdout).toContain('│ The new pier of Norrholm was opened on Friday by Ilka Brandt. [1]');
    expect(run.stdout).toContain('pasted by @you, not checked');
    expect(run.stdout).toContain('/nonsense');
    // It is the terminal's collection, which the command line has as well.
    const asked = await runCli(['ask', 'Who opened the new pier of Norrholm?', '--json'], { archive });
    expect(jsonLines(asked)).toMatchObject([{ verdict: 'answered' }]);
  });
});

describe.skipIf(!hasScript)('the local trial on a terminal (where util-linux has a script command)', () => {
  it('is there within five seconds, answers from the starter articles, and ends with /quit', async () => {
    const started = performance.now();
    const trial = startOnTerminal(await temporaryFolder());
    await trial.said(prompt);
    expect(performance.now() - started).toBeLessThan(5_000);
    trial.child.stdin.write('/ask What did Fidan say about ISIS and the PKK?\r');
    await trial.said(/Answer \w{8}/);
    trial.child.stdin.write('/quit\r');
    const run = await trial.ended;
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toContain('Dateline starter archive');
  });

  it('ends with Ctrl-C, in the middle of a form too', async () => {
    const trial = startOnTerminal(await temporaryFolder());
    await trial.said(prompt);
    trial.child.stdin.write('/add text\r');
    await trial.said(/Title/);
    trial.child.stdin.write('\u0003');
    expect(await trial.ended).toMatchObject({ code: 0, stderr: '' });
  });
});
