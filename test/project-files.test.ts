import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectFolder } from '../src/project-folder.js';
import { checksumFile, damagedProjectFiles, requireProjectFile } from '../src/project-files.js';
import { shippedWeightsFile } from '../src/read-weights.js';

const listed = readFileSync(checksumFile, 'utf8').trim().split('\n');

test('what comes with the program is what its checksums say', () => {
  expect(damagedProjectFiles()).toEqual([]);
  expect(() => requireProjectFile(shippedWeightsFile)).not.toThrow();
  expect(() => requireProjectFile('/somewhere/else.json')).not.toThrow();
});

test('every file that answers rest on has a checksum', () => {
  const folders = { seeds: '.md', 'data/citation-styles': '.csl' };
  const names = Object.entries(folders).flatMap(([folder, ending]) =>
    readdirSync(join(projectFolder, folder))
      .filter((name) => name.endsWith(ending))
      .map((name) => `${folder}/${name}`),
  );
  expect(listed.map((line) => line.slice(66)).sort()).toEqual([...names, 'data/weights.json'].sort());
});

test('a flipped bit anywhere in the weights makes another checksum', () => {
  const whole = readFileSync(shippedWeightsFile);
  const sums = new Set(
    Array.from({ length: whole.length }, (_, byte) => {
      const flipped = Buffer.from(whole);
      flipped[byte] = (flipped[byte] ?? 0) ^ 1;
      return createHash('sha256').update(flipped).digest('hex');
    }),
  );
  expect(sums.size).toBe(whole.length);
  expect([...sums].some((sum) => listed.join().includes(sum))).toBe(false);
});
