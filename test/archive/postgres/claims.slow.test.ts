import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openPostgresArchive } from '../../../src/archive/postgres/open-postgres-archive.js';
import type { SqlPool } from '../../../src/archive/postgres/sql-client.js';
import { owner } from './make-database.js';
import { serverPrograms } from './real-server.js';
import { sampleOptions, stageServer } from './server-stage.js';

/** The server processes whose connections hold a claim. */
const holders = `SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND objsubid = 1 AND granted
  AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;

/** @returns null where nobody holds one */
const holderOf = (superuser: SqlPool): Promise<number | null> =>
  superuser.use(async (client) => {
    const { rows } = await client.query<{ readonly pid: number }>(holders, []);
    return rows[0]?.pid ?? null;
  });

const endHolder = (superuser: SqlPool): Promise<unknown> =>
  superuser.use((client) => client.query(`SELECT pg_terminate_backend(pid) FROM (${holders}) AS held`, []));

/** A way to a port of this machine that can be broken so that only one side knows. */
async function breakableWay(port: number) {
  const near = new Set<Socket>();
  const far = new Set<Socket>();
  let breaking: { readonly words: string; broken(): void } | null = null;
  const server = createServer((socket) => {
    const onward = connect(port, '127.0.0.1');
    near.add(socket);
    far.add(onward);
    // Neither side is told of the end of the other.
    for (const end of [socket, onward]) end.on('error', () => {});
    socket.pipe(onward, { end: false });
    onward.pipe(socket, { end: false });
    onward.on('close', () => socket.destroy());
    socket.on('data', (data) => {
      if (!breaking || !data.includes(breaking.words)) return;
      socket.destroy();
      breaking.broken();
      breaking = null;
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of [...near, ...far]) socket.destroy();
    server.close();
  });
  return {
    port: (server.address() as AddressInfo).port,
    breakNear() {
      for (const socket of near) socket.destroy();
      near.clear();
    },
    /** Resolves when somebody has said this to the server, which still hears it, and was cut off from the answer. */
    breakAt: (words: string) => new Promise<void>((resolve) => (breaking = { words, broken: resolve })),
  };
}

describe.skipIf(serverPrograms === '')('claims on a server (set TEST_POSTGRES_BIN to try it)', () => {
  const stage = stageServer();

  test('are held again after the connection was cut, and can be given back then', async () => {
    const superuser = await stage.newDatabase('cut');
    const [one, two] = [await stage.open('cut'), await stage.open('cut')];
    const lost: string[] = [];
    const release = await one.claims.take('gateway', () => lost.push('gateway'));
    expect(await two.claims.take('gateway')).toBeNull();
    const before = await holderOf(superuser);
    expect(before).not.toBeNull();
    await endHolder(superuser);
    const after = async () => [null, before].includes(await holderOf(superuser));
    await expect.poll(after, { timeout: 10_000 }).toBe(false);
    expect(await two.claims.take('gateway')).toBeNull();
    expect(lost).toEqual([]);
    await release?.();
    expect(await two.claims.take('gateway')).not.toBeNull();
  });

  test('that another process has by then are said to be lost', async () => {
    const superuser = await stage.newDatabase('lost');
    const [one, two] = [await stage.open('lost'), await stage.open('lost')];
    // So that it has its connection already.
    await (
      await two.claims.take('gateway')
    )?.();
    let losses = 0;
    await one.claims.take('gateway', () => (losses += 1));
    await endHolder(superuser);
    await expect.poll(() => two.claims.take('gateway'), { interval: 5 }).not.toBeNull();
    await expect.poll(() => losses, { timeout: 10_000 }).toBe(1);
  });

  test('are held again though the server has not noticed that their connection is gone', async () => {
    const superuser = await stage.newDatabase('unnoticed');
    const way = await breakableWay(stage.server.port);
    const url = stage.server.url('unnoticed', owner).replace(`:${stage.server.port}`, `:${way.port}`);
    const archive = await openPostgresArchive(url, sampleOptions);
    onTestFinished(() => archive.close());
    let losses = 0;
    await archive.claims.take('gateway', () => (losses += 1));
    const before = await holderOf(superuser);
    way.breakNear();
    expect(await holderOf(superuser)).toBe(before);
    const after = async () => [null, before].includes(await holderOf(superuser));
    await expect.poll(after, { timeout: 10_000 }).toBe(false);
    expect(losses).toBe(0);
  });

  test('are not lost to the own process where its next connection is cut before it stands', async () => {
    await stage.newDatabase('flapping');
    const way = await breakableWay(stage.server.port);
    const url = stage.server.url('flapping', owner).replace(`:${stage.server.port}`, `:${way.port}`);
    const [one, two] = [await openPostgresArchive(url, sampleOptions), await stage.open('flapping')];
    onTestFinished(() => one.close());
    let losses = 0;
    await one.claims.take('gateway', () => (losses += 1));
    const broken = way.breakAt('pg_try_advisory_lock');
    way.breakNear();
    await broken;
    const other = () => one.claims.take('other').catch(() => null);
    await expect.poll(other, { timeout: 20_000 }).not.toBeNull();
    expect(losses).toBe(0);
    expect(await two.claims.take('gateway')).toBeNull();
  });
});
