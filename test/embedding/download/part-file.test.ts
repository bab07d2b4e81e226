import { readdirSync } from 'node:fs';
import { readFile, utimes, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { leavePart, takePart } from '../../../src/embedding/download/part-file.js';
import { temporaryFolder } from '../tiny-model/opened-model.js';

/** Larger than any id that Linux gives. */
const nobody = 4_194_305;

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await temporaryFolder();
  file = join(folder, 'model.onnx');
});
const partOf = (pid: number, name = 'model.onnx'): string => join(folder, `${name}.${pid}-0a1b2c3d.part`);

describe('takePart', () => {
  test('begins with nothing, under a name of its own each time', async () => {
    const [first, second] = [await takePart(file), await takePart(file)];
    expect(second).not.toBe(first);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('takes over what a process that is gone has left, once', async () => {
    await writeFile(partOf(nobody), 'begun');
    const part = await takePart(file);
    expect(await readFile(part, 'utf8')).toBe('begun');
    await takePart(file);
    expect(readdirSync(folder)).toEqual([basename(part)]);
  });

  test('takes over what this process has left, and not what it is writing', async () => {
    const first = await takePart(file);
    await writeFile(first, 'begun');
    await takePart(file);
    expect(readdirSync(folder)).toEqual([basename(first)]);
    leavePart(first);
    expect(await readFile(await takePart(file), 'utf8')).toBe('begun');
  });

  test('leaves another process its own, unless that has not written for minutes', async () => {
    const other = partOf(process.ppid);
    await writeFile(other, 'under way');
    await takePart(file);
    expect(readdirSync(folder)).toEqual([basename(other)]);
    const longAgo = new Date(Date.now() - 10 * 60_000);
    await utimes(other, longAgo, longAgo);
    expect(await readFile(await takePart(file), 'utf8')).toBe('under way');
  });

  test('takes one of several, removes the rest, and touches nothing else', async () => {
    const others = [partOf(nobody, 'model.onnx_data'), join(folder, 'model.onnx'), join(folder, 'x.part')];
    for (const path of [partOf(nobody), partOf(nobody + 1), ...others]) await writeFile(path, 'kept');
    const part = await takePart(file);
    expect(readdirSync(folder).toSorted()).toEqual(
      [part, ...others].map((path) => basename(path)).toSorted(),
    );
  });
});
