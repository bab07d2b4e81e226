import { cp } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { moveBetween } from '../../../src/archive/move/move-between.js';
import { openPostgresArchive } from '../../../src/archive/postgres/open-postgres-archive.js';
import { openPgPool } from '../../../src/archive/postgres/pg-pool.js';
import { fullFolder, inFolder, logger, newFolder, profile, using } from '../move/ends.js';
import { seenIn } from '../move/seen-in-archive.js';
import { makeDatabase, owner } from './make-database.js';
import { RealServer, serverPrograms } from './real-server.js';

const between = (from: string, to: string) => moveBetween({ from, to, profile, logger });

describe.skipIf(serverPrograms === '')('moving on a server (set TEST_POSTGRES_BIN to try it)', () => {
  let server: RealServer;
  const url = (name: string) => server.url(name, owner);
  const archive = (name: string) => openPostgresArchive(url(name), { profile, logger });

  beforeAll(async () => {
    server = await RealServer.start();
    const admin = openPgPool({ url: server.url('postgres'), logger });
    for (const name of ['one', 'two', 'three']) {
      const superuser = openPgPool({ url: server.url(name), logger });
      await makeDatabase(admin, superuser, name);
      await superuser.close();
    }
    await admin.close();
  });

  afterAll(() => server.remove());

  test('from a folder to a database, to another one, and back', async () => {
    const [from, to] = [await fullFolder(), await newFolder()];
    const before = await using(await inFolder(from).archive(), seenIn);
    const moved = await between(from, url('one'));
    expect(moved).toMatchObject({ outcome: 'moved', from, to: `127.0.0.1:${server.port}/one` });
    expect(await using(await archive('one'), seenIn)).toEqual(before);
    expect(await between(url('one'), url('two'))).toMatchObject({ outcome: 'moved' });
    expect(await using(await archive('two'), seenIn)).toEqual(before);
    const back = await between(url('two'), to);
    expect(back.scopes).toEqual(moved.scopes);
    expect(await using(await inFolder(to).archive(), seenIn)).toEqual(before);
    expect(await between(url('one'), url('two'))).toMatchObject({ outcome: 'moved-already' });
  });

  test('a database that another process is at is refused, as source and as target', async () => {
    const from = await fullFolder();
    const inUse = /The archive at 127\.0\.0\.1:\d+\/\w+ is in use by .*: stop all of them/;
    await using(await archive('one'), async ({ jobs }) => {
      await expect(between(url('one'), await newFolder())).rejects.toThrow(inUse);
      await jobs.take(['nothing']);
      await expect(between(from, url('one'))).rejects.toThrow(inUse);
    });
    await expect(between(url('two'), url('one'))).resolves.toMatchObject({ outcome: 'moved-already' });
  });

  test('one database by two addresses is refused', async () => {
    const other = url('one').replace('127.0.0.1', 'localhost');
    await expect(between(url('one'), other)).rejects.toThrow(
      /--from and --to name the same place, localhost:\d+\/one/,
    );
  });

  test('two moves to one database at a time are refused', async () => {
    const [from, other] = [await fullFolder(), await newFolder()];
    await cp(from, other, { recursive: true });
    const both = await Promise.allSettled([between(from, url('three')), between(other, url('three'))]);
    const reasons = both.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []));
    expect(reasons.length).toBeGreaterThan(0);
    for (const reason of reasons) expect(reason).toMatch(/three is in use by another move: stop/);
    expect(await between(from, url('three'))).toMatchObject({ differences: [] });
  });

  test('a database or server that is not there, and a wrong password', async () => {
    const [from, to] = [await fullFolder(), await newFolder()];
    await expect(between(from, url('nowhere'))).rejects.toThrow(/There is no such database at/);
    await expect(between(server.url('one', owner, 'wrong'), to)).rejects.toThrow(
      /refuses the user or password/,
    );
    await expect(between('postgres://ana@127.0.0.1:1/one', to)).rejects.toThrow(/cannot be reached/);
    await expect(between(url('postgres'), to)).rejects.toThrow(/There is no archive at/);
  });
});
