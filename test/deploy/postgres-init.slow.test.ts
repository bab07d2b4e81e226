import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectFolder } from '../../src/project-folder.js';
import { RealServer, serverPrograms } from '../archive/postgres/real-server.js';

const file = join(projectFolder, 'deploy', 'postgres-init.sql');
const password = "it's a \\ 'password'";

describe.skipIf(serverPrograms === '')('what makes the database, run on a server', () => {
  let server: RealServer;

  beforeAll(async () => {
    server = await RealServer.start();
  });
  afterAll(() => server.remove());

  /** As the image runs it. */
  function run(environment: Readonly<Record<string, string>>) {
    const args = ['-v', 'ON_ERROR_STOP=1', '--no-psqlrc', server.url('postgres'), '-f', file];
    return spawnSync(join(serverPrograms, 'psql'), args, {
      encoding: 'utf8',
      env: { ...environment, PGPASSWORD: 'secret' },
    });
  }

  test('without a password nothing is made', async () => {
    const { status, stderr } = run({});
    expect(status).not.toBe(0);
    expect(stderr).toContain('syntax error');
    const client = new Client(server.url('postgres'));
    await client.connect();
    const { rows } = await client.query("SELECT 1 FROM pg_roles WHERE rolname = 'dateline'");
    await client.end();
    expect(rows).toEqual([]);
  });

  test('the user owns a database with pgvector, may make roles, and is no superuser', async () => {
    const { status, stderr } = run({ DATABASE_PASSWORD: password });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const client = new Client({
      host: '127.0.0.1',
      port: server.port,
      user: 'dateline',
      password,
      database: 'dateline',
    });
    await client.connect();
    const { rows } = await client.query(
      `SELECT rolcreaterole, rolsuper, pg_get_userbyid(datdba) AS owner, pg_encoding_to_char(encoding) AS encoding,
              (SELECT extname FROM pg_extension WHERE extname = 'vector') AS extension
       FROM pg_roles, pg_database WHERE rolname = current_user AND datname = current_database()`,
    );
    await client.end();
    expect(rows).toEqual([
      { rolcreaterole: true, rolsuper: false, owner: 'dateline', encoding: 'UTF8', extension: 'vector' },
    ]);
  });

  test('the superuser has no password any more', async () => {
    const client = new Client(server.url('postgres'));
    await expect(client.connect()).rejects.toThrow('password authentication failed');
  });
});
