import { spawn } from 'node:child_process';
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The folder of initdb, pg_ctl and postgres, of an installation that has pgvector. Without it, nothing is tried on a server. */
export const serverPrograms = process.env['TEST_POSTGRES_BIN'] ?? '';

/** PostgreSQL runs as nobody where it would be root, which it refuses to. */
const nobody = 65_534;
const runsAsRoot = process.getuid?.() === 0;

/** A PostgreSQL server of its own in a temporary folder, and one database in it. */
export class RealServer {
  readonly #folder: string;
  readonly port: number;

  private constructor(folder: string, port: number) {
    this.#folder = folder;
    this.port = port;
  }

  static async start(): Promise<RealServer> {
    const folder = await mkdtemp(join(tmpdir(), 'dateline-postgres-'));
    const password = join(folder, 'password');
    await writeFile(password, 'secret');
    if (runsAsRoot) for (const path of [folder, password]) await chown(path, nobody, nobody);
    const server = new RealServer(folder, await freePort());
    await run('initdb', [
      `--pgdata=${server.#data}`,
      `--pwfile=${password}`,
      '--username=postgres',
      '--encoding=UTF8',
      '--locale=C',
      '--auth-local=trust',
      '--auth-host=scram-sha-256',
      '--no-sync',
    ]);
    await server.resume();
    return server;
  }

  get #data(): string {
    return join(this.#folder, 'data');
  }

  /** The address of a database. The superuser is bound by no policy; "owner" is one that an operator would give Dateline. */
  url(database: string, user = 'postgres', password = 'secret'): string {
    return `postgres://${user}:${password}@127.0.0.1:${this.port}/${database}`;
  }

  /** Starts it, at first or again. */
  async resume(): Promise<void> {
    // Nothing of it is kept, so it need not wait for the disk.
    const settings = `-c port=${this.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${this.#folder} -c fsync=off`;
    const log = join(this.#folder, 'log');
    await run('pg_ctl', [`--pgdata=${this.#data}`, `--log=${log}`, '--wait', '-o', settings, 'start']);
  }

  /** Ends it and cuts every connection, as a failover does. */
  async stop(): Promise<void> {
    await run('pg_ctl', [`--pgdata=${this.#data}`, '--wait', '--mode=immediate', 'stop']);
  }

  async remove(): Promise<void> {
    await this.stop().catch(() => {});
    await rm(this.#folder, { recursive: true, force: true });
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => {
    server.close(resolve);
  });
  if (address === null || typeof address === 'string') throw new Error('No port is free.');
  return address.port;
}

/** @throws Error with what it said where it failed */
async function run(program: string, args: readonly string[]): Promise<void> {
  const child = spawn(join(serverPrograms, program), args, {
    cwd: '/',
    // The server, which pg_ctl starts, keeps what it inherits: with a pipe nobody would see the end of pg_ctl.
    stdio: ['ignore', 'ignore', program === 'initdb' ? 'pipe' : 'ignore'],
    ...(runsAsRoot ? { uid: nobody, gid: nobody } : {}),
  });
  let said = '';
  child.stderr?.on('data', (bytes: Buffer) => {
    said += bytes.toString();
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code !== 0) throw new Error(`${program} ended with ${code}. ${said}`);
}
