import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { platform } from 'node:os';
import { promisify } from 'node:util';
import { projectFolder } from '../../src/project-folder.js';
import { asError } from '../../src/errors.js';

const run = promisify(execFile);

/** The compiled folder `recorder`, or why there is none. */
export type Recorder = { readonly library: string } | { readonly missing: string };

/** Compiles what is loaded into processes to record their writes, and to end them at a chosen one. Linux only. */
export async function compileRecorder(folder: string): Promise<Recorder> {
  if (platform() !== 'linux') return { missing: `it needs Linux, and this is ${platform()}` };
  const library = join(folder, 'recorder.so');
  const sources = ['recorder.c', 'opening.c', 'writing.c', 'naming.c'].map((name) =>
    join(projectFolder, 'bench', 'torture', 'recorder', name),
  );
  const compiler = process.env['CC'] ?? 'cc';
  try {
    const flags = ['-O2', '-D_GNU_SOURCE', '-shared', '-fPIC', '-o', library];
    await run(compiler, [...flags, ...sources, '-ldl', '-lpthread']);
    return { library };
  } catch (error) {
    const [reason] = asError(error).message.split('\n');
    return { missing: `the compiler "${compiler}" did not make it (${reason})` };
  }
}

/** Environment of a process that works below `folder`. @param log where its writes are written down; null: nowhere. */
export function recorderEnvironment(
  library: string,
  folder: string,
  log: string | null = null,
): Readonly<Record<string, string>> {
  return {
    LD_PRELOAD: library,
    DATELINE_TORTURE_FOLDER: folder,
    // What libuv hands to the kernel in a ring is not seen.
    UV_USE_IO_URING: '0',
    ...(log === null ? {} : { DATELINE_TORTURE_LOG: log }),
  };
}
