import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BackupWriter } from '../../../../src/archive/embedded/backup/backup-container.js';
import { copyOfBackedUp, makeBackedUp, refusal, restore, titles } from './backup-stage.js';

/** An archive and a backup that each test has a copy of. */
let prepared: string;

beforeAll(async () => {
  prepared = await mkdtemp(join(tmpdir(), 'dateline-backed-up-'));
  const { archive } = await makeBackedUp(prepared);
  await archive.close();
});
afterAll(() => rm(prepared, { recursive: true, force: true }));

/** The archive stays as it is, and nothing of the attempt is left in its folder. */
async function refusalOf(file: string, folder: string): Promise<string> {
  const before = await readdir(folder, { recursive: true });
  const message = await refusal(restore(file, folder, true));
  expect(message).toContain(file);
  expect(await readdir(folder, { recursive: true })).toEqual(before);
  expect(await titles(folder)).toEqual(['Bridge closed', 'Ferry line opens']);
  return message;
}

function withFlippedBit(bytes: Uint8Array, share: number): Buffer {
  const flipped = Buffer.from(bytes);
  const at = Math.floor(flipped.length * share);
  flipped.writeUInt8(flipped.readUInt8(at) ^ 1, at);
  return flipped;
}

function unpacksTo(packed: Uint8Array, expected: Buffer): boolean {
  try {
    return gunzipSync(packed).equals(expected);
  } catch {
    return false;
  }
}

describe('a file that is no whole backup changes nothing', () => {
  test('one that is cut off anywhere', async () => {
    const { root, folder, file } = await copyOfBackedUp(prepared);
    const whole = await readFile(file);
    const cut = join(root, 'cut.tar.gz');
    for (const share of [0, 0.001, 0.3, 0.6, 0.9, 0.99, 0.999]) {
      await writeFile(cut, whole.subarray(0, Math.floor(whole.length * share)));
      expect(await refusalOf(cut, folder)).toMatch(/is damaged|no backup of Dateline/);
    }
    // Cut off in the tar, and packed anew.
    const tar = gunzipSync(whole);
    for (const share of [0.3, 0.6, 0.9]) {
      await writeFile(cut, gzipSync(tar.subarray(0, Math.floor(tar.length * share))));
      expect(await refusalOf(cut, folder)).toMatch(/is damaged/);
    }
  });

  test('a flipped bit anywhere', async () => {
    const { root, folder, file } = await copyOfBackedUp(prepared);
    const flipped = join(root, 'flipped.tar.gz');
    const [packed, tar] = [await readFile(file), gunzipSync(await readFile(file))];
    let flips = 0;
    for (let share = 0.05; share < 1; share += 0.1) {
      const bytes = withFlippedBit(packed, share);
      // A bit of which unpacking makes no use is no damage.
      if (unpacksTo(bytes, tar)) continue;
      flips += 1;
      await writeFile(flipped, bytes);
      expect(await refusalOf(flipped, folder)).toMatch(/is damaged/);
    }
    expect(flips).toBeGreaterThan(5);
    // In what was packed: of gzip's own checksum nothing is seen.
    for (const share of [0.2, 0.5, 0.8]) {
      await writeFile(flipped, gzipSync(withFlippedBit(tar, share)));
      expect(await refusalOf(flipped, folder)).toMatch(/is damaged/);
    }
  });

  test('files of others', async () => {
    const { root, folder } = await copyOfBackedUp(prepared);
    const other = join(root, 'other');
    for (const bytes of [Buffer.from('some text'), gzipSync('some text'), gzipSync(Buffer.alloc(2_048))]) {
      await writeFile(other, bytes);
      expect(await refusalOf(other, folder)).toMatch(/is no backup of Dateline/);
    }
  });

  test.each([
    'notes.txt',
    '../desk.sqlite',
    'collections/../../desk.sqlite',
    'collections/name.UPPER/archive.sqlite',
    '/etc/passwd',
    'collections/name.local/index.json',
  ])('a tar that holds %s', async (name) => {
    const { root, folder } = await copyOfBackedUp(prepared);
    const other = join(root, 'other.tar.gz');
    const writer = new BackupWriter(other, new Date());
    await writer.addText(name, 'text');
    await writer.finish();
    expect(await refusalOf(other, folder)).toMatch(/is no backup of Dateline/);
  });

  test('a file that is not there, or a folder', async () => {
    const { root, folder } = await copyOfBackedUp(prepared);
    expect(await refusalOf(join(root, 'none'), folder)).toMatch(/cannot be read \(ENOENT/);
    expect(await refusalOf(root, folder)).toMatch(/is no file/);
  });
});
