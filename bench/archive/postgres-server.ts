import { spawn } from 'node:child_process';
import { chown, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';

/** PostgreSQL runs as nobody where it would be root, which it refuses to. */
const nobody = 65_534;
const runsAsRoot = process.getuid?.() === 0;

export interface PostgresServerOptions {
  /** Folder of `initdb`, `pg_ctl` and `postgres`, of an installation that has pgvector. */
  readonly programs: string;
  /** Of its own: made where it is not there, and a server that is in it already is started again. */
  readonly folder: string;
  /** As "fsync=off". */
  readonly settings: readonly string[];
}

/** A PostgreSQL server of its own in a folder, on a port of loopback that was free. */
export class PostgresServer {
  readonly #options: PostgresServerOptions;
  readonly port: number;

  private constructor(options: PostgresServerOptions, port: number) {
    this.#options = options;
    this.port = port;
  }

  /** @throws Error with what a program said where one failed */
  static async start(options: PostgresServerOptions): Promise<PostgresServer> {
    const server = new PostgresServer(options, await freePort());
    await server.#prepare();
    await server.resume();
    return server;
  }

  get #data(): string {
    return join(this.#options.folder, 'data');
  }

  /** The address of a database. The superuser is bound by no policy. */
  url(database: string, user = 'postgres', password = 'secret'): string {
    return `postgres://${user}:${password}@127.0.0.1:${this.port}/${database}`;
  }

  /** The process below which all of it runs. */
  async processId(): Promise<number> {
    return Number((await readFile(join(this.#data, 'postmaster.pid'), 'utf8')).split('\n')[0]);
  }

  /** Starts it, at first or again. */
  async resume(): Promise<void> {
    const { folder, settings } = this.#options;
    const all = [
      `port=${this.port}`,
      'listen_addresses=127.0.0.1',
      `unix_socket_directories=${folder}`,
      ...settings,
    ];
    const log = join(folder, 'log');
    const options = all.map((setting) => `-c ${setting}`).join(' ');
    await this.#run('pg_ctl', [`--pgdata=${this.#data}`, `--log=${log}`, '--wait', '-o', options, 'start']);
  }

  /** Ends it and cuts every connection. @param mode immediate: as a failover does */
  async stop(mode: 'fast' | 'immediate' = 'immediate'): Promise<void> {
    await this.#run('pg_ctl', [`--pgdata=${this.#data}`, '--wait', `--mode=${mode}`, 'stop']);
  }

  async remove(): Promise<void> {
    await this.stop().catch(() => {});
    await rm(this.#options.folder, { recursive: true, force: true });
  }

  async #prepare(): Promise<void> {
    const { folder } = this.#options;
    if (await stat(join(this.#data, 'PG_VERSION')).catch(() => null)) return;
    await mkdir(folder, { recursive: true });
    const password = join(folder, 'password');
    await writeFile(password, 'secret');
    if (runsAsRoot) for (const path of [folder, password]) await chown(path, nobody, nobody);
    await this.#run('initdb', [
      `--pgdata=${this.#data}`,
      `--pwfile=${password}`,
      '--username=postgres',
      '--encoding=UTF8',
      '--locale=C',
      '--auth-local=trust',
      '--auth-host=scram-sha-256',
      '--no-sync',
    ]);
  }

  async #run(program: string, args: readonly string[]): Promise<void> {
    const child = spawn(join(this.#options.programs, program), args, {
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
