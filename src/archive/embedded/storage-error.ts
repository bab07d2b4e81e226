import { asError, SetupError, UserError } from '../../errors.js';
import { diskTrouble } from './disk-trouble.js';

/** SQLite's result codes by what is to be done about them; longer codes ("SQLITE_IOERR_WRITE") begin with these. */
const kinds = {
  full: ['SQLITE_FULL'],
  readOnly: ['SQLITE_READONLY'],
  device: ['SQLITE_IOERR'],
  damaged: ['SQLITE_CORRUPT', 'SQLITE_NOTADB'],
  closed: ['SQLITE_CANTOPEN', 'SQLITE_PERM', 'SQLITE_AUTH'],
} as const;

/**
 * What an error of SQLite means to a person: a UserError where room or a right is missing for the
 * moment, a SetupError where a file cannot be used at all. Any other error is given back as it is.
 * @param path the database file, which the sentence names.
 */
export function storageError(thrown: unknown, path: string): Error {
  const error = asError(thrown);
  const cause = { cause: error };
  switch (closerKind(kindOf(error), path)) {
    case 'handles':
      return new UserError('archive-no-handles', {}, cause);
    case 'full':
      return new UserError('archive-disk-full', {}, cause);
    case 'readOnly':
      return new UserError('archive-read-only', {}, cause);
    case 'device':
      return new UserError('archive-disk-error', {}, cause);
    case 'damaged':
      return damagedError(path, error.message, error);
    case 'closed':
      return new SetupError(
        `The archive file ${path} cannot be opened: check that its folder exists and may be written by this user.`,
        cause,
      );
    case null:
      return error;
  }
}

/** Code of the SetupError for a damaged database file. */
export const damagedCode = 'archive-damaged';

/** A database file that is damaged, with what is wrong and the way out. */
export function damagedError(path: string, problem: string, cause?: Error): SetupError {
  return new SetupError(
    `The archive file ${path} is damaged (${problem}): run "dateline verify --repair", or put a backup back with "dateline restore".`,
    { code: damagedCode, ...(cause ? { cause } : {}) },
  );
}

type Kind = keyof typeof kinds;

/** Where SQLite only says that something failed, the disk is asked what. */
function closerKind(kind: Kind | null, path: string): Kind | 'handles' | null {
  const isVague = kind === 'device' || kind === 'closed';
  return (isVague ? diskTrouble(path) : null) ?? kind;
}

function kindOf(error: Error): Kind | null {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  for (const [kind, codes] of Object.entries(kinds)) {
    if (codes.some((known) => code.startsWith(known))) return kind as Kind;
  }
  return null;
}
