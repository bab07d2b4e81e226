import { SetupError } from '../../errors.js';
import { archiveSchema, quoted } from './database.js';
import { makeMemberRole, readMemberRole } from './member-role.js';
import { answersSchema } from './schema/answers-schema.js';
import { deskSchema } from './schema/desk-schema.js';
import { takenJobsSchema } from './schema/jobs-schema.js';
import { articlesSchema, wordDomain } from './schema/first-schema.js';
import { passagesSchema } from './schema/passages-schema.js';
import { policiesFor } from './schema/policies.js';
import { wordFunctions, wordsSchema } from './schema/words-schema.js';
import { Session } from './session.js';
import type { SqlClient, SqlPool } from './sql-client.js';

/**
 * The schema, as steps from an empty database, given the name of the program's role as SQL writes it. A step that has been released is never changed: a new one is put behind it.
 */
export const migrations: readonly ((memberRole: string) => string)[] = [
  (memberRole) =>
    [
      wordDomain,
      articlesSchema,
      passagesSchema,
      wordsSchema,
      wordFunctions,
      answersSchema,
      deskSchema,
      takenJobsSchema,
      policiesFor(memberRole),
    ].join(';\n'),
];

/**
 * Brings the schema up to date, each step in a transaction of its own. Of several processes that start at once one does it, and
 * the others wait.
 * @param extensionSchema where pgvector's types lie.
 * @throws SetupError where a newer version wrote the database, in which nothing is changed then.
 */
export async function migrate(pool: SqlPool, extensionSchema: string, where: string): Promise<void> {
  while (await pool.use((client) => migrateOnce(client, extensionSchema, where)));
}

/** Gives the schema of the database, 0 where it has none. Changes nothing. @throws SetupError where a newer version of Dateline wrote it. */
export async function refuseNewer(client: SqlClient, where: string): Promise<number> {
  const version = await schemaVersion(new Session(client, ''));
  if (version <= migrations.length) return version;
  throw new SetupError(
    `The archive at ${where} was written by a newer version of Dateline (schema ${version}, known here: ${migrations.length}): install that version, or use another database.`,
  );
}

/** Does the next step, and says whether there was one. */
async function migrateOnce(client: SqlClient, extensionSchema: string, where: string): Promise<boolean> {
  const session = new Session(client, '');
  await client.execute('BEGIN');
  try {
    await session.lock('dateline migrations');
    const version = await refuseNewer(client, where);
    const step = migrations[version];
    if (step !== undefined) {
      const role = await (version === 0 ? prepare(session) : readMemberRole(session));
      // Functions keep this path. Tables that somebody makes for his session come last, so that none stands for one of these.
      await client.execute(`SET LOCAL search_path TO ${archiveSchema}, ${quoted(extensionSchema)}, pg_temp`);
      await client.execute(step(quoted(role)));
      await session.run('INSERT INTO migrations (version) VALUES ($1)', version + 1);
    }
    await client.execute('COMMIT');
    return step !== undefined;
  } catch (error) {
    await client.execute('ROLLBACK').catch(() => {});
    throw error;
  }
}

/** Makes the schema itself, the table of what was done in it, and the role as which everything is read and written. */
async function prepare(session: Session): Promise<string> {
  await session.execute(`
    CREATE SCHEMA IF NOT EXISTS ${archiveSchema};
    CREATE TABLE IF NOT EXISTS ${archiveSchema}.migrations (
      version integer PRIMARY KEY,
      done_at timestamptz NOT NULL DEFAULT now()
    );
  `);
  return makeMemberRole(session);
}

async function schemaVersion(session: Session): Promise<number> {
  const table = `${archiveSchema}.migrations`;
  if (!(await session.get('SELECT 1 WHERE to_regclass($1) IS NOT NULL', table))) return 0;
  return session.number(`SELECT max(version) FROM ${table}`);
}
