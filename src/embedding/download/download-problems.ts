import { asError, SetupError } from '../../errors.js';

/** The hub has the file, or not, and does not give it. */
export function notGiven(address: URL, status: number): SetupError {
  const why =
    status === 404 || status === 401 || status === 403
      ? 'it is not there, or not open to everybody. Check DATELINE_MODEL, DATELINE_MODEL_REVISION and DATELINE_MODEL_DTYPE'
      : 'try again later';
  return new SetupError(`The hub does not give ${address.href} (HTTP ${status}): ${why}.`);
}

/** No connection, none that lasts, or no place for what comes over it. */
export function unreachable(address: URL, thrown: unknown): SetupError {
  const error = asError(thrown);
  // `fetch` says "fetch failed" and has the reason behind it.
  const reason = error.cause instanceof Error ? error.cause : error;
  const code = 'code' in reason && typeof reason.code === 'string' ? `${reason.code} ` : '';
  return new SetupError(
    `${address.href} cannot be fetched (${code}${reason.message}): check the network, DATELINE_REMOTE_HOST and the disk, and try again.`,
    { cause: thrown },
  );
}

export function brokenOff(address: URL, have: number, bytes: number): SetupError {
  return new SetupError(
    `${address.href} broke off after ${have.toLocaleString('en')} of ${bytes.toLocaleString('en')} bytes: try again.`,
  );
}

/** What the hub has, or what has come, is not the file that is wanted. */
export function otherThanExpected(address: URL, actual: string, expected: string): SetupError {
  return new SetupError(
    `${address.href} is another file than it must be (SHA-256 ${actual} instead of ${expected}): try again, or set DATELINE_MODEL_REVISION to what you want.`,
  );
}

export function pageInstead(address: URL): SetupError {
  return new SetupError(
    `Instead of ${address.href} a page has come: check whether the network wants a login, and DATELINE_REMOTE_HOST.`,
  );
}
