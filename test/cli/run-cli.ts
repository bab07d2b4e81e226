import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { projectFolder } from '../../src/project-folder.js';

/** How a program is to be run. */
export interface RunOptions {
  /** Given by DATELINE_ARCHIVE. */
  readonly archive?: string;
  /** What it reads from standard input; nothing unless given. Null leaves it open. */
  readonly input?: string | Uint8Array | null;
  readonly environment?: Readonly<Record<string, string>>;
}

/** What became of a program. */
export interface Run {
  /** Null where a signal ended it. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly tookMs: number;
}

/** A program under way. */
export interface Running {
  readonly child: ChildProcessWithoutNullStreams;
  readonly ended: Promise<Run>;
  /** Resolves when standard output and error together hold `pattern`. Rejects where the program ends without. */
  said(pattern: RegExp): Promise<void>;
}

const alive = new Set<Running>();
const folders: string[] = [];
afterAll(async () => {
  for (const { child } of alive) child.kill('SIGKILL');
  await Promise.all([...alive].map(({ ended }) => ended));
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

/** A folder that is removed when the tests of the file are done. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-cli-'));
  folders.push(folder);
  return folder;
}

/** Starts `node dist/…` in the temporary folder, with an environment that holds nothing of this machine's settings. */
export function startProgram(entry: string, words: readonly string[], options: RunOptions = {}): Running {
  const path = join(projectFolder, 'dist', entry);
  if (!existsSync(path)) throw new Error(`${path} is missing: run "npm run build" first.`);
  return startProcess(process.execPath, [path, ...words], options);
}

/** Starts any program, with the same environment. */
export function startProcess(command: string, words: readonly string[], options: RunOptions = {}): Running {
  const { archive, environment = {}, input } = options;
  const started = performance.now();
  const child = spawn(command, words, {
    cwd: tmpdir(),
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      TMPDIR: process.env['TMPDIR'],
      // Set, so that the variables of an .env file in the project do not count.
      DISCORD_TOKEN: '',
      DATELINE_SEEDS: 'false',
      DATELINE_EMBEDDERS: '1',
      ...(archive === undefined ? {} : { DATELINE_ARCHIVE: archive }),
      ...environment,
    },
  });
  const output = { stdout: '', stderr: '' };
  const listeners = new Set<() => void>();
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      output[name] += text;
      for (const listener of listeners) listener();
    });
  }
  // A program that ends before it has read everything is no failure of the test's.
  child.stdin.on('error', () => {});
  if (input !== null) child.stdin.end(input ?? '');
  const ended = new Promise<Run>((resolve, reject) => {
    child.once('error', (error) => {
      alive.delete(running);
      reject(error);
    });
    child.once('close', (code, signal) => {
      resolve({ ...output, code, signal, tookMs: performance.now() - started });
      alive.delete(running);
      for (const listener of listeners) listener();
    });
  });
  const said = (pattern: RegExp): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const hasEnded = !alive.has(running);
        if (pattern.test(output.stdout + output.stderr)) resolve();
        else if (hasEnded) reject(new Error(`It ended without ${pattern}: ${output.stdout}${output.stderr}`));
        else return;
        listeners.delete(look);
      };
      listeners.add(look);
      look();
    });
  const running: Running = { child, ended, said };
  alive.add(running);
  return running;
}

/** Runs the command line to its end. */
export function runCli(words: readonly string[], options: RunOptions = {}): Promise<Run> {
  return startProgram('src/cli.js', words, options).ended;
}

/** The JSON objects on standard output, one a line; throws where something else stands there, or nothing because it failed. */
export function jsonLines<Line = Record<string, unknown>>({ stdout, stderr, code }: Run): Line[] {
  if (stdout === '' && code !== 0) throw new Error(`Nothing was printed: ${stderr}`);
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);
}
