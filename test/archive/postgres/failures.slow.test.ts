import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { localCollection } from '../../../src/archive/collection-id.js';
import { openArchiveOn } from '../../../src/archive/postgres/open-postgres-archive.js';
import { openPgPool } from '../../../src/archive/postgres/pg-pool.js';
import { add, bridge, ferry } from '../../contracts/archive/samples.js';
import { sampleContent } from '../sample-articles.js';
import { owner } from './make-database.js';
import { serverPrograms } from './real-server.js';
import { sampleOptions, stageServer } from './server-stage.js';

describe.skipIf(serverPrograms === '')('a server in trouble (set TEST_POSTGRES_BIN to try it)', () => {
  const stage = stageServer();

  /** An archive on a pool of few connections, for the test. */
  async function openSmall(name: string, limits: { readonly size: number; readonly waitMs: number }) {
    await stage.newDatabase(name);
    const pool = openPgPool({ url: stage.server.url(name, owner), logger: sampleOptions.logger, ...limits });
    const archive = await openArchiveOn(pool, 'here', sampleOptions);
    onTestFinished(() => archive.close());
    return { pool, archive };
  }

  test('a pool without a free connection refuses in a sentence, and serves when there is one again', async () => {
    const { pool, archive } = await openSmall('busy', { size: 1, waitMs: 200 });
    let release: (() => void) | undefined;
    const held = pool.use(
      () =>
        new Promise<void>((resolve) => {
          release = resolve;
        }),
    );
    const local = archive.collection(localCollection);
    await expect(local.articleCount()).rejects.toMatchObject({ name: 'UserError', code: 'database-busy' });
    release?.();
    await held;
    expect(await local.articleCount()).toBe(0);
  });

  test('many who add at once leave connections for those who ask', async () => {
    const { archive } = await openSmall('adding', { size: 2, waitMs: 500 });
    const local = archive.collection(localCollection);
    const texts = Array.from({ length: 30 }, (_, n) => `The ferry makes trip number ${n}.`);
    const adding = texts.map((text) => add(local, sampleContent({ text })));
    expect(await local.articleCount()).toBeLessThan(30);
    await Promise.all(adding);
    expect(await local.articleCount()).toBe(30);
  });

  test('cut connections: what was acknowledged is there, and the next question is answered', async () => {
    const pool = await stage.newDatabase('cut');
    const archive = await stage.open('cut');
    const local = archive.collection(localCollection);
    await add(local, ferry);
    await Promise.all([local.articleCount(), local.outlets(), local.months()]);
    // As a failover does: every connection that lies in the pool is dead, and nobody knows.
    await pool.use((client) =>
      client.query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'cut' AND pid <> pg_backend_pid()",
        [],
      ),
    );
    expect(await local.articleCount()).toBe(1);
    expect(await add(local, bridge)).toMatchObject({ status: 'added' });
  });

  test('what is cut in the middle is told in a sentence, and nothing of it is kept', async () => {
    const pool = await stage.newDatabase('middle');
    const archive = await stage.open('middle');
    const local = archive.collection(localCollection);
    await add(local, ferry);
    // It waits for the collection, which somebody else holds, until it is cut.
    await pool.use(async (client) => {
      await client.execute('BEGIN; SELECT * FROM dateline.collections FOR UPDATE');
      const adding = add(local, bridge).catch((error: unknown) => error);
      const waiting = `FROM pg_stat_activity WHERE datname = 'middle' AND wait_event_type = 'Lock'`;
      while ((await client.query(`SELECT 1 ${waiting}`, [])).rows.length === 0) await wait(10);
      await client.query(`SELECT pg_terminate_backend(pid) ${waiting}`, []);
      expect(await adding).toMatchObject({ name: 'UserError', code: 'database-away' });
      await client.execute('COMMIT');
    });
    expect(await local.articleCount()).toBe(1);
    expect(await add(local, bridge)).toMatchObject({ status: 'added' });
  });

  test('a server that goes away and comes back: one sentence meanwhile, and nothing is lost', async () => {
    await stage.newDatabase('away');
    const archive = await stage.open('away');
    const local = archive.collection(localCollection);
    await add(local, ferry);
    await stage.server.stop();
    await expect(local.articleCount()).rejects.toMatchObject({ name: 'UserError', code: 'database-away' });
    await expect(add(local, bridge)).rejects.toMatchObject({ code: 'database-away' });
    await expect(archive.requireWritable()).rejects.toMatchObject({ code: 'database-away' });
    await stage.server.resume();
    expect(await local.articleCount()).toBe(1);
    expect(await add(local, bridge)).toMatchObject({ status: 'added' });
  });

  test('a server that can only be read answers questions and refuses articles', async () => {
    const pool = await stage.newDatabase('readonly');
    const archive = await stage.open('readonly');
    const local = archive.collection(localCollection);
    await add(local, ferry);
    await pool.use((client) =>
      client.execute('ALTER DATABASE readonly SET default_transaction_read_only = on'),
    );
    await pool.use((client) =>
      client.query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'readonly' AND pid <> pg_backend_pid()",
        [],
      ),
    );
    expect(await local.articleCount()).toBe(1);
    await expect(add(local, bridge)).rejects.toMatchObject({ code: 'database-read-only' });
    await expect(archive.requireWritable()).rejects.toMatchObject({ code: 'database-read-only' });
  });

  test('whoever may connect may notify: what is no signal is passed over', async () => {
    const pool = await stage.newDatabase('noise');
    const archive = await stage.open('noise');
    const heard: unknown[] = [];
    archive.signals.on('one', () => {
      throw new Error('A listener fails.');
    });
    archive.signals.on('one', (about) => heard.push(about));
    await expect
      .poll(async () => {
        await pool.use((client) =>
          client.execute("NOTIFY dateline, 'hello'; NOTIFY dateline, '[1]'; NOTIFY dateline"),
        );
        await archive.signals.send('one', 'well');
        return heard.length;
      })
      .toBeGreaterThan(0);
    expect(heard[0]).toBe('well');
  });
});
