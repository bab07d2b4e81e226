import { dirname } from 'node:path';
import { asError, UserError } from '../../../errors.js';

/** The file is another thing than a backup. */
export function foreignBackup(file: string, cause?: unknown): UserError {
  return new UserError(
    'no-backup',
    `"${file}" is no backup of Dateline, or is damaged from its beginning on: give a file that "dateline backup" has written.`,
    { cause },
  );
}

/** Part of it is missing, or is not what was written. */
export function damagedBackup(file: string, what: string, cause?: unknown): UserError {
  return new UserError(
    'no-backup',
    `The backup "${file}" is damaged (${what}), so nothing was changed: use another backup.`,
    { cause },
  );
}

export function newerBackup(file: string, stated: string): UserError {
  return new UserError(
    'no-backup',
    `The backup "${file}" was made by a newer version of Dateline (${stated}), so nothing was changed: install that version first.`,
  );
}

/** What an error means that came while a backup was unpacked. */
export function unpackingProblem(thrown: unknown, file: string, staging: string): Error {
  const error = asError(thrown) as NodeJS.ErrnoException;
  if (error instanceof UserError) return error;
  if (error.code === 'ENOSPC' || error.code === 'EDQUOT') {
    return new UserError(
      'cannot-write',
      `There is no room in ${dirname(staging)} to unpack the backup "${file}", so nothing was changed: make room and try again.`,
      { cause: error },
    );
  }
  if (error.syscall !== undefined) {
    return new UserError(
      'cannot-write',
      `The backup "${file}" cannot be unpacked into ${dirname(staging)} (${error.message}); nothing was changed.`,
      { cause: error },
    );
  }
  return damagedBackup(file, error.message, error);
}
