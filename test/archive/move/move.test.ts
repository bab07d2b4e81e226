import { dirname, join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { guildCollection, localCollection } from '../../../src/archive/collection-id.js';
import { databaseFile } from '../../../src/archive/embedded/collection-files.js';
import { collectionMigrations } from '../../../src/archive/embedded/collection-schema.js';
import { Connection } from '../../../src/archive/embedded/connection.js';
import { makeFolder } from '../../../src/archive/embedded/make-folder.js';
import { openDatabase } from '../../../src/archive/embedded/open-database.js';
import { sampleAnswer, sampleContent, samplePassages } from '../sample-articles.js';
import { fullFolder, inFolder, inProcess, move, newFolder, using } from './ends.js';
import { seenIn } from './seen-in-archive.js';

vi.setConfig({ testTimeout: 120_000 });

describe('an archive with everything in it', () => {
  test('is the same in a database, and back in a folder', async () => {
    const [first, database, last] = [
      inFolder(await fullFolder()),
      await inProcess(),
      inFolder(await newFolder()),
    ];
    const before = await using(await first.archive(), seenIn);
    const there = await move(first, database);
    expect(there).toMatchObject({ outcome: 'moved', differences: [] });
    const between = await using(await database.archive(), seenIn);
    expect(between).toEqual(before);
    const back = await move(database, last);
    expect(back).toMatchObject({ outcome: 'moved', differences: [] });
    expect(back.scopes.map(({ sha256 }) => sha256)).toEqual(there.scopes.map(({ sha256 }) => sha256));
    expect(await using(await last.archive(), seenIn)).toEqual(before);
    expect(await using(await first.archive(), seenIn)).toEqual(before);
  });
});

describe('an archive that is', () => {
  test('empty is moved as that', async () => {
    const [from, to] = [inFolder(await newFolder()), inFolder(await newFolder())];
    await using(await from.archive(), async () => {});
    expect(await move(from, to)).toMatchObject({ outcome: 'moved', differences: [] });
    const seen = await using(await to.archive(), seenIn);
    expect(seen).toMatchObject({ collections: [], jobs: [] });
  });

  test('with a NUL in a title is whole in a database, which holds none', async () => {
    const [from, database] = [inFolder(await newFolder()), await inProcess()];
    const text = 'The ferry stops here.\n\nIt goes on.';
    await using(await from.archive(), async (archive) => {
      await archive
        .collection(localCollection)
        .add(sampleContent({ title: 'A\0B', text }), samplePassages(text));
      await archive.settings.set(localCollection, 'note', 'a\0b');
    });
    expect(await move(from, database)).toMatchObject({ outcome: 'moved', differences: [] });
    await using(await database.archive(), async (archive) => {
      const local = archive.collection(localCollection);
      const [article] = await local.articles({ after: null, limit: 1 });
      expect(article).toMatchObject({ title: 'A\ufffdB', text });
      expect(await local.verify()).toEqual([]);
      expect(await archive.settings.get(localCollection, 'note')).toBe('a\0b');
    });
  });

  test('in part of an older schema is brought up to date on the way, and stays as it is', async () => {
    const [folder, to] = [await newFolder(), inFolder(await newFolder())];
    await using(await inFolder(folder).archive(), async () => {});
    const path = databaseFile(join(folder, 'collections', 'guild.77'));
    makeFolder(dirname(path));
    const older = openDatabase(path, collectionMigrations.slice(0, -3));
    const answer = JSON.stringify(sampleAnswer({ id: 'old1' }));
    older.run(
      'INSERT INTO answers (id, asked_at, asker_id, channel_id, private, answer) VALUES (?, ?, ?, ?, 0, ?)',
      'old1',
      '2026-03-01T12:00:00Z',
      '7',
      '70',
      answer,
    );
    older.close();
    expect(await move(inFolder(folder), to)).toMatchObject({ outcome: 'moved', differences: [] });
    const moved = await using(await to.archive(), (archive) =>
      archive.collection(guildCollection('77')).answer('old1'),
    );
    expect(moved).toEqual(sampleAnswer({ id: 'old1' }));
    const file = new Connection(path, 1_000);
    expect(file.pragma('user_version')).toBe(collectionMigrations.length - 3);
    file.close();
  });
});
