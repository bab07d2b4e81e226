import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { UserError } from '../../../errors.js';
import { collectionOf } from '../collection-files.js';
import { syncFile, syncFolder } from '../durable-file.js';
import { memberName } from './back-up-archive.js';
import { Meter, readBackup, type BackupMember, type MemberDigest } from './backup-container.js';
import {
  backupFormat,
  deskMember,
  manifestName,
  parseManifest,
  statedFormat,
  type BackupManifest,
} from './backup-manifest.js';
import { damagedBackup, foreignBackup, newerBackup, unpackingProblem } from './backup-problem.js';

/** Thousands of collections need one; what is longer is none. */
const longestManifestBytes = 64 * 2 ** 20;

/**
 * Unpacks a backup into a folder, synced, and sees that every file is the one that was written.
 * @param onMember is told of each file.
 * @throws UserError where it is no backup, or not a whole one, or there is no room.
 */
export async function stageBackup(
  file: string,
  staging: string,
  onMember: (name: string) => void = () => {},
): Promise<BackupManifest> {
  const digests = new Map<string, MemberDigest>();
  let manifestText: string | null = null;
  let isBackup = false;
  try {
    for await (const member of readBackup(file)) {
      if (!isKnown(member)) throw foreignBackup(file);
      isBackup = true;
      if (manifestText !== null || digests.has(member.name))
        throw damagedBackup(file, 'it goes on after its end');
      if (member.name === manifestName) manifestText = await readText(member);
      else {
        onMember(member.name);
        digests.set(member.name, await unpack(member, join(staging, member.name)));
      }
    }
  } catch (thrown) {
    const isForeign = !isBackup && !(thrown instanceof UserError) && !isOfSystem(thrown);
    throw isForeign ? foreignBackup(file, thrown) : unpackingProblem(thrown, file, staging);
  }
  if (manifestText === null) {
    throw digests.size === 0 ? foreignBackup(file) : damagedBackup(file, 'its end is missing');
  }
  const manifest = readManifest(manifestText, file);
  compare(manifest, digests, file);
  syncFolder(join(staging, 'collections'));
  syncFolder(staging);
  return manifest;
}

function isKnown({ name, isFile }: BackupMember): boolean {
  if (!isFile) return false;
  if (name === manifestName || name === deskMember) return true;
  const folder = /^collections\/([^/\\]+)\/archive\.sqlite$/.exec(name)?.[1];
  return folder !== undefined && collectionOf(folder) !== null;
}

async function unpack({ content }: BackupMember, path: string): Promise<MemberDigest> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const meter = new Meter();
  await pipeline(content, meter, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
  await syncFile(path);
  syncFolder(dirname(path));
  return meter.digest();
}

async function readText({ content }: BackupMember): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of content) {
    bytes += chunk.length;
    if (bytes > longestManifestBytes) throw new Error('its list of files is too long');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function readManifest(text: string, file: string): BackupManifest {
  const format = statedFormat(text);
  if (format !== null && format > backupFormat)
    throw newerBackup(file, `format ${format}, known here: ${backupFormat}`);
  try {
    return parseManifest(text);
  } catch (error) {
    throw damagedBackup(file, 'its list of files cannot be read', error);
  }
}

/** Every file that the manifest names is there, whole, and no other. */
function compare(manifest: BackupManifest, digests: ReadonlyMap<string, MemberDigest>, file: string): void {
  const entries = [manifest.desk, ...manifest.collections];
  for (const { collection, member } of manifest.collections) {
    if (member !== memberName(collection)) throw damagedBackup(file, `${member} is not ${collection}'s`);
  }
  for (const { member, bytes, sha256 } of entries) {
    const found = digests.get(member);
    if (!found) throw damagedBackup(file, `${member} is missing`);
    if (found.bytes !== bytes || found.sha256 !== sha256) {
      throw damagedBackup(file, `${member} is not what was written`);
    }
  }
  if (new Set(entries.map(({ member }) => member)).size !== digests.size) {
    throw damagedBackup(file, 'it holds files that it does not name');
  }
}

function isOfSystem(thrown: unknown): boolean {
  return thrown instanceof Error && 'syscall' in thrown;
}
