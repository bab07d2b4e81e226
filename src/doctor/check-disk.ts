import { constants, existsSync } from 'node:fs';
import { access, stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { broken, hint, ok, type Check, type Finding } from './finding.js';

const name = 'disk';
const megabyte = 2 ** 20;
/** An import of some thousand articles takes so much. */
const comfortableMegabytes = 1_024;
const leastMegabytes = 100;

/** By Linux's numbers for kinds of file systems: those whose locks and syncs are not to be trusted with a database … */
const network = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xff534d42, 'CIFS'],
  [0xfe534d42, 'SMB'],
  [0x01021997, '9p'],
]);
/** … and those that may be anything, or nothing after a restart. */
const doubtful = new Map([
  [0x65735546, 'FUSE, which may be a network file system'],
  [0x01021994, 'tmpfs, which is empty after a restart of the machine'],
]);

/** Whether the folder of the archive can be written, by nobody else, with room, on a disk that keeps what it is given. */
export function checkDisk(folder: string): Check {
  return {
    name,
    async run() {
      const place = existingParent(folder);
      const found = [await writable(place), ...(place === folder ? [await closed(folder)] : [])];
      if (place !== folder)
        found.push(hint(name, `${folder} is not there yet: it is made at the first start.`, null));
      const { bavail, bsize, type } = await statfs(place);
      return [...found, room(place, (bavail * bsize) / megabyte), fileSystem(place, type)];
    },
  };
}

/** The folder, or the nearest above it that is there. */
function existingParent(folder: string): string {
  return existsSync(folder) || folder === dirname(folder) ? folder : existingParent(dirname(folder));
}

async function writable(folder: string): Promise<Finding> {
  try {
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return ok(name, `${folder} can be written`);
  } catch {
    const fix = `Type: sudo chown -R "$USER" '${folder}' — or name another folder in DATELINE_ARCHIVE.`;
    return broken(name, `${folder} cannot be written by this user.`, fix);
  }
}

async function closed(folder: string): Promise<Finding> {
  const mode = (await stat(folder)).mode & 0o777;
  if (process.platform === 'win32' || (mode & 0o077) === 0)
    return ok(name, 'nobody else may read the archive');
  const says = `Other users of this machine may look into ${folder} (mode ${mode.toString(8).padStart(4, '0')}).`;
  return hint(name, says, `Type: chmod 700 '${folder}'`);
}

function room(folder: string, free: number): Finding {
  const says = free > 10_240 ? `${Math.round(free / 1_024)} GB are free` : `${Math.floor(free)} MB are free`;
  const fix = `Make room on the disk of ${folder}: see what takes it with: du -sh '${folder}'`;
  if (free < leastMegabytes) return broken(name, `Only ${says}.`, fix);
  return free < comfortableMegabytes ? hint(name, `Only ${says}.`, fix) : ok(name, says);
}

function fileSystem(folder: string, type: number): Finding {
  // Some file systems have numbers that Node gives as negative ones.
  const kind = process.platform === 'linux' ? type >>> 0 : 0;
  const fix = 'Keep the archive on a local disk: name a folder there in DATELINE_ARCHIVE.';
  const remote = network.get(kind);
  if (remote) {
    return broken(
      name,
      `${folder} is on ${remote}, a network file system, which may lose or damage a database.`,
      fix,
    );
  }
  const other = doubtful.get(kind);
  return other ? hint(name, `${folder} is on ${other}.`, fix) : ok(name, 'a local file system');
}
