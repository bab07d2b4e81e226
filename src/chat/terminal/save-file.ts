import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { asError, UserError } from '../../errors.js';
import type { ChatFile } from '../chat-session.js';
import { storedFileName } from '../loopback/content-type.js';

/**
 * Saves an attachment in the current folder, never over a file that is there.
 * @returns the name that it has there
 * @throws UserError "not-saved"
 */
export async function saveFile(file: ChatFile): Promise<string> {
  const path = basename(storedFileName(file.name));
  try {
    await writeFile(path, file.bytes, { flag: 'wx' });
    return path;
  } catch (thrown) {
    const error = asError(thrown);
    throw new UserError('not-saved', `${path} was not saved here: ${error.message}.`, { cause: error });
  }
}
