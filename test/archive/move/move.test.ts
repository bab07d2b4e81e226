import { describe, expect, test, vi } from 'vitest';
import { fullFolder, inFolder, inProcess, move, newFolder, using } from './ends.js';
import { seenIn } from './full-archive.js';

vi.setConfig({ testTimeout: 120_000 });

describe('an archive with everything in it', () => {
  test('is the same in a database, and back in a folder', async () => {
    const [first, database, last] = [
      inFolder(await fullFolder()),
      await inProcess(),
      inFolder(await newFolder()),
    ];
    const before = await using(await first.archive(), seenIn);
    const there = await move(first, database);
    expect(there).toMatchObject({ outcome: 'moved', differences: [] });
    const between = await using(await database.archive(), seenIn);
    expect(between).toEqual(before);
    const back = await move(database, last);
    expect(back).toMatchObject({ outcome: 'moved', differences: [] });
    expect(back.scopes.map(({ sha256 }) => sha256)).toEqual(there.scopes.map(({ sha256 }) => sha256));
    expect(await using(await last.archive(), seenIn)).toEqual(before);
    expect(await using(await first.archive(), seenIn)).toEqual(before);
  });
});
