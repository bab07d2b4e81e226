import { existsSync, statSync } from 'node:fs';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sampleProfile } from '../../../../bench/damage/sample-archive.js';
import { localCollection } from '../../../../src/archive/collection-id.js';
import { restoreArchive } from '../../../../src/archive/embedded/backup/restore-archive.js';
import { putInPlace } from '../../../../src/archive/embedded/care/put-in-place.js';
import { repairFile } from '../../../../src/archive/embedded/care/repair-file.js';
import { verifyClosedArchive } from '../../../../src/archive/embedded/closed-archive.js';
import { inspectArchive } from '../../../../src/archive/embedded/inspect-archive.js';
import { temporaryFolder } from '../temporary-collection.js';
import { killedWithDamagedLog, openSample, remedies, sampleArchive } from './damaged-files.js';

const [kept, decided, logMoved, renamed, cleaned] = [1, 2, 3, 4, 5];
const isKept = (name: string) => name.includes('.damaged-');

/** An archive of which a collection with a damaged log is being repaired by a process that ends after so many steps. */
async function endedAfter(steps: number) {
  const killed = await killedWithDamagedLog();
  const { ino } = statSync(killed.database);
  await repairUntil(killed.database, 'collection', steps);
  return { ...killed, ino };
}

const purgeJob = () => ({ kind: 'purge', collection: localCollection, payload: null });

/** Repairs a file, and ends after so many steps of putting the new one in its place. */
async function repairUntil(path: string, kind: 'collection' | 'desk', steps: number): Promise<void> {
  repairFile({ path, kind, findings: [], again: [] });
  let done = 0;
  const putting = putInPlace(path, '20260301120000', () => {
    done += 1;
    if (done === steps) throw new Error('The process ended.');
  });
  await expect(putting).rejects.toThrow('The process ended.');
}

describe.each([
  ['is kept', kept],
  ['is to be replaced', decided],
  ['has lost its log', logMoved],
  ['is replaced', renamed],
  ['is replaced, and all is done', cleaned],
])('a process that ends when the damaged file %s', (_when, steps) => {
  test('leaves it with its log, or the new one, and nothing that was acknowledged is lost', async () => {
    const { folder, database, articles, ino } = await endedAfter(steps);
    const local = (await openSample(folder)).collection(localCollection);
    const counted = await local.articleCount().catch(({ code }: { code: string }) => code);
    expect(counted).toBe(steps < decided ? 'collection-damaged' : articles);
    await local.repair(remedies);
    expect(await local.articleCount()).toBe(articles);
    expect(await local.verify()).toEqual([]);
    const files = await readdir(dirname(database));
    expect(files).not.toContain('archive.repair');
    const copies = files.filter(isKept);
    expect(copies).toHaveLength(2);
    // It was given a second name, and not copied.
    expect(statSync(join(dirname(database), copies[0] ?? '')).ino).toBe(ino);
  });
});

describe('a repair that was not finished', () => {
  test('is finished before a backup is made, before files are looked at, and is told by the doctor', async () => {
    const { folder, database, articles } = await endedAfter(logMoved);
    expect((await inspectArchive(folder, 9)).map(({ problem }) => problem)).toEqual([
      null,
      expect.stringContaining('its repair was interrupted'),
    ]);
    expect(existsSync(join(dirname(database), 'archive.repair'))).toBe(true);
    const archive = await openSample(folder);
    const file = join(await temporaryFolder(), 'news.tar.gz');
    expect(await archive.backup(file)).toMatchObject({ articles });
  });

  test('is finished before files of an archive that cannot be opened are looked at', async () => {
    const { folder, database } = await endedAfter(logMoved);
    expect(await verifyClosedArchive(folder, sampleProfile)).toEqual([]);
    expect(existsSync(join(dirname(database), 'archive.repair'))).toBe(false);
  });

  test('of the desk does not take the place of what is restored', async () => {
    const { folder, desk } = await sampleArchive(14);
    const file = join(await temporaryFolder(), 'news.tar.gz');
    const archive = await openSample(folder);
    await archive.settings.set(localCollection, 'language', 'tr');
    await archive.backup(file);
    await archive.settings.set(localCollection, 'language', 'de');
    await archive.close();
    await repairUntil(desk, 'desk', decided);
    await restoreArchive({ file, folder, replace: true, purgeJob });
    const restored = await openSample(folder);
    expect(await restored.settings.get(localCollection, 'language')).toBe('tr');
  });
});

/** An archive of which a collection has been repaired, and what names there are of what that has left. */
async function repaired() {
  const killed = await killedWithDamagedLog();
  const archive = await openSample(killed.folder);
  const local = archive.collection(localCollection);
  await local.repair(remedies);
  const own = dirname(killed.database);
  // What a repair that ended in the middle has left holds all of it, too.
  await mkdir(join(own, 'archive.repair'));
  const left = async () => (await readdir(own)).filter((name) => isKept(name) || name === 'archive.repair');
  expect(await left()).toHaveLength(3);
  return { ...killed, archive, local, left };
}

describe('the damaged file that is kept', () => {
  test('goes before an article is purged', async () => {
    const { local, left } = await repaired();
    const [first] = await local.articles({ after: null, limit: 1 });
    await local.remove(first?.id ?? '', { at: '2026-03-01T12:00:00.000Z', by: { id: '1', name: 'ana' } });
    expect(await local.purge('2026-03-01T11:00:00.000Z')).toBe(0);
    expect(await left()).toHaveLength(3);
    expect(await local.purge('2026-03-01T12:00:00.000Z')).toBe(1);
    expect(await left()).toEqual([]);
  });

  test('goes when a person has what is kept of him deleted', async () => {
    const { local, left } = await repaired();
    await local.people.forget('1');
    expect(await left()).toEqual([]);
  });

  test('goes when questions are too old', async () => {
    const { local, left } = await repaired();
    expect(await local.people.dropAnswers('2000-01-01T00:00:00.000Z')).toBe(0);
    expect(await left()).toHaveLength(3);
    expect(await local.people.dropAnswers('2100-01-01T00:00:00.000Z')).toBeGreaterThan(0);
    expect(await left()).toEqual([]);
  });

  test('of the desk goes when what a person left there is scrubbed', async () => {
    const { folder, desk } = await sampleArchive(14);
    await repairUntil(desk, 'desk', decided);
    const before = await readFile(desk);
    const archive = await openSample(folder);
    const copies = async () => (await readdir(folder)).filter(isKept);
    expect(await copies()).toEqual(['desk.damaged-20260301120000.sqlite']);
    expect((await readFile(join(folder, 'desk.damaged-20260301120000.sqlite'))).equals(before)).toBe(true);
    await archive.people.scrub();
    expect(await copies()).toEqual([]);
  });
});
