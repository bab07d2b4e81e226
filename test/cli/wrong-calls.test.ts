import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { projectFolder } from '../../src/project-folder.js';
import { runCli, startProcess, temporaryFolder } from './run-cli.js';

let archive: string;
beforeAll(async () => {
  archive = await temporaryFolder();
});

describe.concurrent('dateline, called wrongly', () => {
  it.each([
    ['no command', [], 'Usage: dateline'],
    ['nowhere to move to', ['move', '--from', 'data'], "required option '--to <archive>' not specified"],
    ['nothing to move', ['move', '--to', 'data'], "required option '--from <archive>' not specified"],
    [
      'an archive to move without a name',
      ['move', '--from', ' ', '--to', 'x'],
      '--from is empty: give a folder',
    ],
    ['an unknown command', ['aks', 'who?'], "unknown command 'aks'"],
    ['an unknown option', ['ask', 'who?', '--sinze', '2024-01-01'], "unknown option '--sinze'"],
    ['an option without its value', ['ask', 'who?', '--since'], "'--since <date>' argument missing"],
    ['no question', ['ask', '--json'], 'No question: '],
    ['a blank question', ['ask', '  '], 'No question: '],
    ['a question beside a batch', ['ask', 'who?', '--batch', 'file'], 'not both'],
    [
      'a day that is none',
      ['ask', 'who?', '--as-of', '2024-02-30'],
      "'2024-02-30' is invalid. It takes a day",
    ],
    [
      'days that no article lies between',
      ['ask', 'a', '--since', '2024-02-02', '--until', '2024-02-01'],
      '2024-02-02',
    ],
    ['a limit out of range', ['ask', 'who?', '--limit', '0'], 'It takes 1 to 10'],
    ['a collection that cannot be', ['stats', '--collection', '../other'], '"../other" is no collection'],
    ['nothing to add', ['add'], "missing required argument 'inputs'"],
    ['one title for two articles', ['add', 'a', 'b', '--title', 'T'], 'give one input'],
    ['standard input twice', ['add', '-', '-'], 'give one -'],
    ['a date of an article that is none', ['add', '-', '--date', 'lately'], '"lately" is no date'],
    ['an address that is none', ['add', '-', '--url', 'courier'], 'courier'],
    ['nothing to read', ['read'], 'FILE or URL'],
    ['names that are alone', ['aliases', 'add', 'PKK'], '"NAME = OTHER NAME"'],
    ['nothing to remove', ['aliases', 'remove'], 'dateline aliases remove "NAME"'],
    ['a list of names', ['aliases', 'list', 'PKK'], 'takes no names'],
    ['something else to do with names', ['aliases', 'change'], 'Allowed choices are list, add, remove'],
    ['an archive without a name', ['stats', '--archive', ''], 'It is empty: give a folder.'],
    ['an archive without a name to look at', ['doctor', '--archive', ' '], 'It is empty: give a folder.'],
    ['an unknown way to cite', ['sources', '--format', 'telex'], 'Allowed choices are'],
  ])('%s: exit code 2, and why on standard error', async (_name, words, reason) => {
    const run = await runCli(words, { archive });
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain(reason);
    expect(run.stderr).not.toMatch(/^\s+at /m);
  });
});

describe.concurrent('dateline, of an archive that is not there', () => {
  it.each([[['verify']], [['backup', 'news.tar.gz']], [['export', 'news.jsonl']]])(
    '%s: exit code 1, and none is made',
    async (words) => {
      const missing = join(await temporaryFolder(), 'mistyped');
      const run = await runCli([...words, '--archive', missing], { archive });
      expect(run).toMatchObject({ code: 1, stdout: '' });
      expect(run.stderr).toBe(
        `There is no archive in ${missing}: name its folder with --archive or in DATELINE_ARCHIVE.\n`,
      );
      expect(existsSync(missing)).toBe(false);
    },
  );
});

describe('dateline, on request', () => {
  it('explains itself: help and version on standard output, exit code 0', async () => {
    const [help, ask, version] = await Promise.all(
      [['--help'], ['ask', '--help'], ['--version']].map((words) => runCli(words, { archive })),
    );
    expect(help).toMatchObject({ code: 0, stderr: '' });
    const names = ['ask', 'sources', 'add', 'read', 'import', 'export', 'aliases', 'stats', 'verify', 'eval'];
    for (const name of names) expect(help?.stdout).toMatch(new RegExp(`^  ${name} `, 'm'));
    for (const option of [
      '--archive',
      '--collection',
      '--json',
      '--since',
      '--until',
      '--as-of',
      '--limit',
      '--batch',
    ])
      expect(ask?.stdout).toContain(option);
    expect(version?.stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe.skipIf(process.platform === 'win32')('the file that package.json names as dateline', () => {
  it('can be run as it is, as npx does (Windows has no such right)', async () => {
    const run = await startProcess(join(projectFolder, 'dist', 'src', 'cli.js'), ['--version']).ended;
    expect(run).toMatchObject({ code: 0, stderr: '' });
  });
});

describe.concurrent('dateline, set up wrongly', () => {
  it.each([
    ['DATELINE_EMBEDDERS', 'zero'],
    ['DATELINE_LOG', 'loud'],
    ['DATELINE_SEEDS', 'perhaps'],
    ['DATELINE_MODEL', '/no/such/folder'],
    ['DATELINE_MODEL', 'somebody/some-model'],
  ])('%s=%s: exit code 1, and the variable is named with its value', async (name, value) => {
    // An archive of its own: one that another command holds is asked through that command, which has settings of its own.
    const run = await runCli(['stats'], {
      archive: await temporaryFolder(),
      environment: { [name]: value },
    });
    expect(run).toMatchObject({ code: 1, stdout: '' });
    expect(run.stderr).toContain(`${name}="${value}"`);
    expect(run.stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  it('takes a variable that is set to nothing for one that is not set', async () => {
    const environment = { DATELINE_EMBEDDERS: '', DATELINE_LOG: '', DATELINE_MODEL: '', DATELINE_SEEDS: '' };
    const run = await runCli(['stats', '--json'], { archive, environment });
    expect(run).toMatchObject({ code: 0, stderr: '' });
  });
});
