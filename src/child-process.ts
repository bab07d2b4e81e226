import { fork, type ChildProcess } from 'node:child_process';
import { basename, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { projectFolder } from './project-folder.js';
import { UserError } from './errors.js';

/** What a child process may do. It never sees the token, a database URL or any other variable of ours. */
export interface ChildOptions {
  /** The compiled module that runs in it, given beside the caller: `new URL('./child.js', import.meta.url)`. */
  readonly entry: URL;
  /** Folders it may read beside the project's own code. */
  readonly readFolders?: readonly string[];
  /** Folders it may write. */
  readonly writeFolders?: readonly string[];
  /** Whether it loads native modules. */
  readonly nativeModules?: boolean;
  /** Limit of its JavaScript heap. */
  readonly heapMegabytes?: number;
  /** Variables of its own; everything else of our environment is kept from it. */
  readonly environment?: Readonly<Record<string, string>>;
}

/**
 * Forks a child with an explicit environment, no inherited descriptors beside its IPC channel, and
 * Node's permission model. Typed arrays survive the channel (`serialization: 'advanced'`). Its last
 * words stand on `child.stderr`. It never outlives this process, not even where it hangs.
 * @throws UserError where no file handle is left for its channel.
 */
export function forkChild(options: ChildOptions): ChildProcess {
  const child = fork(compiledEntry(options.entry), [], {
    cwd: projectFolder,
    env: { ...options.environment },
    execArgv: [
      ...permissionFlags(options),
      '--no-warnings',
      ...(options.heapMegabytes ? [`--max-old-space-size=${options.heapMegabytes}`] : []),
    ],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  // Node leaves a child without channel and streams where it has no handles for them, and tells of it later.
  if (typeof child.send !== 'function') {
    child.once('error', () => {});
    throw new UserError('archive-no-handles');
  }
  endWithUs(child, basename(options.entry.pathname, '.js'));
  return child;
}

/** What each child is, as "embedding-child". */
const alive = new Map<ChildProcess, string>();

/** The children that are alive, by process id. */
export function liveChildren(): ReadonlyMap<number, string> {
  return new Map([...alive].flatMap(([{ pid }, name]) => (pid === undefined ? [] : [[pid, name] as const])));
}

/** A child whose channel is closed ends by itself, unless it is busy for ever, or was stopped. */
function endWithUs(child: ChildProcess, name: string): void {
  if (alive.size === 0) process.on('exit', killAll);
  alive.set(child, name);
  child.once('exit', () => {
    alive.delete(child);
    if (alive.size === 0) process.off('exit', killAll);
  });
}

function killAll(): void {
  for (const child of alive.keys()) child.kill('SIGKILL');
}

/** Children run compiled code; tests, which run the sources, find its twin in `dist/`. */
export function compiledEntry(entry: URL): string {
  const path = fileURLToPath(entry);
  const fromProject = relative(projectFolder, path);
  return fromProject.startsWith(`dist${sep}`) ? path : join(projectFolder, 'dist', fromProject);
}

function permissionFlags(options: ChildOptions): string[] {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const stable = major > 23 || (major === 23 && minor >= 5) || (major === 22 && minor >= 13);
  const code = ['dist', 'node_modules', 'package.json'].map((name) => join(projectFolder, name));
  return [
    stable ? '--permission' : '--experimental-permission',
    ...[...code, ...(options.readFolders ?? [])].map((folder) => `--allow-fs-read=${folder}`),
    ...(options.writeFolders ?? []).map((folder) => `--allow-fs-write=${folder}`),
    // Node 20.12 has no way to allow native modules under the permission model before this flag came.
    ...(options.nativeModules ? ['--allow-addons'] : []),
  ];
}
