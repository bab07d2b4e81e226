import type { SqlPool } from '../../../src/archive/postgres/sql-client.js';

/** The role that a cautious operator gives Dateline: it owns a database and may make the role that Dateline runs as. */
export const owner = 'owner';

/** Makes an empty database with pgvector, which only a superuser may make, for the owner. */
export async function makeDatabase(admin: SqlPool, inDatabase: SqlPool, name: string): Promise<void> {
  await admin.use(async (client) => {
    const known = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [owner]);
    if (known.rows.length === 0)
      await client.execute(`CREATE ROLE ${owner} LOGIN CREATEROLE PASSWORD 'secret'`);
    await client.execute(`CREATE DATABASE ${name} OWNER ${owner} ENCODING UTF8 TEMPLATE template0`);
  });
  await inDatabase.use((client) => client.execute('CREATE EXTENSION vector'));
}
