import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { jsonLines, runCli, temporaryFolder, type Run } from './run-cli.js';

let archive: string;
beforeAll(async () => {
  archive = await temporaryFolder();
});

function feed(...words: readonly string[]): Promise<Run> {
  return runCli(['feed', ...words], { archive });
}

describe('dateline feed', () => {
  it('imports feeds, lists, pauses, resumes, exports and removes them', async () => {
    expect(await feed('list')).toMatchObject({
      code: 0,
      stdout: 'No feed is followed yet: dateline feed add URL\n',
    });
    const opml = join(archive, 'feeds.opml');
    await writeFile(
      opml,
      `<opml version="2.0"><body><outline text="Post &amp; Sons" xmlUrl="https://post.invalid/rss"/>
       <outline text="x" xmlUrl="ftp://x"/></body></opml>`,
    );
    const imported = await feed('import', opml);
    expect(imported).toMatchObject({ code: 0, stdout: '1 feed added, 0 followed before, 1 refused.\n' });
    expect(imported.stderr).toContain('"ftp://x" is no web address');
    const again = await runCli(['import', opml], { archive });
    expect(again).toMatchObject({ code: 0, stdout: '0 feeds added, 1 followed before, 1 refused.\n' });
    const [listed] = jsonLines(await feed('list', '--json'));
    expect(listed).toMatchObject({
      title: 'Post & Sons',
      url: 'https://post.invalid/rss',
      lastSuccessAt: null,
    });
    expect((await feed('pause', 'post & sons')).stdout).toMatch(/^Paused f[0-9a-z]{6} Post & Sons https/);
    expect((await feed('list')).stdout).toMatch(/ · paused\n$/);
    expect(jsonLines(await feed('poll', '--json'))).toMatchObject([{ status: 'paused', added: 0 }]);
    expect(jsonLines(await feed('resume', String(listed?.['id']), '--json'))).toMatchObject([
      { pausedAt: null },
    ]);

    const exported = join(archive, 'out.opml');
    expect((await feed('export', exported)).stdout).toBe(`1 feed written to ${exported}.\n`);
    expect(await readFile(exported, 'utf8')).toContain(
      'title="Post &amp; Sons" xmlUrl="https://post.invalid/rss"',
    );
    expect((await feed('remove', 'https://post.invalid/rss')).stdout).toMatch(/^Removed f/);
    expect((await feed('list', '--json')).stdout).toBe('');
  });

  it.each([
    ['an address on this machine', ['add', 'http://127.0.0.1/feed'], 1, 'is not on the public web'],
    ['what is no address', ['add', 'courier'], 1, '"courier" is no web address'],
    ['a feed that is not there', ['remove', 'courier'], 1, 'No feed "courier" is followed here'],
    ['nothing to export', ['export', '-'], 1, 'No feed is followed here yet'],
    ['a file that is not there', ['import', 'no.opml'], 1, 'there is none'],
    ['no address', ['add'], 2, "missing required argument 'url'"],
    ['an unknown action', ['follow'], 2, "unknown command 'follow'"],
  ])('refuses %s', async (_what, words, code, reason) => {
    const run = await feed(...words);
    expect(run).toMatchObject({ code, stdout: '' });
    expect(run.stderr).toContain(reason);
  });
});
