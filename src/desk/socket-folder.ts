import { lstatSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { SetupError } from '../errors.js';
import { sharedSocketFolder } from './socket-path.js';

/**
 * Makes the folder of a socket that does not fit into its archive's folder, closed to other users. Under the
 * temporary folder another user might have made it first, to listen in our place: then it is refused.
 * @throws SetupError naming the folder.
 */
export function prepareSocketFolder(socket: string): void {
  const folder = dirname(socket);
  if (folder !== sharedSocketFolder()) return;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (!isOurs(folder)) {
    throw new SetupError(
      `${folder} belongs to another user or is open to others: remove it, or use an archive folder with a shorter path.`,
    );
  }
}

/** Whether what listens at `socket` can only be ours: what is sent there are questions and articles. */
export function isTrustedSocketFolder(socket: string): boolean {
  const folder = dirname(socket);
  return folder !== sharedSocketFolder() || isOurs(folder);
}

function isOurs(folder: string): boolean {
  const facts = lstatSync(folder, { throwIfNoEntry: false });
  return (
    facts !== undefined &&
    facts.isDirectory() &&
    facts.uid === process.getuid?.() &&
    (facts.mode & 0o077) === 0
  );
}
