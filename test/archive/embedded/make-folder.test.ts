import { chmodSync, existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFolder } from '../../../src/archive/embedded/make-folder.js';
import { temporaryFolder } from './temporary-collection.js';

describe('making the folder of an archive', () => {
  it('makes all that is missing, for this user alone, and may be done again', async () => {
    const outer = join(await temporaryFolder(), 'a');
    const folder = join(outer, 'b', 'c');
    makeFolder(folder);
    makeFolder(folder);
    for (const made of [outer, folder]) expect(statSync(made).mode & 0o777).toBe(0o700);
  });

  it('leaves one that is there as it is', async () => {
    const folder = await temporaryFolder();
    chmodSync(folder, 0o755);
    makeFolder(folder);
    expect(statSync(folder).mode & 0o777).toBe(0o755);
  });

  it('says that there is a file', async () => {
    const file = join(await temporaryFolder(), 'file');
    writeFileSync(file, '');
    expect(() => makeFolder(file)).toThrow(/^The archive folder .*file cannot be used \(it is a file\): /);
    expect(() => makeFolder(join(file, 'under'))).toThrow(/cannot be used \(ENOTDIR/);
  });

  it.skipIf(!existsSync('/proc/self'))('ends where the system makes no folders', () => {
    expect(() => makeFolder('/proc/dateline/archive')).toThrow(/cannot be used/);
  });
});
