import { asError, SetupError, UserError } from '../../errors.js';
import { codeIs, isBusyError, isConnectionError, isFullError, isReadOnlyError } from './database-error.js';

/** The client's words for that the server asks for a password and it knows none. */
const missingPassword = /password must be a (?:non-empty )?string/i;
/** The server's words for that its pg_hba.conf lets nobody in who comes so. */
const notLetIn = /no pg_hba\.conf entry|pg_hba\.conf rejects/;
const unencrypted = /no encryption/;
/** The client's words. */
const encryptsNothing = /server does not support SSL/i;
/** Node's codes of a certificate that is not valid today. */
const outdatedCodes = /^CERT_(?:HAS_EXPIRED|NOT_YET_VALID)$/;
/** Those of one that nobody known to this machine has signed, or that is of another host. */
const certificateCodes =
  /^(?:DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+|CERT_\w+|ERR_TLS_CERT_ALTNAME_INVALID)$/;

/** What keeps Dateline from starting, and what to do about it. */
interface Obstacle {
  is(error: Error): boolean;
  /** What to do, after what it is: `at` is the server and database. */
  tell(at: string, said: string): string;
}

const correctAddress = 'correct the address in DATELINE_ARCHIVE, or in the option that gave it';

/** The first that fits is told. */
const obstacles: readonly Obstacle[] = [
  {
    is: ({ message }) => missingPassword.test(message),
    tell: (at) =>
      `PostgreSQL at ${at} asks for a password, and the address gives none: write postgres://user:password@….`,
  },
  {
    // PostgreSQL says so of all who come unencrypted, whether or not it would let them in otherwise.
    is: ({ message }) => notLetIn.test(message) && unencrypted.test(message),
    tell: (at, said) =>
      `PostgreSQL at ${at} lets this user not in from this machine without encryption (${said}): add a line for it to its pg_hba.conf, or, where it takes encrypted connections, ?sslmode=verify-full to the archive's address, with &sslrootcert=FILE where its certificate is signed by an authority of your own.`,
  },
  {
    is: ({ message }) => notLetIn.test(message),
    tell: (at, said) =>
      `PostgreSQL at ${at} lets this user not in from this machine (${said}): add a line to its pg_hba.conf, or ${correctAddress}.`,
  },
  {
    is: (error) => codeIs(error, ['28P01', '28000']),
    tell: (at, said) =>
      `PostgreSQL at ${at} refuses the user or password of the archive's address (${said}): correct them in DATELINE_ARCHIVE, or in the option that gave it.`,
  },
  {
    is: ({ message }) => encryptsNothing.test(message),
    tell: (at, said) =>
      `PostgreSQL at ${at} has no encryption, and the archive's address asks for it (${said}): set "ssl = on" and a certificate there, or, where the way to it is safe, take sslmode out of the address.`,
  },
  {
    is: (error) => 'code' in error && outdatedCodes.test(String(error.code)),
    tell: (at, said) =>
      `The certificate of PostgreSQL at ${at} is not valid today (${said}): renew it there, or set this machine's clock.`,
  },
  {
    is: (error) => 'code' in error && certificateCodes.test(String(error.code)),
    tell: (at, said) =>
      `The certificate of PostgreSQL at ${at} cannot be trusted (${said}): add sslrootcert=FILE to the archive's address, with the certificate of the authority that signed it, and give the host by the name that is in it.`,
  },
  {
    // Of a socket that is not there the call is another.
    is: (error) => 'syscall' in error && error.syscall === 'open',
    tell: (_, said) =>
      `A file that the archive's address names cannot be read (${said}): correct sslrootcert, sslcert or sslkey in it.`,
  },
  {
    is: (error) => codeIs(error, ['3D000']),
    tell: (at, said) =>
      `There is no such database at ${at} (${said}): make it with "createdb", or ${correctAddress}.`,
  },
  {
    is: (error) => codeIs(error, ['42501']),
    tell: (at, said) =>
      `The user of the archive's address lacks a right in the database at ${at} (${said}): make it the database's owner and give it CREATEROLE.`,
  },
  {
    is: (error) => isConnectionError(error) || isBusyError(error),
    tell: (at, said) => `PostgreSQL at ${at} cannot be reached (${said}): start it, or ${correctAddress}.`,
  },
  {
    is: isReadOnlyError,
    tell: (at, said) =>
      `PostgreSQL at ${at} can only be read at the moment (${said}): is it a standby? Give the address of the primary, or make it writable.`,
  },
  {
    is: isFullError,
    tell: (at, said) => `PostgreSQL at ${at} has no room (${said}): make some on its disk.`,
  },
];

/** An error of PostgreSQL where it keeps Dateline from starting. @param at the server and database, without a password. */
export function openingError(thrown: unknown, at: string): Error {
  const error = asError(thrown);
  if (error instanceof SetupError) return error;
  const origin = error instanceof UserError ? asError(error.cause ?? error) : error;
  const said = origin.message.replace(/[.\s]+$/, '');
  const obstacle = obstacles.find(({ is }) => is(origin));
  const told = obstacle?.tell(at, said) ?? `The archive at ${at} cannot be opened (${said}).`;
  return new SetupError(told, { cause: error });
}
