import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { localCollection } from '../../../src/archive/collection-id.js';
import { collectionMigrations } from '../../../src/archive/embedded/collection-schema.js';
import { Connection } from '../../../src/archive/embedded/connection.js';
import { deskMigrations } from '../../../src/archive/embedded/desk-schema.js';
import { openEmbeddedArchive } from '../../../src/archive/embedded/embedded-archive.js';
import { openDatabase } from '../../../src/archive/embedded/open-database.js';
import { UserError } from '../../../src/errors.js';
import { sampleAnswer } from '../sample-articles.js';
import { ferry } from '../../contracts/archive/samples.js';
import { canMount, mountSmallDisk } from './backup/small-disk.js';
import { openFirstSchema, writeAsFirstSchema } from './first-schema.js';
import { closeAfterwards, recordingLogger, sampleProfile, temporaryFolder } from './temporary-collection.js';

const newest = collectionMigrations.length;
const copyName = `archive.before-schema-${newest}.sqlite`;

/** A collection's file of an earlier schema, with an article in it. */
async function fileOfSchema(schema: number, folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, 'archive.sqlite');
  const first = openFirstSchema(path);
  writeAsFirstSchema(first, ferry);
  first.close();
  if (schema > 1) {
    openDatabase(path, collectionMigrations.slice(0, schema)).close();
    // Opened once more, so that the copy of that migration is gone.
    openDatabase(path, collectionMigrations.slice(0, schema)).close();
  }
  return path;
}

function schemaOf(path: string): number {
  const connection = new Connection(path, 0);
  const schema = Number(connection.pragma('user_version'));
  expect(connection.pragma('integrity_check')).toBe('ok');
  expect(connection.number('SELECT count(*) FROM articles')).toBe(1);
  connection.close();
  return schema;
}

const earlier = Array.from({ length: newest - 1 }, (_, index) => index + 1);

describe.each(earlier)('a file of schema %i', (schema) => {
  test('is kept as it was until it has been opened with the new one once more', async () => {
    const folder = await temporaryFolder();
    const path = await fileOfSchema(schema, folder);
    expect(await readdir(folder)).toEqual(['archive.sqlite']);
    openDatabase(path, collectionMigrations).close();
    expect((await readdir(folder)).toSorted()).toEqual([copyName, 'archive.sqlite']);
    expect([schemaOf(path), schemaOf(join(folder, copyName))]).toEqual([newest, schema]);
    openDatabase(path, collectionMigrations).close();
    expect(await readdir(folder)).toEqual(['archive.sqlite']);
  });
});

// From the first, which has every step before it, and from the last.
describe.each([1, newest - 1])('a file of schema %i', (schema) => {
  test('a process that is killed in the middle of its migration leaves it whole, of that schema', async () => {
    const folder = await temporaryFolder();
    const path = await fileOfSchema(schema, folder);
    // Before the first step, behind each, and before the end.
    for (let steps = schema; steps <= newest; steps += 1) {
      await migrateAndDie(path, steps);
      expect(schemaOf(path)).toBe(schema);
      expect(schemaOf(join(folder, copyName))).toBe(schema);
    }
    openDatabase(path, collectionMigrations).close();
    expect(schemaOf(path)).toBe(newest);
  });
});

/** Runs a migration in a process that is killed when this many steps are done. */
function migrateAndDie(path: string, steps: number): Promise<void> {
  const script = fileURLToPath(new URL('migrate-and-die.mjs', import.meta.url));
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [script, path, String(steps)], (error) => {
      if (error?.signal === 'SIGKILL') resolve();
      else reject(error ?? new Error('It was not killed.'));
    });
  });
}

test('a step that fails takes those before it back, too', async () => {
  const folder = await temporaryFolder();
  const path = await fileOfSchema(newest, folder);
  const broken = [...collectionMigrations, 'CREATE TABLE added (a TEXT) STRICT', 'SELECT 1 FROM nowhere'];
  expect(() => openDatabase(path, broken)).toThrow('no such table');
  expect(schemaOf(path)).toBe(newest);
  const connection = openDatabase(path, collectionMigrations);
  expect(connection.all("SELECT 1 FROM sqlite_master WHERE name = 'added'")).toEqual([]);
  connection.close();
});

test('a new file is made without a copy, and a newer one is refused without', async () => {
  const folder = await temporaryFolder();
  openDatabase(join(folder, 'archive.sqlite'), collectionMigrations).close();
  expect(() => openDatabase(join(folder, 'archive.sqlite'), collectionMigrations.slice(0, 2))).toThrow(
    'newer version',
  );
  expect(await readdir(folder)).toEqual(['archive.sqlite']);
});

test('of two migrations, one after another, only the latest copy is there', async () => {
  const folder = await temporaryFolder();
  const path = await fileOfSchema(1, folder);
  openDatabase(path, collectionMigrations.slice(0, 3)).close();
  expect((await readdir(folder)).toSorted()).toEqual(['archive.before-schema-3.sqlite', 'archive.sqlite']);
  openDatabase(path, collectionMigrations).close();
  expect((await readdir(folder)).toSorted()).toEqual([copyName, 'archive.sqlite']);
  expect(schemaOf(join(folder, copyName))).toBe(3);
});

test.skipIf(!canMount)(
  'without room for the copy nothing is changed, and it goes on when there is room',
  async () => {
    const folder = await temporaryFolder();
    const resize = mountSmallDisk(folder, 10_000);
    const path = await fileOfSchema(3, folder);
    const used = (await readFile(path)).length;
    resize(Math.ceil(used / 1024) + 64);
    expect(() => openDatabase(path, collectionMigrations)).toThrow(UserError);
    expect(await readdir(folder)).toEqual(['archive.sqlite']);
    expect(schemaOf(path)).toBe(3);
    resize(10_000);
    openDatabase(path, collectionMigrations).close();
    expect(schemaOf(path)).toBe(newest);
  },
);

/** Names of files that hold these words. */
async function filesWith(folder: string, words: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    if ((await readFile(join(entry.parentPath, entry.name), 'latin1')).includes(words))
      found.push(entry.name);
  }
  return found;
}

describe('what is deleted after a migration is in no copy', () => {
  const removal = { at: '2026-03-02T12:00:00.000Z', by: { id: '7', name: 'ana' } };

  test('a purged article, and what is scrubbed from the desk', async () => {
    const folder = await temporaryFolder();
    const collection = join(folder, 'collections', 'name.local');
    await fileOfSchema(3, collection);
    const desk = openDatabase(join(folder, 'desk.sqlite'), deskMigrations.slice(0, 2));
    desk.run("INSERT INTO settings (collection, key, value) VALUES ('local', 'note', '\"zygomorph\"')");
    desk.close();
    const { logger } = recordingLogger();
    const archive = closeAfterwards(await openEmbeddedArchive({ folder, profile: sampleProfile, logger }));
    const local = archive.collection(localCollection);
    const [article] = await local.articles({ after: null, limit: 1 });
    expect((await filesWith(folder, 'Odenvik')).toSorted()).toEqual([copyName, 'archive.sqlite']);
    await local.remove(article?.id ?? '', removal);
    await local.purge(removal.at);
    expect(await filesWith(folder, 'Odenvik')).toEqual([]);

    expect(await filesWith(folder, 'zygomorph')).toContain(
      `desk.before-schema-${deskMigrations.length}.sqlite`,
    );
    await archive.settings.set(localCollection, 'note', 'other');
    await archive.people.scrub();
    expect(await filesWith(folder, 'zygomorph')).toEqual([]);
  });

  test('answers that are too old', async () => {
    const folder = await temporaryFolder();
    await fileOfSchema(3, join(folder, 'collections', 'name.local'));
    const { logger } = recordingLogger();
    const archive = closeAfterwards(await openEmbeddedArchive({ folder, profile: sampleProfile, logger }));
    const local = archive.collection(localCollection);
    await local.saveAnswer(sampleAnswer({ id: 'old' }));
    expect(await readdir(join(folder, 'collections', 'name.local'))).toContain(copyName);
    expect(await local.people.dropAnswers('2026-04-01T00:00:00.000Z')).toBe(1);
    expect(await readdir(join(folder, 'collections', 'name.local'))).not.toContain(copyName);
  });
});
