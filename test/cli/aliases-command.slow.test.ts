import { beforeAll, describe, expect, it } from 'vitest';
import { jsonLines, runCli, temporaryFolder, type Run } from './run-cli.js';

let archive: string;
beforeAll(async () => {
  archive = await temporaryFolder();
});

function aliases(...words: readonly string[]): Promise<Run> {
  return runCli(['aliases', ...words], { archive });
}

describe('dateline aliases', () => {
  it('adds a group, lets it grow, lists it, and removes its names again', async () => {
    expect((await aliases()).stdout).toMatch(/^Of local:\nNone yet: .*\n\nOf every archive:\nUS = USA = /);
    expect(await aliases('add', "HWP = Harbour Workers' Party")).toMatchObject({
      code: 0,
      stdout: "HWP = Harbour Workers' Party\n",
      stderr: '',
    });
    expect(jsonLines(await aliases('add', 'Dockers=hwp', '--json'))).toEqual([
      { names: ['HWP', "Harbour Workers' Party", 'Dockers'], builtIn: false },
    ]);
    expect((await aliases('list')).stdout).toMatch(
      /^Of local:\nHWP = Harbour Workers' Party = Dockers\n\nOf every/,
    );
    const listed = jsonLines(await aliases('list', '--json'));
    expect(listed[0]).toEqual({ names: ['HWP', "Harbour Workers' Party", 'Dockers'], builtIn: false });
    expect(listed[1]).toMatchObject({ names: expect.arrayContaining(['US']), builtIn: true });
    expect((await aliases('--collection', 'other', '--json')).stdout).not.toContain('HWP');

    expect(await aliases('remove', 'dockers')).toMatchObject({ code: 0, stdout: 'Removed "dockers".\n' });
    expect(jsonLines(await aliases('remove', 'HWP', '--json'))).toEqual([{ removed: 'HWP', groups: 0 }]);
    expect((await aliases()).stdout).toContain('None yet');
  });

  it.each([
    ['a stop word', ['add', 'the = HWP'], '"the" stands in every text'],
    ['one name twice', ['add', 'HWP = hwp'], '"HWP" stands alone'],
    ['a name too long', ['add', `HWP = ${'x'.repeat(61)}`], '61 characters'],
    ['a name that is not there', ['remove', 'Torsund'], '"Torsund" is not among'],
    ['a name of every archive', ['remove', 'Turkey'], '"Turkey" is a name that every archive knows'],
  ])('refuses %s: exit code 1, and why', async (_what, words, reason) => {
    const run = await aliases(...words);
    expect(run).toMatchObject({ code: 1, stdout: '' });
    expect(run.stderr).toContain(reason);
    expect(run.stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});
