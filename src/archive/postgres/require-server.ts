import { SetupError } from '../../errors.js';
import { Session } from './session.js';
import type { SqlClient } from './sql-client.js';

const oldestServer = 15;
/** The first one that goes on looking where a filter has left too few. */
const oldestExtension = '0.8.0';

interface ServerRow {
  readonly major: number;
  readonly version: string;
  readonly encoding: string;
}

interface ExtensionRow {
  readonly installed: string | null;
  readonly available: string | null;
  readonly schema: string | null;
}

/** What serves an archive. */
export interface ServerFacts {
  /** Of PostgreSQL: "16.14". */
  readonly version: string;
  /** Of pgvector. */
  readonly extension: string;
  /** Where pgvector's types and operators lie. */
  readonly extensionSchema: string;
}

/**
 * Sees that the server has what an archive needs.
 * @param makes whether the extension is made where it only has to be made
 * @throws SetupError where it is too old, or pgvector is missing.
 */
export async function requireServer(client: SqlClient, where: string, makes: boolean): Promise<ServerFacts> {
  const session = new Session(client, '');
  const server = await session.get<ServerRow>(
    `SELECT current_setting('server_version_num')::integer / 10000 AS major, current_setting('server_version') AS version,
       current_setting('server_encoding') AS encoding`,
  );
  if (!server || server.major < oldestServer) {
    throw new SetupError(
      `PostgreSQL at ${where} is of version ${server?.version ?? '?'}, and Dateline needs ${oldestServer} or newer: install that.`,
    );
  }
  if (server.encoding !== 'UTF8') {
    throw new SetupError(
      `The database at ${where} has the encoding ${server.encoding}, which does not hold every text: make it with "createdb -E UTF8 -T template0".`,
    );
  }
  const isThere = await requireExtension(session, where);
  if (!isThere && makes) await makeExtension(session, where);
  else if (!isThere && !(await mayMakeExtension(session))) throw noExtension(where);
  const { installed, available, schema } = await readExtension(session);
  return {
    version: server.version,
    extension: installed ?? available ?? '',
    extensionSchema: schema ?? 'public',
  };
}

/** Says whether the extension is in the database; where not, it can be put there. */
async function requireExtension(session: Session, where: string): Promise<boolean> {
  const { installed, available } = await readExtension(session);
  if (installed === null && available === null) {
    throw new SetupError(
      `PostgreSQL at ${where} has no pgvector: install pgvector ${oldestExtension} or newer on that machine.`,
    );
  }
  if (isOlder(installed ?? available ?? '', oldestExtension)) {
    const wayOut =
      installed !== null && available !== null && !isOlder(available, oldestExtension)
        ? 'run "ALTER EXTENSION vector UPDATE" in the database'
        : 'install a newer one on that machine';
    throw new SetupError(
      `pgvector at ${where} is of version ${installed ?? available}, and Dateline needs ${oldestExtension} or newer: ${wayOut}.`,
    );
  }
  return installed !== null;
}

async function makeExtension(session: Session, where: string): Promise<void> {
  try {
    await session.execute('CREATE EXTENSION IF NOT EXISTS vector');
  } catch (error) {
    throw noExtension(where, error);
  }
}

function noExtension(where: string, cause?: unknown): SetupError {
  return new SetupError(
    `The database at ${where} has no pgvector yet, and the user of the archive's address may not make it: have a superuser run "CREATE EXTENSION vector" in it.`,
    { cause },
  );
}

async function mayMakeExtension(session: Session): Promise<boolean> {
  const row = await session.get(
    `SELECT 1 FROM pg_roles WHERE rolname = current_user AND (rolsuper OR has_database_privilege(current_database(), 'CREATE')
       AND EXISTS (SELECT 1 FROM pg_available_extension_versions WHERE name = 'vector' AND trusted))`,
  );
  return row !== null;
}

/** Sees that the user may make what a new archive needs. @throws SetupError */
export async function requireMaker(client: SqlClient, where: string): Promise<void> {
  const row = await new Session(client, '').get(
    `SELECT 1 FROM pg_roles WHERE rolname = current_user AND (rolsuper OR rolcreaterole)
       AND has_database_privilege(current_database(), 'CREATE')`,
  );
  if (row) return;
  throw new SetupError(
    `The user of the archive's address lacks a right in the database at ${where}: make it the database's owner and give it CREATEROLE.`,
  );
}

async function readExtension(session: Session): Promise<ExtensionRow> {
  const row = await session.get<ExtensionRow>(
    `SELECT (SELECT extversion FROM pg_extension WHERE extname = 'vector') AS installed,
       (SELECT default_version FROM pg_available_extensions WHERE name = 'vector') AS available,
       (SELECT nspname FROM pg_extension JOIN pg_namespace AS n ON n.oid = extnamespace WHERE extname = 'vector') AS schema`,
  );
  return row ?? { installed: null, available: null, schema: null };
}

/** Whether the version "0.7.4" is older than another. */
export function isOlder(version: string, other: string): boolean {
  const [one, two] = [version, other].map((text) => text.split('.').map(Number));
  for (let part = 0; part < 3; part += 1) {
    const difference = (one?.[part] ?? 0) - (two?.[part] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}
