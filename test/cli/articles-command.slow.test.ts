import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { jsonLines, runCli, temporaryFolder, type Run } from './run-cli.js';

let archive: string;
let windmillId: string;

function articles(...words: readonly string[]): Promise<Run> {
  return runCli(['articles', ...words], { archive });
}

beforeAll(async () => {
  archive = await temporaryFolder();
  const texts = {
    'mill.txt': 'The windmill of Brannow was sold to the miller Odalric Vessem for ninety crowns on Monday.',
    'rink.txt': 'The ice rink of Brannow stays closed this winter because its cooling plant leaks.',
  };
  for (const [name, text] of Object.entries(texts)) await writeFile(join(archive, name), text);
  const files = Object.keys(texts).map((name) => join(archive, name));
  const facts = ['--title', 'Windmill sold', '--outlet', 'Brannow Post', '--date', '2026-02-20'];
  const [mill] = jsonLines(await runCli(['add', files[0] ?? '', ...facts, '--json'], { archive }));
  windmillId = String(mill?.['article']);
  await runCli(['add', files[1] ?? '', '--title', 'Rink closed'], { archive });
});

describe('dateline articles', () => {
  it('lists what passes the filters, shows, edits, removes, and brings back', async () => {
    const listed = await articles('list');
    expect(listed.stdout).toMatch(/^a\w{15} {2}Rink closed \(undated\)\n/);
    expect(listed.stdout).toContain('Windmill sold (Brannow Post (as given), 2026-02-20)\n2 articles\n');
    for (const filter of [
      ['--outlet', 'brannow post'],
      ['--since', '2026-02-20', '--until', '2026-02-20'],
      ['--title', 'WINDmill'],
    ]) {
      const found = jsonLines(await articles('list', ...filter, '--json'));
      expect(found).toMatchObject([{ id: windmillId, title: 'Windmill sold', version: 1 }]);
      expect(found[0]).not.toHaveProperty('text');
    }
    expect(jsonLines(await articles('list', '--by', 'terminal', '--json'))).toHaveLength(2);
    expect((await articles('list', '--by', 'nobody')).stdout).toBe('0 articles\n');

    const shown = await articles('show', 'windmill SOLD');
    expect(shown.stdout).toContain('from file mill.txt, not checked\n');
    expect(shown.stdout).toMatch(/\nversion 1: \d/);
    const edited = await articles(
      'edit',
      windmillId,
      '--title',
      'Mill sold',
      '--author',
      'Ada Lund',
      'Jon Ek',
      '--outlet',
      '',
    );
    expect(edited).toMatchObject({ code: 0, stdout: `Corrected ${windmillId}  Mill sold (2026-02-20)\n` });
    expect(jsonLines(await articles('show', windmillId, '--json'))).toMatchObject([
      { state: 'kept', article: { authors: ['Ada Lund', 'Jon Ek'], outlet: null, version: 2 } },
    ]);

    const removed = await articles('remove', windmillId);
    expect(removed.stdout).toContain(`dateline articles undo ${windmillId}`);
    expect((await articles('list')).stdout).toMatch(/\n1 article\n$/);
    expect((await articles('show', windmillId)).stdout).toMatch(/\nRemoved .*; can be brought back until /);
    const asked = jsonLines(await runCli(['ask', 'To whom was the windmill sold?', '--json'], { archive }));
    expect(asked).toMatchObject([{ findings: [] }]);
    expect((await articles('undo')).stdout).toBe(`Brought back ${windmillId}  Mill sold (2026-02-20)\n`);
    const again = jsonLines(await runCli(['ask', 'To whom was the windmill sold?', '--json'], { archive }));
    expect(JSON.stringify(again)).toContain('Odalric Vessem');
  }, 90_000);

  it.each([
    ['an unknown article', ['show', 'nothing'], 1, 'There is no article "nothing"'],
    ['nothing to undo', ['undo', 'nothing'], 1, 'No article "nothing" was removed'],
    ['no article', ['remove'], 2, 'Give an article'],
    ['nothing to edit', ['edit', 'nothing'], 2, 'Give what is to be changed'],
    ['an article for the list', ['list', 'x'], 2, 'The list takes no article'],
    ['a bad day', ['list', '--since', 'soon'], 2, 'It takes a day'],
    ['an unknown action', ['burn'], 2, 'burn'],
  ])('refuses %s', async (_what, words, code, reason) => {
    const run = await articles(...words);
    expect(run).toMatchObject({ code, stdout: '' });
    expect(run.stderr).toContain(reason);
  });
});

describe('dateline hosts', () => {
  it('allows and denies hosts, which then holds for what is added', async () => {
    const hosts = (...words: readonly string[]) => runCli(['hosts', ...words], { archive });
    expect((await hosts()).stdout).toBe('Articles are taken from every site.\n');
    expect(jsonLines(await hosts('deny', '*.bad.example', '--json'))).toEqual([
      { allow: [], deny: ['*.bad.example'] },
    ]);
    const added = await runCli(['add', 'https://news.bad.example/1'], { archive });
    expect(added).toMatchObject({ code: 1, stdout: '' });
    expect(added.stderr).toContain('Articles from news.bad.example are not taken here');
    expect(await hosts('reset')).toMatchObject({ code: 0, stdout: 'Articles are taken from every site.\n' });
    expect(await hosts('deny')).toMatchObject({ code: 2, stdout: '' });
    expect(await hosts('deny', 'no host')).toMatchObject({ code: 1, stdout: '' });
    expect(await hosts('reset', 'x.example')).toMatchObject({ code: 1, stdout: '' });
  }, 60_000);
});
