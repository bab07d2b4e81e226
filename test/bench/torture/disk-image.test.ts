import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeImage } from '../../../bench/torture/disk-image.js';
import { Random } from '../../../bench/torture/random.js';
import type { RecordedChange } from '../../../bench/torture/recorded-change.js';
import { newFolder, RecordedDisk } from '../../../bench/torture/recorded-disk.js';

const tries = 150;
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dateline-image-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const open = (path: string, isNew = true): RecordedChange => ({
  kind: 'open',
  descriptor: path,
  path,
  isNew,
  isTruncated: false,
});
const write = (path: string, bytes: string | Buffer, offset = 0): RecordedChange => ({
  kind: 'write',
  descriptor: path,
  offset,
  bytes: Buffer.from(bytes),
});
const sync = (path: string): RecordedChange => ({ kind: 'sync', descriptor: path });
/** A new file, whose bytes are safe and whose name is not yet. */
const written = (path: string, bytes: string | Buffer): readonly RecordedChange[] => [
  open(path),
  write(path, bytes),
  sync(path),
];
const syncedFolder = (path: string): readonly RecordedChange[] => [open(path, false), sync(path)];

/** What many power cuts leave of these changes: names with their contents, each outcome once. */
async function outcomes(changes: readonly RecordedChange[], areSyncsIgnored = false) {
  const disk = new RecordedDisk('/disk', newFolder(), areSyncsIgnored);
  for (const change of changes) disk.apply(change);
  const found = new Set<string>();
  for (let seed = 1; seed <= tries; seed += 1) {
    const image = await mkdtemp(join(folder, 'image-'));
    await writeImage(disk.root, image, new Random(seed));
    found.add(await describeFolder(image));
  }
  return [...found].toSorted();
}

async function describeFolder(path: string): Promise<string> {
  const entries = await readdir(path, { withFileTypes: true });
  const parts = entries
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
    .map(async (entry) => {
      const below = join(path, entry.name);
      return `${entry.name}=${entry.isDirectory() ? await describeFolder(below) : await readFile(below, 'utf8')}`;
    });
  return `{${(await Promise.all(parts)).join(' ')}}`;
}

test('what was synced is there after every cut, in a folder that was synced', async () => {
  const synced = [...written('/disk/a', 'one'), ...syncedFolder('/disk')];
  expect(await outcomes(synced)).toEqual(['{a=one}']);
  expect(await outcomes(synced, true)).toEqual(['{a=one}', '{a=}', '{}'].toSorted());
});

test('a file that was synced has no name where its folder was not', async () => {
  expect(await outcomes(written('/disk/a', 'one'))).toEqual(['{a=one}', '{}']);
});

test('what was written over and not synced is the old or the new', async () => {
  const changes = [...written('/disk/a', 'one'), ...syncedFolder('/disk'), write('/disk/a', 'two')];
  expect(await outcomes(changes)).toEqual(['{a=one}', '{a=two}']);
});

test('a long write may reach the disk in part, by whole sectors', async () => {
  const long = Buffer.concat([Buffer.alloc(512, 'x'), Buffer.alloc(512, 'y')]);
  const changes = [
    ...written('/disk/a', Buffer.alloc(1_024, '-')),
    ...syncedFolder('/disk'),
    write('/disk/a', long),
  ];
  const shapes = (await outcomes(changes)).map((found) => found.replaceAll(/(.)\1{511}/g, '$1'));
  expect(shapes).toEqual(['{a=--}', '{a=-y}', '{a=x-}', '{a=xy}']);
});

test('a rename from one folder to another is made in both or in neither', async () => {
  const changes: readonly RecordedChange[] = [
    { kind: 'mkdir', path: '/disk/from' },
    { kind: 'mkdir', path: '/disk/to' },
    ...written('/disk/from/a', 'one'),
    ...syncedFolder('/disk/from'),
    ...syncedFolder('/disk'),
    { kind: 'rename', path: '/disk/from/a', to: '/disk/to/b' },
  ];
  expect(await outcomes(changes)).toEqual(['{from={a=one} to={}}', '{from={} to={b=one}}']);
  const safe = [...changes, ...syncedFolder('/disk/to')];
  expect(await outcomes(safe)).toEqual(['{from={} to={b=one}}']);
});

test('what is played has to be there', () => {
  const disk = new RecordedDisk('/disk', newFolder(), false);
  expect(() => disk.apply(write('/disk/a', 'one'))).toThrow('is not open');
  expect(() => disk.apply({ kind: 'rename', path: '/disk/a', to: '/disk/b' })).toThrow('is not there');
});
