import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import {
  beginReplacing,
  finishReplacing,
  isInhabited,
  replaceArchive,
} from '../../../../src/archive/embedded/backup/replace-archive.js';
import { SetupError } from '../../../../src/errors.js';
import { temporaryFolder } from '../temporary-collection.js';

type Files = Readonly<Record<string, string>>;

const fresh: Files = {
  'desk.sqlite': 'new desk',
  'collections/guild.1/archive.sqlite': 'new one',
  'collections/name.local/archive.sqlite': 'new local',
};
const old: Files = {
  'desk.sqlite': 'old desk',
  'desk.sqlite-wal': 'old log',
  'desk.sqlite-shm': 'old index of it',
  'desk.before-schema-4.sqlite': 'older desk',
  'collections/name.local/archive.sqlite': 'old local',
  'collections/name.local/index.json': 'old snapshot',
};
/** What else lies there, as where the archive's folder is the project's `data/`. */
const foreign: Files = { lock: '', 'weights.json': '{}', 'model/model.onnx': 'model' };
const keptIn = 'before-restore-then';

async function write(folder: string, files: Files): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(join(folder, name, '..'), { recursive: true });
    await writeFile(join(folder, name), content);
  }
}

async function read(folder: string): Promise<Files> {
  const found: Record<string, string> = {};
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) found[path.slice(folder.length + 1)] = await readFile(path, 'utf8');
  }
  return found;
}

const inFolder = (name: string, files: Files): Files =>
  Object.fromEntries(Object.entries(files).map(([path, content]) => [`${name}/${path}`, content]));

async function prepared(before: Files): Promise<string> {
  const folder = await temporaryFolder();
  await write(folder, { ...foreign, ...before });
  await write(await beginReplacing(folder), fresh);
  return folder;
}

/** Runs it in a process that is killed after so many steps; resolves with whether it was. */
function dies(folder: string, keepIn: string, steps: number): Promise<boolean> {
  const script = fileURLToPath(new URL('replace-and-die.mjs', import.meta.url));
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [script, folder, keepIn, String(steps)], (error) => {
      if (error && error.signal !== 'SIGKILL') reject(error);
      else resolve(error !== null);
    });
  });
}

class Crash extends Error {}
const crashAfter = (steps: number) => {
  let left = steps;
  return () => {
    left -= 1;
    if (left === 0) throw new Crash();
  };
};

const cases = [
  ['an archive', old, keptIn, inFolder(keptIn, old)],
  ['an empty folder', {}, null, {}],
] as const;

describe.each(cases)('replacing %s', (_name, before, keepIn, kept) => {
  const whole: readonly Files[] = [
    { ...foreign, ...before },
    { ...foreign, ...fresh, ...kept },
  ];

  test('puts the new one in its place, and what was there aside', async () => {
    const folder = await prepared(before);
    await replaceArchive(folder, keepIn);
    expect(await read(folder)).toEqual(whole[1]);
    expect(await finishReplacing(folder)).toBeNull();
  });

  test('killed after any step it is the old archive or the new one, once the next start has seen to it', async () => {
    const outcomes: (string | null)[] = [];
    for (let steps = 1; ; steps += 1) {
      const folder = await prepared(before);
      const wasKilled = await dies(folder, keepIn ?? '', steps);
      if (!wasKilled) break;
      const outcome = await finishReplacing(folder);
      outcomes.push(outcome);
      expect(await read(folder)).toEqual(whole[outcome === 'undone' ? 0 : 1]);
    }
    // It is undone only where nothing was moved yet; the last step leaves nothing to do.
    expect(outcomes).toEqual(['undone', ...outcomes.slice(1, -1).map(() => 'finished'), null]);
    expect(outcomes.length).toBeGreaterThan(4);
  });

  test('and where the next start dies as well, after any step of its own', async () => {
    for (let steps = 1; ; steps += 1) {
      const folder = await prepared(before);
      const crashed = await replaceArchive(folder, keepIn, crashAfter(steps)).catch(
        (error: unknown) => error,
      );
      if (!(crashed instanceof Crash)) break;
      for (let again = 1; ; again += 1) {
        const second = await finishReplacing(folder, crashAfter(again)).catch((error: unknown) => error);
        if (!(second instanceof Crash)) break;
      }
      expect(whole).toContainEqual(await read(folder));
    }
  });

  test('the process that finishes is killed as well', async () => {
    const folder = await prepared(before);
    expect(await dies(folder, keepIn ?? '', 2)).toBe(true);
    expect(await dies(folder, '--finish', 1)).toBe(true);
    expect(await finishReplacing(folder)).toBe('finished');
    expect(await read(folder)).toEqual(whole[1]);
  });
});

test('what was being unpacked when the process ended is removed', async () => {
  const folder = await prepared(old);
  expect(await finishReplacing(folder)).toBe('undone');
  expect(await read(folder)).toEqual({ ...foreign, ...old });
});

test('a damaged note of what was meant is said, and nothing is moved', async () => {
  const folder = await prepared(old);
  await replaceArchive(folder, keptIn, crashAfter(2)).catch(() => {});
  await writeFile(join(folder, 'restore.ready', 'restore.json'), '{');
  const before = await read(folder);
  await expect(finishReplacing(folder)).rejects.toThrow(SetupError);
  expect(await read(folder)).toEqual(before);
});

test('an archive in which nothing was ever kept is told from one in which something was', async () => {
  const folder = await temporaryFolder();
  await write(folder, foreign);
  expect(await isInhabited(folder)).toBe(false);
  await mkdir(join(folder, 'collections'));
  await write(folder, { 'desk.sqlite': '' });
  expect(await isInhabited(folder)).toBe(false);
  await write(folder, { 'desk.sqlite-wal': 'x' });
  expect(await isInhabited(folder)).toBe(true);
});
