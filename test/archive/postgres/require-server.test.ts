import { describe, expect, test } from 'vitest';
import { databaseError } from '../../../src/archive/postgres/database-error.js';
import { openingError } from '../../../src/archive/postgres/opening-error.js';
import { isOlder, requireServer } from '../../../src/archive/postgres/require-server.js';
import type { SqlClient } from '../../../src/archive/postgres/sql-client.js';
import { UserError } from '../../../src/errors.js';

interface Told {
  readonly major?: number;
  readonly encoding?: string;
  readonly installed?: string | null;
  readonly available?: string | null;
}

/** A server that says this of itself, and keeps what it was told to do. */
class TellingServer implements SqlClient {
  readonly done: string[] = [];
  readonly #told: Told;

  constructor(told: Told) {
    this.#told = told;
  }

  async query<Row>(sql: string) {
    const { major = 16, encoding = 'UTF8', installed = null, available = null } = this.#told;
    const row = sql.includes('server_version_num')
      ? { major, version: `${major}.1`, encoding }
      : { installed: this.done.length > 0 ? available : installed, available, schema: 'public' };
    return { rows: [row as Row], changes: 1 };
  }

  async execute(sql: string) {
    this.done.push(sql);
  }
}

describe('what a server must have', () => {
  test.each<[string, Told, RegExp]>([
    ['an old PostgreSQL', { major: 14 }, /is of version 14\.1, and Dateline needs 15 or newer/],
    ['another encoding', { encoding: 'LATIN1' }, /has the encoding LATIN1, .* "createdb -E UTF8/],
    ['no pgvector', {}, /at here has no pgvector: install pgvector 0\.8\.0 or newer on that machine\./],
    [
      'an old pgvector',
      { available: '0.7.4' },
      /is of version 0\.7\.4, .*: install a newer one on that machine\./,
    ],
    [
      'an old pgvector in the database, beside a newer one on the machine',
      { installed: '0.7.4', available: '0.8.5' },
      /is of version 0\.7\.4, .*: run "ALTER EXTENSION vector UPDATE" in the database\./,
    ],
  ])('%s is refused with the way out', async (_what, told, message) => {
    const server = new TellingServer(told);
    await expect(requireServer(server, 'here', true)).rejects.toThrow(message);
    expect(server.done).toEqual([]);
  });

  test('an extension that only has to be made is made, unless one only looks', async () => {
    const looked = new TellingServer({ available: '0.8.5' });
    expect(await requireServer(looked, 'here', false)).toMatchObject({ extension: '0.8.5' });
    expect(looked.done).toEqual([]);
    const made = new TellingServer({ available: '0.8.5' });
    expect(await requireServer(made, 'here', true)).toMatchObject({ version: '16.1', extension: '0.8.5' });
    expect(made.done).toEqual(['CREATE EXTENSION IF NOT EXISTS vector']);
  });

  test('versions are compared by their numbers', () => {
    expect(isOlder('0.8.0', '0.8.0')).toBe(false);
    expect(isOlder('0.10.0', '0.8.0')).toBe(false);
    expect(isOlder('0.7.9', '0.8.0')).toBe(true);
    expect(isOlder('1.0', '0.8.0')).toBe(false);
  });
});

const coded = (code: string, message = 'as the server says it') =>
  Object.assign(new Error(message), { code });
const said = (message: string) => databaseError(new Error(message));

describe('errors', () => {
  test.each([
    ['ECONNREFUSED', 'database-away'],
    ['57P01', 'database-away'],
    ['08006', 'database-away'],
    ['53300', 'database-busy'],
    ['57014', 'database-busy'],
    ['53100', 'database-full'],
    ['25006', 'database-read-only'],
    ['28P01', 'database-refused'],
  ])('%s is told as %s', (code, told) => {
    const error = databaseError(coded(code));
    expect(error).toMatchObject({ name: 'UserError', code: told });
    expect(error.message).not.toContain('as the server says it');
  });

  test('what the driver has only words for is known by them', () => {
    expect(said('Connection terminated unexpectedly')).toMatchObject({ code: 'database-away' });
    expect(said('timeout exceeded when trying to connect')).toMatchObject({ code: 'database-busy' });
    const refused = new AggregateError([coded('ECONNREFUSED')], '');
    expect(databaseError(refused)).toMatchObject({ code: 'database-away' });
  });

  test('a defect stays one, and what is for people stays as it is', () => {
    const defect = coded('42703');
    expect(databaseError(defect)).toBe(defect);
    const told = new UserError('database-busy', {});
    expect(databaseError(told)).toBe(told);
    expect(openingError(defect, 'here')).toMatchObject({ name: 'SetupError', cause: defect });
  });

  const hba = 'no pg_hba.conf entry for host "10.0.0.7", user "ana", database "news"';
  test.each([
    ['42501', 'permission denied for schema', /lacks a right .* give it CREATEROLE/],
    [
      '28000',
      `${hba}, no encryption`,
      /without encryption \(no pg_hba.*\): add a line .* pg_hba\.conf, or, .* \?sslmode=verify-full/,
    ],
    ['28000', `${hba}, SSL encryption`, /from this machine \(no pg_hba.*\): add a line to its pg_hba\.conf/],
    ['28P01', 'password authentication failed', /refuses the user or password/],
    ['', 'The server does not support SSL connections', /set "ssl = on" .* take sslmode out of the address/],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'self-signed certificate', /cannot be trusted .* sslrootcert=FILE/],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'unable to verify', /cannot be trusted .* sslrootcert=FILE/],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'altnames', /by the name that is in it/],
    ['CERT_HAS_EXPIRED', 'certificate has expired', /not valid today .*: renew it there, or set .* clock/],
    ['53100', 'could not extend file', /has no room \(could not extend file\): make some/],
  ])('at the start: %s, %s', (code, message, told) => {
    expect(openingError(coded(code, message), 'here').message).toMatch(told);
  });
});
