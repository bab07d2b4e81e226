import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { Archive } from '../../../src/archive/archive.js';
import { localCollection } from '../../../src/archive/collection-id.js';
import { inspectDatabase } from '../../../src/archive/postgres/inspect-database.js';
import { openArchiveOn, openPostgresArchive } from '../../../src/archive/postgres/open-postgres-archive.js';
import { openPgPool } from '../../../src/archive/postgres/pg-pool.js';
import type { SqlPool } from '../../../src/archive/postgres/sql-client.js';
import { createLogger } from '../../../src/logger.js';
import { add, bridge, ferry } from '../../contracts/archive/samples.js';
import { sampleContent, sampleDimension } from '../sample-articles.js';
import { makeDatabase, owner } from './make-database.js';
import { RealServer, serverPrograms } from './real-server.js';

const logger = createLogger('silent');
const opening = (url: string) => openPostgresArchive(url, options);
const options = { profile: { fingerprint: 'sample', dimension: sampleDimension }, logger };

const openSockets = () => process.getActiveResourcesInfo().filter((kind) => kind === 'TCPSocketWrap').length;

describe.skipIf(serverPrograms === '')('a server in trouble (set TEST_POSTGRES_BIN to try it)', () => {
  let server: RealServer;
  let admin: SqlPool;

  beforeAll(async () => {
    server = await RealServer.start();
    admin = openPgPool({ url: server.url('postgres'), logger });
  });

  afterAll(async () => {
    await admin.close();
    await server.remove();
  });

  /** An empty archive in a database of its own. */
  async function newDatabase(name: string): Promise<SqlPool> {
    const superuser = openPgPool({ url: server.url(name), logger });
    await makeDatabase(admin, superuser, name);
    onTestFinished(() => superuser.close());
    return superuser;
  }

  async function open(name: string): Promise<Archive> {
    const archive = await openPostgresArchive(server.url(name, owner), options);
    onTestFinished(() => archive.close());
    return archive;
  }

  test('none is there at the start', async () => {
    await expect(opening('postgres://ana:pw@127.0.0.1:1/news')).rejects.toMatchObject({
      name: 'SetupError',
      message:
        'PostgreSQL at 127.0.0.1:1/news cannot be reached (connect ECONNREFUSED 127.0.0.1:1): start it, or correct the address in DATELINE_ARCHIVE, or in the option that gave it.',
    });
  });

  test('a wrong password, and a database that is not there; the password is not told', async () => {
    await newDatabase('passwords');
    await expect(opening(server.url('passwords', owner, 'guessed'))).rejects.toMatchObject({
      name: 'SetupError',
      message: expect.stringMatching(/refuses the user or password of the archive's address \((?!.*guessed)/),
    });
    await expect(opening(server.url('nowhere', owner))).rejects.toThrow(
      /There is no such database at 127\.0\.0\.1:\d+\/nowhere .*createdb/,
    );
  });

  test('pgvector is not in the database, and the user may not put it there', async () => {
    const pool = await newDatabase('bare');
    await pool.use((client) => client.execute('DROP EXTENSION vector'));
    await expect(opening(server.url('bare', owner))).rejects.toThrow(
      /has no pgvector yet, .* have a superuser run "CREATE EXTENSION vector"/,
    );
    // Nothing was begun, and one who may makes it himself.
    const archive = await opening(server.url('bare'));
    await archive.close();
  });

  test('a database of a newer version is refused and left as it is', async () => {
    const pool = await newDatabase('newer');
    await (await open('newer')).close();
    await pool.use((client) => client.execute('INSERT INTO dateline.migrations (version) VALUES (999)'));
    await pool.use((client) => client.execute('DROP TABLE dateline.uses'));
    await expect(opening(server.url('newer', owner))).rejects.toThrow(
      /newer version of Dateline \(schema 999, known here: \d+\): install that version, or use another database\./,
    );
    const { rows } = await pool.use((client) =>
      client.query<{ readonly uses: string | null }>("SELECT to_regclass('dateline.uses')::text AS uses", []),
    );
    expect(rows).toEqual([{ uses: null }]);
  });

  test('several processes that start at once on an empty database make one archive', async () => {
    await newDatabase('together');
    const archives = await Promise.all([1, 2, 3].map(() => open('together')));
    const [one, two] = archives.map((archive) => archive.collection(localCollection));
    if (one) await add(one, ferry);
    expect(await two?.articleCount()).toBe(1);
  });

  test('a pool without a free connection refuses in a sentence, and serves when there is one again', async () => {
    await newDatabase('busy');
    const pool = openPgPool({ url: server.url('busy', owner), logger, size: 1, waitMs: 200 });
    const archive = await openArchiveOn(pool, 'here', options);
    onTestFinished(() => archive.close());
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
    await newDatabase('adding');
    const pool = openPgPool({ url: server.url('adding', owner), logger, size: 2, waitMs: 500 });
    const archive = await openArchiveOn(pool, 'here', options);
    onTestFinished(() => archive.close());
    const local = archive.collection(localCollection);
    const texts = Array.from({ length: 30 }, (_, n) => `The ferry makes trip number ${n}.`);
    const adding = texts.map((text) => add(local, sampleContent({ text })));
    expect(await local.articleCount()).toBeLessThan(30);
    await Promise.all(adding);
    expect(await local.articleCount()).toBe(30);
  });

  test('cut connections: what was acknowledged is there, and the next question is answered', async () => {
    const pool = await newDatabase('cut');
    const archive = await open('cut');
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
    const pool = await newDatabase('middle');
    const archive = await open('middle');
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
    await newDatabase('away');
    const archive = await open('away');
    const local = archive.collection(localCollection);
    await add(local, ferry);
    await server.stop();
    await expect(local.articleCount()).rejects.toMatchObject({ name: 'UserError', code: 'database-away' });
    await expect(add(local, bridge)).rejects.toMatchObject({ code: 'database-away' });
    await expect(archive.requireWritable()).rejects.toMatchObject({ code: 'database-away' });
    await server.resume();
    expect(await local.articleCount()).toBe(1);
    expect(await add(local, bridge)).toMatchObject({ status: 'added' });
  });

  test('a server that can only be read answers questions and refuses articles', async () => {
    const pool = await newDatabase('readonly');
    const archive = await open('readonly');
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

  test('a job of a process that is gone is done by another, and of one that is there is not', async () => {
    await newDatabase('jobs');
    const [one, other] = await Promise.all([open('jobs'), open('jobs')]);
    const id = await one.jobs.enqueue({ kind: 'read', collection: 'local', payload: null });
    expect(await one.jobs.take(['read'])).toMatchObject({ id, attempts: 1 });
    expect(await other.jobs.take(['read'])).toBeNull();
    await one.close();
    expect(await other.jobs.take(['read'])).toMatchObject({ id, attempts: 2 });
    expect(await other.jobs.take(['read'])).toBeNull();
  });

  test('an address without a password, where one is asked for, is said so, and nothing is left open', async () => {
    await newDatabase('unnamed');
    const url = server.url('unnamed', owner).replace(':secret', '');
    const before = openSockets();
    await expect(opening(url)).rejects.toThrow(/asks for a password, and the address gives none/);
    await expect.poll(openSockets).toBeLessThanOrEqual(before);
  });

  test('looked at from outside, a database that could not become an archive is said so', async () => {
    const pool = await newDatabase('looked');
    await pool.use((client) => client.execute('DROP EXTENSION vector'));
    await expect(inspectDatabase(server.url('looked', owner))).rejects.toThrow(/CREATE EXTENSION vector/);
    await pool.use((client) => client.execute('CREATE EXTENSION vector'));
    expect(await inspectDatabase(server.url('looked', owner))).toMatchObject({ schema: 0 });
    await admin.use((client) => client.execute("CREATE ROLE poor LOGIN PASSWORD 'secret'"));
    await expect(inspectDatabase(server.url('looked', 'poor'))).rejects.toThrow(/give it CREATEROLE/);
  });

  test('whoever may connect may notify: what is no signal is passed over', async () => {
    const pool = await newDatabase('noise');
    const archive = await open('noise');
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

  test('a database that can only be read is said so, and nothing keeps the process', async () => {
    const pool = await newDatabase('standby');
    await (await open('standby')).close();
    await pool.use((client) =>
      client.execute(`ALTER DATABASE standby SET default_transaction_read_only = on`),
    );
    await expect(opening(server.url('standby', owner))).rejects.toThrow(
      /can only be read at the moment .*primary/,
    );
  });

  test('what several places leave is taken over once each, however many look at once', async () => {
    await newDatabase('abandoned');
    const dying = await open('abandoned');
    for (let n = 0; n < 40; n += 1)
      await dying.jobs.enqueue({ kind: 'read', collection: 'local', payload: n });
    while (await dying.jobs.take(['read']));
    const others = await Promise.all([open('abandoned'), open('abandoned')]);
    await dying.close();
    const taken: string[] = [];
    const takeAll = async (archive: Archive): Promise<void> => {
      for (let job = await archive.jobs.take(['read']); job; job = await archive.jobs.take(['read']))
        taken.push(job.id);
    };
    await Promise.all([...others, ...others, ...others, ...others].map(takeAll));
    expect(taken.toSorted()).toEqual([...new Set(taken)].toSorted());
    expect(taken).toHaveLength(40);
  });

  test('of many who take at once each gets another job', async () => {
    await newDatabase('many');
    const archives = await Promise.all([open('many'), open('many')]);
    for (let n = 0; n < 20; n += 1)
      await archives[0]?.jobs.enqueue({ kind: 'read', collection: 'local', payload: n });
    const taken = await Promise.all(
      Array.from({ length: 20 }, (_, n) => archives[n % 2]?.jobs.take(['read'])),
    );
    const ids = taken.flatMap((job) => (job ? [job.id] : []));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(15);
  });
});
