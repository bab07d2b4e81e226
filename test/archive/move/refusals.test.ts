import { readdir, readFile, symlink, writeFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { guildCollection } from '../../../src/archive/collection-id.js';
import { databaseFile, folderName } from '../../../src/archive/embedded/collection-files.js';
import { Connection } from '../../../src/archive/embedded/connection.js';
import { moveBetween } from '../../../src/archive/move/move-between.js';
import type { MoveTarget } from '../../../src/archive/move/archive-rows.js';
import { sampleContent, samplePassages } from '../sample-articles.js';
import { fullFolder, inFolder, inProcess, logger, move, newFolder, profile, using } from './ends.js';
import { server } from './full-archive.js';
import { Ended, Interruption } from './interrupted-target.js';

vi.setConfig({ testTimeout: 120_000 });

const between = (from: string, to: string, model = profile) =>
  moveBetween({ from, to, profile: model, logger });

/** Ends a move in its middle. */
async function begin(from: string, to: string): Promise<void> {
  const { wrap } = new Interruption(9, 'after');
  await expect(move(inFolder(from), inFolder(to), { wrap })).rejects.toThrow(Ended);
}

test('one place by two names is refused, and stays as it is', async () => {
  const folder = await fullFolder();
  await expect(between(folder, folder)).rejects.toThrow(`--from and --to name the same place, ${folder}`);
  const link = `${folder}-link`;
  await symlink(folder, link);
  await expect(between(folder, link)).rejects.toThrow(/name the same place/);
  const url = 'postgres://ana:secret@127.0.0.1:1/one';
  const refused = between(url, url.replace('ana:secret', 'ben:other'));
  await expect(refused).rejects.toThrow('--from and --to name the same place, 127.0.0.1:1/one');
});

test('a source that is not there is refused, and no target is made', async () => {
  const [nowhere, to] = [await newFolder(), await newFolder()];
  await expect(between(nowhere, to)).rejects.toThrow(`There is no archive in ${nowhere}: name the folder`);
  await expect(readdir(to)).rejects.toThrow(/ENOENT/);
  const [database, target] = [await inProcess(), await newFolder()];
  await expect(move(database, inFolder(target))).rejects.toThrow('There is no archive at PGlite');
  const schemas = await database.pool.client.query(
    "SELECT 1 FROM pg_namespace WHERE nspname = 'dateline' UNION ALL SELECT 1 FROM pg_extension WHERE extname = 'vector'",
    [],
  );
  expect(schemas.rows).toEqual([]);
});

test('a target that holds something is refused, and stays as it is', async () => {
  const [from, to] = [await fullFolder(), await newFolder()];
  const end = inFolder(to);
  await using(await end.archive(), ({ settings }) => settings.set(server, 'language', 'fr'));
  await expect(between(from, to)).rejects.toThrow(`The archive in ${to} is not empty`);
  await using(await end.archive(), async (archive) => {
    expect(await archive.settings.get(server, 'language')).toBe('fr');
    expect(await archive.collections()).toEqual([]);
  });
});

test('a target that was opened once and holds nothing is taken', async () => {
  const [from, to] = [await fullFolder(), await newFolder()];
  await using(await inFolder(to).archive(), async () => {});
  expect(await between(from, to)).toMatchObject({ outcome: 'moved' });
});

test('the target of another move is refused, and nobody else opens it', async () => {
  const [from, to] = [await fullFolder(), await newFolder()];
  await begin(from, to);
  const other = await newFolder();
  await using(await inFolder(other).archive(), ({ settings }) => settings.set(server, 'language', 'fr'));
  await expect(between(other, to)).rejects.toThrow(
    `The archive in ${to} is the unfinished target of another move, from ${from}`,
  );
  await expect(inFolder(to).archive()).rejects.toThrow(/is not whole yet: a move from .* run the same/i);
  await expect(between(to, other)).rejects.toThrow(/is not whole yet/);
  expect(await between(from, to)).toMatchObject({ outcome: 'moved' });
});

test('an archive that is in use is refused, as source and as target', async () => {
  const [from, to] = [await fullFolder(), await newFolder()];
  await using(await inFolder(from).archive(), async () => {
    await expect(between(from, to)).rejects.toThrow(
      `The archive in ${from} is in use by another Dateline process: stop it`,
    );
  });
  await using(await inFolder(to).archive(), async () => {
    await expect(between(from, to)).rejects.toThrow(`The archive in ${to} is in use`);
  });
  expect(await between(from, to)).toMatchObject({ outcome: 'moved' });
});

test('vectors of another model are refused, and nothing is carried', async () => {
  const [from, to] = [await fullFolder(), await newFolder()];
  await expect(between(from, to, { ...profile, fingerprint: 'newer' })).rejects.toThrow(
    /The collection guild:42 in .* was embedded with another model than the one that is set \(DATELINE_MODEL\)/,
  );
  await expect(readdir(to)).rejects.toThrow(/ENOENT/);
  expect(await between(from, to)).toMatchObject({ outcome: 'moved' });
});

test('a damaged source is refused', async () => {
  const [from, to] = [await fullFolder(), await newFolder()];
  const path = databaseFile(join(from, 'collections', folderName(server)));
  const connection = new Connection(path, 1_000);
  connection.execute('DROP TRIGGER sum_of_versions_update');
  connection.run("UPDATE versions SET title = 'Forged' WHERE rowid = 1");
  connection.close();
  await expect(between(from, to)).rejects.toThrow(
    /is damaged \(guild:42: .*\): run "dateline verify --repair"/,
  );
});

test('moved again it compares, and refuses where one has changed since', async () => {
  const [from, to] = [await fullFolder(), await newFolder()];
  await between(from, to);
  const files = async () => (await readdir(to, { recursive: true })).sort();
  const before = await files();
  expect(await between(from, to)).toMatchObject({ outcome: 'moved-already', differences: [] });
  expect(await files()).toEqual(before);
  await using(await inFolder(to).archive(), async (archive) => {
    const text = 'A new one came in.';
    await archive.collection(server).add(sampleContent({ text }), samplePassages(text));
    await archive.collection(guildCollection('43')).add(sampleContent({ text }), samplePassages(text));
  });
  await expect(between(from, to)).rejects.toThrow(
    /was moved to .* already, and the two differ since \(guild:43: it is in the target only; guild:42: .*articles: 3 rows in the source, 4 in the target/,
  );
});

test('what changed in the source meanwhile is told, and the target is not opened', async () => {
  const [from, to] = [await fullFolder(), await newFolder()];
  await begin(from, to);
  await using(await inFolder(from).archive(), async ({ settings, feeds }) => {
    await settings.set(server, 'language', 'tr');
    await feeds.remove('faa');
  });
  const desk = new Interruption(Infinity, 'before');
  expect(await move(inFolder(from), inFolder(to), { wrap: desk.wrap })).toMatchObject({ outcome: 'moved' });
  const again = await newFolder();
  const late = new Interruption(desk.changes, 'before');
  await expect(move(inFolder(from), inFolder(again), { wrap: late.wrap })).rejects.toThrow(Ended);
  await using(await inFolder(from).archive(), ({ settings }) => settings.set(server, 'language', 'ja'));
  const summary = await between(from, again);
  expect(summary.outcome).toBe('differs');
  expect(summary.differences).toEqual(['desk: settings: 2 rows in both, of other content']);
  await expect(inFolder(again).archive()).rejects.toThrow(/is not whole yet/);
});

test('a folder without an archive in it, and one in which a restore was interrupted', async () => {
  const [from, to] = [await fullFolder(), await newFolder()];
  await mkdir(to, { recursive: true });
  await writeFile(join(to, 'notes.txt'), 'mine');
  expect(await between(from, to)).toMatchObject({ outcome: 'moved' });
  expect(await readFile(join(to, 'notes.txt'), 'utf8')).toBe('mine');
  await mkdir(join(from, 'restore.ready'));
  await expect(between(from, await newFolder())).rejects.toThrow(/a restore into it was interrupted/);
});

/** Loses an opinion on the way. */
const forgetful = (target: MoveTarget): MoveTarget =>
  new Proxy(target, {
    get(_, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      if (name !== 'write') return value.bind(target);
      return (...[scope, table, rows, next]: Parameters<MoveTarget['write']>) =>
        target.write(scope, table, table.name === 'opinions' ? rows.slice(1) : rows, next);
    },
  });

test('a row that did not arrive is told, and the target is not opened', async () => {
  const [from, to] = [inFolder(await fullFolder()), inFolder(await newFolder())];
  const summary = await move(from, to, { wrap: forgetful });
  expect(summary.outcome).toBe('differs');
  expect(summary.differences).toEqual(['local: opinions: 2 rows in the source, 1 in the target']);
  await expect(to.archive()).rejects.toThrow(/is not whole yet/);
});
