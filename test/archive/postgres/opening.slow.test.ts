import { describe, expect, test } from 'vitest';
import { localCollection } from '../../../src/archive/collection-id.js';
import { inspectDatabase } from '../../../src/archive/postgres/inspect-database.js';
import { openPostgresArchive } from '../../../src/archive/postgres/open-postgres-archive.js';
import { add, ferry } from '../../contracts/archive/samples.js';
import { owner } from './make-database.js';
import { serverPrograms } from './real-server.js';
import { sampleOptions, stageServer } from './server-stage.js';

const opening = (url: string) => openPostgresArchive(url, sampleOptions);
const openSockets = () => process.getActiveResourcesInfo().filter((kind) => kind === 'TCPSocketWrap').length;

describe.skipIf(serverPrograms === '')('a database that is opened (set TEST_POSTGRES_BIN to try it)', () => {
  const stage = stageServer();

  test('none is there at the start', async () => {
    await expect(opening('postgres://ana:pw@127.0.0.1:1/news')).rejects.toMatchObject({
      name: 'SetupError',
      message:
        'PostgreSQL at 127.0.0.1:1/news cannot be reached (connect ECONNREFUSED 127.0.0.1:1): start it, or correct the address in DATELINE_ARCHIVE, or in the option that gave it.',
    });
  });

  test('a wrong password, and a database that is not there; the password is not told', async () => {
    await stage.newDatabase('passwords');
    await expect(opening(stage.server.url('passwords', owner, 'guessed'))).rejects.toMatchObject({
      name: 'SetupError',
      message: expect.stringMatching(/refuses the user or password of the archive's address \((?!.*guessed)/),
    });
    await expect(opening(stage.server.url('nowhere', owner))).rejects.toThrow(
      /There is no such database at 127\.0\.0\.1:\d+\/nowhere .*createdb/,
    );
  });

  test('an address without a password, where one is asked for, is said so, and nothing is left open', async () => {
    await stage.newDatabase('unnamed');
    const url = stage.server.url('unnamed', owner).replace(':secret', '');
    const before = openSockets();
    await expect(opening(url)).rejects.toThrow(/asks for a password, and the address gives none/);
    await expect.poll(openSockets).toBeLessThanOrEqual(before);
  });

  test('a server without encryption, where the address asks for it', async () => {
    await stage.newDatabase('plain');
    await expect(opening(`${stage.server.url('plain', owner)}?sslmode=verify-full`)).rejects.toThrow(
      /has no encryption, and the archive's address asks for it .* take sslmode out of the address/,
    );
  });

  test('a file of a certificate that is not there', async () => {
    await expect(opening('postgres://ana:pw@127.0.0.1:1/news?sslrootcert=/nowhere/ca.crt')).rejects.toThrow(
      /^A file that the archive's address names cannot be read \(ENOENT.*ca\.crt'\): correct sslrootcert/,
    );
  });

  test('pgvector is not in the database, and the user may not put it there', async () => {
    const pool = await stage.newDatabase('bare');
    await pool.use((client) => client.execute('DROP EXTENSION vector'));
    await expect(opening(stage.server.url('bare', owner))).rejects.toThrow(
      /has no pgvector yet, .* have a superuser run "CREATE EXTENSION vector"/,
    );
    // Nothing was begun, and one who may makes it himself.
    const archive = await opening(stage.server.url('bare'));
    await archive.close();
  });

  test('a database of a newer version is refused and left as it is', async () => {
    const pool = await stage.newDatabase('newer');
    await (await stage.open('newer')).close();
    await pool.use((client) => client.execute('INSERT INTO dateline.migrations (version) VALUES (999)'));
    await pool.use((client) => client.execute('DROP TABLE dateline.uses'));
    await expect(opening(stage.server.url('newer', owner))).rejects.toThrow(
      /newer version of Dateline \(schema 999, known here: \d+\): install that version, or use another database\./,
    );
    const { rows } = await pool.use((client) =>
      client.query<{ readonly uses: string | null }>("SELECT to_regclass('dateline.uses')::text AS uses", []),
    );
    expect(rows).toEqual([{ uses: null }]);
  });

  test('a database that can only be read is said so, and nothing keeps the process', async () => {
    const pool = await stage.newDatabase('standby');
    await (await stage.open('standby')).close();
    await pool.use((client) =>
      client.execute(`ALTER DATABASE standby SET default_transaction_read_only = on`),
    );
    await expect(opening(stage.server.url('standby', owner))).rejects.toThrow(
      /can only be read at the moment .*primary/,
    );
  });

  test('looked at from outside, a database that could not become an archive is said so', async () => {
    const pool = await stage.newDatabase('looked');
    await pool.use((client) => client.execute('DROP EXTENSION vector'));
    await expect(inspectDatabase(stage.server.url('looked', owner))).rejects.toThrow(
      /CREATE EXTENSION vector/,
    );
    await pool.use((client) => client.execute('CREATE EXTENSION vector'));
    expect(await inspectDatabase(stage.server.url('looked', owner))).toMatchObject({ schema: 0 });
    await stage.admin.use((client) => client.execute("CREATE ROLE poor LOGIN PASSWORD 'secret'"));
    await expect(inspectDatabase(stage.server.url('looked', 'poor'))).rejects.toThrow(/give it CREATEROLE/);
  });

  test('several processes that start at once on an empty database make one archive', async () => {
    await stage.newDatabase('together');
    const archives = await Promise.all([1, 2, 3].map(() => stage.open('together')));
    const [one, two] = archives.map((archive) => archive.collection(localCollection));
    if (one) await add(one, ferry);
    expect(await two?.articleCount()).toBe(1);
  });
});
