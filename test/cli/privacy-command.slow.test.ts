import { beforeAll, describe, expect, it } from 'vitest';
import { jsonLines, runCli, temporaryFolder, type Run } from './run-cli.js';

/** Of her there is an article in the collection of her direct messages. */
const ana = '111111111111111111';
let archive: string;
beforeAll(async () => {
  archive = await temporaryFolder();
  const text =
    'The zorilla in the zoo of Brannow slept until noon on Monday, said its keeper Odalric Vessem.';
  const added = await runCli(['add', '-', '--collection', `user:${ana}`], { archive, input: text });
  if (added.code !== 0) throw new Error(added.stderr);
}, 60_000);

function privacy(...words: readonly string[]): Promise<Run> {
  return runCli(['privacy', ...words], { archive });
}

describe('dateline privacy', () => {
  it('counts, prints and deletes what is kept of a person', async () => {
    expect(await privacy('show', ana)).toMatchObject({
      code: 0,
      stdout: 'articles from direct messages: 1\n',
      stderr: '',
    });
    const [exported] = jsonLines(await privacy('export', ana, '--json'));
    expect(exported).toMatchObject({
      person: ana,
      records: [{ kind: 'article', collection: `user:${ana}` }],
    });
    expect((await privacy('export', ana)).stdout).toMatch(/^\{"person":"1{18}"/);
    const [deleted] = jsonLines(await privacy('delete', ana, '--json'));
    expect(deleted).toMatchObject({ person: ana, ownArticles: 1, answers: 0 });
    expect((await privacy('show', ana)).stdout).toBe('Nothing is kept of this person.\n');
  }, 60_000);

  it('refuses what is no id, and what it does not know', async () => {
    for (const words of [
      ['show'],
      ['show', 'ana'],
      ['show', '../5'],
      ['show', '1'.repeat(21)],
      ['undo', ana],
    ]) {
      const { code, stdout, stderr } = await privacy(...words);
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(/Discord id|missing required|Allowed choices/);
    }
  }, 60_000);
});
