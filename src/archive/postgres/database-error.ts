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

/** Whether an error says that there is no connection to be had at the moment. */
export function isBusyError(error: unknown): boolean {
  return exhaustedWords.test(asError(error).message) || codeIs(error, states.busy);
}

/** Whether an error says that nothing can be written, since the server is a standby or set so. */
export function isReadOnlyError(error: unknown): boolean {
  return codeIs(error, states.readOnly);
}

/** Whether an error says that the disk of the server is full. */
export function isFullError(error: unknown): boolean {
  return codeIs(error, states.full);
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
  if (isBusyError(error)) return new UserError('database-busy', {}, cause);
  if (isConnectionError(error)) return new UserError('database-away', {}, cause);
  if (isFullError(error)) return new UserError('database-full', {}, cause);
  if (isReadOnlyError(error)) return new UserError('database-read-only', {}, cause);
  if (codeIs(error, states.refused)) return new UserError('database-refused', {}, cause);
  return error;
}

function isNetworkError(thrown: unknown): boolean {
  const error = asError(thrown);
  // Where a name has several addresses, each has an error of its own.
  if (error instanceof AggregateError) return error.errors.some(isNetworkError);
  return ('code' in error && networkCodes.has(String(error.code))) || endedWords.test(error.message);
}

/** Whether an error is PostgreSQL's, with a SQLSTATE of one of these codes or classes. */
export function codeIs(thrown: unknown, known: readonly string[]): boolean {
  const error = asError(thrown);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return /^[0-9A-Z]{5}$/.test(code) && known.some((start) => code.startsWith(start));
}
