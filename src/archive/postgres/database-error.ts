import { asError, SetupError, UserError } from '../../errors.js';

/** The network's own codes, and those of the client, which has only words for a connection that ended. */
const networkCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENOENT',
]);
const endedWords =
  /connection terminated|connection ended|client has encountered a connection error|not queryable|server closed the connection/i;
/** The pool's words for that it has none left to lend. */
const exhaustedWords = /timeout exceeded when trying to connect/i;

/** The client's words for that the server asks for a password and it knows none. */
const missingPassword = /password must be a (?:non-empty )?string/i;

/** SQLSTATE codes, or the classes that they begin with, by what is to be done about them. */
const states = {
  /** The server is starting, stopping, or has cut the connection. */
  away: ['08', '57P01', '57P02', '57P03', '57P05'],
  busy: ['53300', '55P03', '57014'],
  full: ['53100', '53200'],
  readOnly: ['25006'],
  refused: ['28', '3D000'],
  /** It was broken off so that another one could go on. */
  victim: ['40P01', '40001'],
} as const;

/** Whether an error says that the connection is gone, or was never there. */
export function isConnectionError(error: unknown): boolean {
  return isNetworkError(error) || codeIs(error, states.away);
}

/** Whether an error says that a transaction had to give way to another one, and may be done anew. */
export function isVictim(error: unknown): boolean {
  return codeIs(error, states.victim);
}

/** Whether a lock was not to be had in the time that was given for it. */
export function isLockTimeout(error: unknown): boolean {
  return codeIs(error instanceof UserError ? error.cause : error, ['55P03']);
}

/**
 * What an error of PostgreSQL means to a person: a UserError where it is over by itself or once somebody mends the server. Any
 * other error is given back as it is.
 */
export function databaseError(thrown: unknown): Error {
  const error = asError(thrown);
  const cause = { cause: error };
  if (error instanceof UserError || error instanceof SetupError) return error;
  if (exhaustedWords.test(error.message) || codeIs(error, states.busy)) {
    return new UserError('database-busy', {}, cause);
  }
  if (isConnectionError(error)) return new UserError('database-away', {}, cause);
  if (codeIs(error, states.full)) return new UserError('database-full', {}, cause);
  if (codeIs(error, states.readOnly)) return new UserError('database-read-only', {}, cause);
  if (codeIs(error, states.refused)) return new UserError('database-refused', {}, cause);
  return error;
}

/** The same where it keeps Dateline from starting. @param where the server and database, without a password. */
export function openingError(thrown: unknown, where: string): Error {
  const error = asError(thrown);
  if (error instanceof SetupError) return error;
  const cause = { cause: error };
  const origin = error instanceof UserError ? asError(error.cause ?? error) : error;
  const said = origin.message.replace(/[.\s]+$/, '');
  if (missingPassword.test(origin.message)) {
    return new SetupError(
      `PostgreSQL at ${where} asks for a password, and the address gives none: write postgres://user:password@….`,
      cause,
    );
  }
  if (codeIs(origin, ['28P01', '28000'])) {
    return new SetupError(
      `PostgreSQL at ${where} refuses the user or password of the archive's address (${said}): correct them in DATELINE_ARCHIVE, or in the option that gave it.`,
      cause,
    );
  }
  if (codeIs(origin, ['3D000'])) {
    return new SetupError(
      `There is no such database at ${where} (${said}): make it with "createdb", or correct the address in DATELINE_ARCHIVE, or in the option that gave it.`,
      cause,
    );
  }
  if (codeIs(origin, ['42501'])) {
    return new SetupError(
      `The user of the archive's address lacks a right in the database at ${where} (${said}): make it the database's owner and give it CREATEROLE.`,
      cause,
    );
  }
  if (isConnectionError(origin) || exhaustedWords.test(origin.message) || codeIs(origin, states.busy)) {
    return new SetupError(
      `PostgreSQL at ${where} cannot be reached (${said}): start it, or correct the address in DATELINE_ARCHIVE, or in the option that gave it.`,
      cause,
    );
  }
  if (codeIs(origin, states.readOnly)) {
    return new SetupError(
      `PostgreSQL at ${where} can only be read at the moment (${said}): is it a standby? Give the address of the primary, or make it writable.`,
      cause,
    );
  }
  return new SetupError(`The archive at ${where} cannot be opened (${said}).`, cause);
}

function isNetworkError(thrown: unknown): boolean {
  const error = asError(thrown);
  // Where a name has several addresses, each has an error of its own.
  if (error instanceof AggregateError) return error.errors.some(isNetworkError);
  return ('code' in error && networkCodes.has(String(error.code))) || endedWords.test(error.message);
}

function codeIs(thrown: unknown, known: readonly string[]): boolean {
  const error = asError(thrown);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return /^[0-9A-Z]{5}$/.test(code) && known.some((start) => code.startsWith(start));
}
