import { createHash } from 'node:crypto';
import { existsSync, realpathSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join, resolve } from 'node:path';

/** `sun_path` holds 108 bytes on Linux and 104 on macOS, the closing zero byte included. */
const longestPathBytes = 100;

/**
 * Where the process that holds an archive listens: `dateline.sock` in the archive's folder; where that path is too
 * long for a socket, a file named by its hash in a folder of this user under the system's temporary folder; on
 * Windows a named pipe. Two names of one folder (a symbolic link) give one path.
 */
export function socketPath(archiveFolder: string): string {
  const folder = existsSync(archiveFolder) ? realpathSync(archiveFolder) : resolve(archiveFolder);
  const hash = createHash('sha256').update(folder).digest('hex').slice(0, 24);
  if (process.platform === 'win32') return `\\\\.\\pipe\\dateline-${hash}`;
  const path = join(folder, 'dateline.sock');
  return Buffer.byteLength(path) <= longestPathBytes ? path : join(sharedSocketFolder(), `${hash}.sock`);
}

/** For sockets that do not fit into their archive's folder. Not yet made, and not yet to be trusted. */
export function sharedSocketFolder(): string {
  return join(tmpdir(), `dateline-${userInfo().uid}`);
}
