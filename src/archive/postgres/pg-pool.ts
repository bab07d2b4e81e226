import { Socket } from 'node:net';
import { Client, Pool, types, type ClientBase, type ClientConfig } from 'pg';
import type { Logger } from '../../logger.js';
import type { OwnConnection, SqlClient, SqlParameter, SqlPool } from './sql-client.js';

export interface PgPoolOptions {
  /** `postgres://user:password@host:port/database?sslmode=…` */
  readonly url: string;
  readonly logger: Logger;
  /** Connections at most. */
  readonly size?: number;
  /** What the server's operator sees the connections called. */
  readonly name?: string;
  /** So long somebody waits for a connection, in milliseconds. */
  readonly waitMs?: number;
}

/** What the connections of a Dateline are called that serves an archive. */
export const applicationName = 'dateline';
const defaultSize = 10;
const defaultWaitMs = 10_000;
const idleTimeoutMillis = 60_000;
/** Else the system's, which may be hours. */
const keepAliveInitialDelayMillis = 30_000;
/** A statement that takes longer is broken off: a question is not worth more, and nothing that is written takes so long. */
const statementTimeoutMs = 120_000;
/** PostgreSQL's type of whole numbers of 64 bits. The driver gives them as strings, since some do not fit. */
const int8 = 20;

/** A pool of connections: the part of pg that Dateline uses. Nothing is connected yet. */
export function openPgPool({
  url,
  logger,
  size = defaultSize,
  name = applicationName,
  waitMs = defaultWaitMs,
}: PgPoolOptions): SqlPool {
  const sockets = new Set<Socket>();
  const connecting: ClientConfig = {
    stream: () => keptIn(sockets),
    connectionString: url,
    connectionTimeoutMillis: waitMs,
    keepAlive: true,
    keepAliveInitialDelayMillis,
    application_name: name,
    statement_timeout: statementTimeoutMs,
    types: { getTypeParser },
  };
  const pool = new Pool({ ...connecting, max: size, idleTimeoutMillis });
  // A connection that is cut while nobody uses it is dropped by the pool; unheard, that would end the process.
  pool.on('error', (error) => {
    logger.warn(
      { error: error.message },
      'A connection to PostgreSQL was cut; another one is opened when it is needed.',
    );
  });
  // From the first moment: between two who use it, and before it is lent, it may be cut, too.
  pool.on('connect', (client) => void client.on('error', heard));
  return {
    async use(work) {
      const client = await pool.connect();
      let isSound = false;
      try {
        const result = await work(clientOf(client));
        isSound = true;
        return result;
      } finally {
        // What failed may have left a transaction open, or a connection that is dead.
        client.release(!isSound);
      }
    },
    connect: () => connect(connecting),
    async close() {
      await pool.end();
      // One that failed while it was being opened is left to the server, which may take a minute to end it.
      for (const socket of sockets) socket.destroy();
    },
  };
}

function keptIn(sockets: Set<Socket>): Socket {
  const socket = new Socket();
  sockets.add(socket);
  socket.once('close', () => sockets.delete(socket));
  return socket;
}

async function connect(connecting: ClientConfig): Promise<OwnConnection> {
  const client = new Client(connecting);
  const ended = new Promise<void>((resolve) => {
    client.on('error', () => resolve());
    client.on('end', () => resolve());
  });
  await client.connect();
  return {
    client: clientOf(client),
    async listen(channel, listener) {
      client.on('notification', ({ channel: of, payload = '' }) => {
        if (of === channel) listener(payload);
      });
      await client.query(`LISTEN ${client.escapeIdentifier(channel)}`);
    },
    ended,
    close: () => client.end(),
    drop: () => client.connection.stream.destroy(),
  };
}

/** What ends a connection is told to whoever waits for a statement, too. Unheard, it would end the process. */
function heard(): void {}

function clientOf(client: ClientBase): SqlClient {
  return {
    async query<Row>(sql: string, parameters: readonly SqlParameter[]) {
      const { rows, rowCount } = await client.query(sql, [...parameters]);
      return { rows: rows as Row[], changes: rowCount ?? 0 };
    },
    async execute(sql) {
      await client.query(sql);
    },
  };
}

function getTypeParser(oid: number, format?: 'text' | 'binary') {
  return oid === int8 ? Number : (types.getTypeParser(oid, format as 'text') as (text: string) => unknown);
}
