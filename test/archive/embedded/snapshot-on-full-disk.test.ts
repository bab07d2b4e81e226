import { readdir } from 'node:fs/promises';
import { afterEach, expect, test } from 'vitest';
import { IndexSnapshot } from '../../../src/archive/embedded/index-snapshot.js';
import { VectorIndex } from '../../../src/archive/embedded/vector-index.js';
import { smallDisk, type SmallDisk } from '../../small-disk.js';

const dimension = 32;
const profile = { fingerprint: 'sample', dimension };

let disk: SmallDisk | null = null;
afterEach(() => {
  disk?.remove();
  disk = null;
});

function indexOf(points: number): VectorIndex {
  const index = VectorIndex.create(dimension);
  for (let id = 1; id <= points; id += 1) {
    index.add(
      id,
      Float32Array.from({ length: dimension }, (_, axis) => Math.sin(id * (axis + 1))),
    );
  }
  return index;
}

test('an index for which there is no room is not saved, leaves nothing behind, and the one before is still good', async ({
  skip,
}) => {
  disk = smallDisk(1);
  if (!disk) return skip();
  const { folder } = disk;
  const snapshot = new IndexSnapshot(folder, profile);
  await snapshot.save({ index: indexOf(300), indexedThrough: 300 });
  const before = (await readdir(folder)).sort();
  await expect(snapshot.save({ index: indexOf(5_000), indexedThrough: 5_000 })).rejects.toThrow(
    /too short|no space|ENOSPC|ENOENT/,
  );
  expect((await readdir(folder)).sort()).toEqual(before);
  expect(await snapshot.load()).toMatchObject({ indexedThrough: 300 });
  // With no room at all not even the file can be made.
  disk.fill();
  await expect(snapshot.save({ index: indexOf(400), indexedThrough: 400 })).rejects.toThrow(
    /too short|no space|ENOSPC|ENOENT/,
  );
  expect((await readdir(folder)).filter((name) => name !== 'ballast').sort()).toEqual(before);
  disk.makeRoom();
  await snapshot.save({ index: indexOf(400), indexedThrough: 400 });
  expect(await snapshot.load()).toMatchObject({ indexedThrough: 400 });
});
