import { createHash } from 'node:crypto';
import { open, readFile, readdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { UserError, asError } from '../errors.js';
import { maximumFileBytes } from '../reading/file-limits.js';
import { fileKind, isUnreadKind } from '../reading/file-kind.js';
import type { ImportItem, ImportSource } from './import-source.js';

/** Of a file that is not read no more than this is looked at. */
const headBytes = 4_096;

/**
 * The files of a folder and of the folders in it, in order of their paths. Hidden ones are passed over, and links are
 * not followed.
 * @throws UserError where a folder cannot be read.
 */
export async function openImportFolder(folder: string): Promise<ImportSource> {
  const files = await filesIn(folder, '');
  return {
    total: files.length,
    unit: 'file',
    emptyNote: `The folder "${folder}" holds no file.`,
    async *items() {
      for (const file of files) yield fileItem(folder, file);
    },
  };
}

async function filesIn(folder: string, below: string): Promise<readonly string[]> {
  const entries = await readdir(join(folder, below), { withFileTypes: true }).catch((error: unknown) => {
    throw unreadable(join(folder, below), error);
  });
  const files: string[] = [];
  for (const entry of entries.sort((left, right) => (left.name < right.name ? -1 : 1))) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.name.startsWith('.')) continue;
    if (entry.isDirectory()) files.push(...(await filesIn(folder, path)));
    else if (entry.isFile()) files.push(path);
  }
  return files;
}

function fileItem(folder: string, file: string): ImportItem {
  const path = join(folder, file);
  const externalId = `${idOfFolder(folder)}/${file}`;
  return {
    file,
    externalId,
    title: null,
    async getRequest() {
      try {
        const { size } = await stat(path);
        const isRead = size <= maximumFileBytes;
        // Whole where it can be: what is packed says what it is at its end.
        const bytes = isRead ? await readFile(path) : await readHead(path);
        assertImported(basename(file), bytes);
        if (!isRead) throw tooLarge(file);
        const input = { kind: 'file', name: basename(file), bytes } as const;
        return { input, hints: { externalId } };
      } catch (error) {
        throw error instanceof UserError ? error : unreadable(file, error);
      }
    },
    locate: ({ message }) => (message.includes(file) ? message : `${file}: ${message}`),
  };
}

/** Its name, and what tells it from others of the same name without saying where on this machine it lies. */
function idOfFolder(folder: string): string {
  const path = resolve(folder);
  return `${basename(path)}-${createHash('sha256').update(path).digest('hex').slice(0, 8)}`;
}

/** @throws UserError "not-imported" for a file of a kind that is not read; what else is wrong with it, reading says. */
function assertImported(name: string, head: Uint8Array): void {
  try {
    fileKind(name, head);
  } catch (error) {
    if (error instanceof UserError && isUnreadKind(error)) {
      throw new UserError('not-imported', error.message, { cause: error });
    }
  }
}

async function readHead(path: string): Promise<Uint8Array> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

function tooLarge(file: string): UserError {
  const limit = maximumFileBytes / 2 ** 20;
  return new UserError(
    'larger-than-read',
    `The file "${file}" is larger than ${limit} MB, and no more is read: give the article alone.`,
  );
}

function unreadable(path: string, cause: unknown): UserError {
  return new UserError(
    'no-file',
    `"${path}" cannot be read (${asError(cause).message}): check who may read it.`,
    { cause },
  );
}
