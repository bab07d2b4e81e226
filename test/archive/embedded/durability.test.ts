import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Archive } from '../../../src/archive/archive.js';
import type { SearchFilter } from '../../../src/archive/collection.js';
import { guildCollection, localCollection, userCollection } from '../../../src/archive/collection-id.js';
import { openEmbeddedArchive } from '../../../src/archive/embedded/embedded-archive.js';
import { collectionMigrations } from '../../../src/archive/embedded/collection-schema.js';
import { Connection } from '../../../src/archive/embedded/connection.js';
import { openDatabase } from '../../../src/archive/embedded/open-database.js';
import { SetupError, UserError } from '../../../src/errors.js';
import { formsOf, sampleAnswer, sampleContent, samplePassages, sampleVector } from '../sample-articles.js';
import {
  closeAfterwards,
  openCollection,
  recordingLogger,
  sampleProfile,
  temporaryFolder,
} from './temporary-collection.js';

const everything: SearchFilter = { since: null, until: null, outlet: null, keepUndated: true };
const mill = sampleContent({
  title: 'Mill burns',
  text: 'The mill at Krell burned down.\n\nNobody was hurt.',
});

function millOf(id: string) {
  return { ...mill, text: `${mill.text} ${id}`, externalId: id };
}

async function open(folder: string, parts: { readonly openCollections?: number } = {}): Promise<Archive> {
  const { logger } = recordingLogger();
  return closeAfterwards(await openEmbeddedArchive({ folder, profile: sampleProfile, logger, ...parts }));
}

async function rejection(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => null,
    (error: unknown) => error,
  );
}

test('everything is there after closing and opening again', async () => {
  const folder = await temporaryFolder();
  const first = await open(folder);
  const before = first.collection(guildCollection('42'));
  const original = { mediaType: 'text/plain', bytes: Buffer.from(mill.text) };
  const { article } = await before.add({ ...mill, original }, samplePassages(mill.text));
  await before.saveAnswer(sampleAnswer({ id: 'q' }));
  await before.attachMessage('q', '900');
  await first.settings.set(before.id, 'language', 'en');
  const done = await first.jobs.enqueue({ kind: 'poll', collection: before.id, payload: 1 });
  await first.jobs.take(['poll']);
  await first.jobs.finish(done, 'done');
  const interrupted = await first.jobs.enqueue({ kind: 'poll', collection: before.id, payload: 2 });
  await first.jobs.take(['poll']);
  const nearest = await before.nearest(sampleVector('mill'), { limit: 2, filter: everything });
  const stats = await before.stats();
  await first.close();
  await expect(before.articleCount()).rejects.toThrow('closed');

  const second = await open(folder);
  const after = second.collection(guildCollection('42'));
  expect(await second.collections()).toEqual(['guild:42']);
  expect(await after.article(article.id)).toEqual(article);
  expect(Buffer.from((await after.original(article.id, 1))?.bytes ?? []).toString()).toBe(mill.text);
  expect(await after.nearest(sampleVector('mill'), { limit: 2, filter: everything })).toEqual(nearest);
  expect(await after.keyword(formsOf('hurting'), { limit: 5, filter: everything })).toHaveLength(1);
  expect(await after.answerOfMessage('900')).toEqual(sampleAnswer({ id: 'q' }));
  expect(await after.stats()).toMatchObject({ ...stats, bytes: expect.any(Number) });
  expect(await second.settings.get(after.id, 'language')).toBe('en');
  expect(await second.jobs.take(['poll'])).toMatchObject({ id: interrupted, attempts: 2 });
  expect(await second.jobs.take(['poll'])).toBeNull();
});

test('a commit is synced, also after writes and after opening again', async () => {
  const folder = await temporaryFolder();
  for (let round = 0; round < 2; round += 1) {
    const { collection } = openCollection(folder);
    await collection.changes.add({ ...mill, text: `${mill.text} ${round}` }, samplePassages(mill.text));
    expect(collection.connection.pragma('synchronous')).toBe(2);
    expect(collection.connection.pragma('journal_mode')).toBe('wal');
    expect(collection.connection.pragma('foreign_keys')).toBe(1);
    expect(collection.connection.pragma('secure_delete')).toBe(1);
    await collection.close();
  }
});

test('a full disk refuses an article in one sentence, keeps nothing of it, and goes on when there is room', async () => {
  const folder = await temporaryFolder();
  const { collection } = openCollection(folder);
  closeAfterwards(collection);
  await collection.changes.add(mill, samplePassages(mill.text));
  const pages = Number(collection.connection.pragma('page_count'));
  collection.connection.pragma(`max_page_count = ${pages + 2}`);
  const long = sampleContent({ text: 'A long report.\n'.repeat(4_000).trim() });
  const error = await rejection(collection.changes.add(long, samplePassages(long.text)));
  expect(error).toBeInstanceOf(UserError);
  expect(error).toMatchObject({ code: 'archive-disk-full', message: expect.stringMatching(/disk is full/) });
  expect(collection.articles.count()).toBe(1);
  expect(collection.passages.searchableCount()).toBe(2);
  expect(collection.keywords.search(formsOf('report'), { limit: 5, filter: everything })).toEqual([]);
  expect(await collection.nearest(sampleVector('mill'), { limit: 5, filter: everything })).toHaveLength(2);
  collection.connection.pragma('max_page_count = 1000000');
  expect(await collection.changes.add(long, samplePassages(long.text))).toMatchObject({ status: 'added' });
});

describe('an archive that cannot be opened', () => {
  test('a folder that is a file, or lies in one', async () => {
    const folder = await temporaryFolder();
    const file = join(folder, 'file');
    await writeFile(file, 'text');
    for (const path of [file, join(file, 'below')]) {
      const error = await rejection(open(path));
      expect(error).toBeInstanceOf(SetupError);
      expect(error).toMatchObject({ message: expect.stringContaining(path) });
    }
    expect(await readFile(file, 'utf8')).toBe('text');
  });

  // Root writes everywhere, so that a folder without the right to write is none to it.
  test.skipIf(process.getuid?.() === 0)('a folder that may only be read', async () => {
    const folder = join(await temporaryFolder(), 'read-only');
    await mkdir(folder, { mode: 0o500 });
    await expect(open(folder)).rejects.toThrow(SetupError);
  });

  test.each(['desk.sqlite', 'collections/name.local/archive.sqlite'])('%s is damaged', async (name) => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'collections', 'name.local'), { recursive: true });
    const file = join(folder, name);
    await writeFile(file, Buffer.alloc(8_192, 'not a database '));
    const error = await rejection(
      open(folder).then((archive) => archive.collection(localCollection).stats()),
    );
    // A damaged collection is no reason for the process to end: whoever asked is told.
    const damage = name === 'desk.sqlite' ? error : (error as Error).cause;
    expect(error).toBeInstanceOf(name === 'desk.sqlite' ? SetupError : UserError);
    expect(damage).toMatchObject({ message: expect.stringMatching(new RegExp(`${name} is damaged`)) });
    expect(damage).toMatchObject({ message: expect.stringContaining('dateline verify --repair') });
  });

  test('a collection that is damaged leaves the others in peace, and verify names it', async () => {
    const folder = await temporaryFolder();
    const archive = await open(folder);
    await mkdir(join(folder, 'collections', 'guild.1'));
    await writeFile(join(folder, 'collections', 'guild.1', 'archive.sqlite'), Buffer.alloc(8_192, 'x'));
    const [damage] = await archive.collection(guildCollection('1')).verify();
    expect(damage).toMatchObject({ collection: 'guild:1', problem: expect.stringMatching(/not a database/) });
    const asked = await rejection(archive.collection(guildCollection('1')).stats());
    expect(asked).toMatchObject({ name: 'UserError', code: 'collection-damaged' });
    const other = archive.collection(guildCollection('2'));
    expect(await other.add(mill, samplePassages(mill.text))).toMatchObject({ status: 'added' });
  });

  test.each([
    ['desk.sqlite', 'PRAGMA user_version = 99'],
    ['desk.sqlite', "UPDATE meta SET value = '99' WHERE key = 'collection-schema'"],
    ['collections/name.local/archive.sqlite', 'PRAGMA user_version = 99'],
  ])('%s of a newer version (%s) is refused and left as it is', async (name, statement) => {
    const folder = await temporaryFolder();
    const first = await open(folder);
    await first.collection(localCollection).add(mill, samplePassages(mill.text));
    await first.close();
    const path = join(folder, name);
    const connection = new Connection(path, 0);
    connection.execute(statement);
    connection.execute('PRAGMA wal_checkpoint(TRUNCATE)');
    connection.close();
    const written = await readFile(path);
    const use = open(folder).then((archive) => archive.collection(localCollection).articleCount());
    const error = await rejection(use);
    expect(error).toBeInstanceOf(SetupError);
    expect(error).toMatchObject({ message: expect.stringMatching(/newer version.*schema 99/) });
    expect((await readFile(path)).equals(written)).toBe(true);
  });
});

test('a migration that fails leaves the version before it', async () => {
  const path = join(await temporaryFolder(), 'archive.sqlite');
  openDatabase(path, collectionMigrations).close();
  const broken = [...collectionMigrations, 'CREATE TABLE added (a TEXT) STRICT; SELECT 1 FROM nowhere;'];
  expect(() => openDatabase(path, broken)).toThrow('no such table');
  const connection = openDatabase(path, collectionMigrations);
  expect(connection.pragma('user_version')).toBe(collectionMigrations.length);
  expect(connection.all("SELECT 1 FROM sqlite_master WHERE name = 'added'")).toEqual([]);
  connection.close();
});

test('more collections than may be open at a time are served, each its own articles', async () => {
  const folder = await temporaryFolder();
  const archive = await open(folder, { openCollections: 2 });
  const ids = Array.from({ length: 12 }, (_, index) =>
    index % 2 ? guildCollection(`${index}`) : userCollection(`${index}`),
  );
  await Promise.all(
    [...ids, ...ids].map(async (id) => archive.collection(id).add(millOf(id), samplePassages(mill.text))),
  );
  for (const id of ids) {
    expect(
      (await archive.collection(id).articles({ after: null, limit: 9 })).map((one) => one.externalId),
    ).toEqual([id]);
  }
  expect(await archive.collections()).toEqual(ids.toSorted());
  const opened = (await readdir(join(folder, 'collections'), { recursive: true })).filter((name) =>
    name.endsWith('-wal'),
  );
  expect(opened.length).toBeLessThanOrEqual(2);
});
