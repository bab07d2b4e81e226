import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import { readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** A download that goes on writes at least so often; it is given up sooner where nothing comes. */
const abandonedAfterMs = 2 * 60_000;
/** "weights.onnx.1234-0a1b2c3d.part": the process that writes it, and what tells its downloads apart. */
const partName = /^(?<file>.+)\.(?<pid>\d+)-[0-9a-f]{8}\.part$/;
/** Parts that this process is writing. */
const ours = new Set<string>();

/**
 * Where this download of `file` keeps what has come. What an earlier one left that nobody writes any more is taken
 * over, by a rename, so that of two processes only one has it; what is left of others is removed.
 */
export async function takePart(file: string): Promise<string> {
  const folder = dirname(file);
  const own = join(folder, `${basename(file)}.${process.pid}-${randomUUID().slice(0, 8)}.part`);
  ours.add(own);
  let hasTaken = false;
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    if (partName.exec(name)?.groups?.['file'] !== basename(file) || !isAbandoned(path)) continue;
    if (hasTaken) await rm(path, { force: true });
    else {
      // Where it fails, another process was quicker.
      hasTaken = await rename(path, own).then(
        () => true,
        () => false,
      );
    }
  }
  return own;
}

/** This process writes it no more; whoever fetches the file next may take it over. */
export function leavePart(path: string): void {
  ours.delete(path);
}

function isAbandoned(path: string): boolean {
  const pid = Number(partName.exec(basename(path))?.groups?.['pid']);
  if (pid === process.pid) return !ours.has(path);
  const written = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
  // Ids of processes are used again, above all in containers: age decides where there is one of this id.
  return written !== undefined && (!isAlive(pid) || Date.now() - written > abandonedAfterMs);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (thrown) {
    return !(thrown instanceof Error && 'code' in thrown && thrown.code === 'ESRCH');
  }
}
