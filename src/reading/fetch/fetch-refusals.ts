import { UserError } from '../../errors.js';
import { BusyHostError, leftAlone } from './host-pauses.js';

/** What a failed connection means, in words for the person who gave the link. Errors of ours pass through. */
export function connectionRefusal(error: unknown, host: string): UserError {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof UserError) return cause;
    const code = 'code' in cause ? String(cause.code) : '';
    const refusal = byCode(code, host);
    if (refusal) return refusal;
  }
  return new UserError(
    'fetch-failed',
    `${host} could not be read: try again later, or paste the article's text.`,
    {
      cause: error,
    },
  );
}

/**
 * A status that is no page. Null for a success.
 * @param retryAtMs the moment that the answer's `Retry-After` names; a busy host's refusal says it.
 */
export function statusRefusal(status: number, host: string, retryAtMs: number | null): UserError | null {
  if (status >= 200 && status < 300 && status !== 204 && status !== 205) return null;
  if (status === 404 || status === 410) {
    return new UserError('not-found', `${host} has no page at this address (${status}): check the link.`);
  }
  if (status === 401 || status === 402 || status === 403 || status === 451) {
    return new UserError(
      'forbidden',
      `${host} does not let a bot read this page (${status}): paste its text instead.`,
    );
  }
  if (status === 429) {
    return retryAtMs === null
      ? new BusyHostError(
          'too-many-requests',
          `${host} asks for fewer requests (429): try again later.`,
          null,
        )
      : leftAlone('too-many-requests', host, retryAtMs);
  }
  if (status === 503 && retryAtMs !== null) return leftAlone('server-error', host, retryAtMs);
  if (status >= 500) {
    return new UserError('server-error', `${host} has a fault of its own (${status}): try again later.`);
  }
  return new UserError('bad-status', `${host} answers with status ${status} and no page: check the link.`);
}

/** The whole fetch took too long. */
export function timeoutRefusal(host: string, deadlineMs: number): UserError {
  return new UserError(
    'timeout',
    `${host} did not send the page within ${Math.round(deadlineMs / 1000)} seconds: try again later, or paste its text.`,
  );
}

function byCode(code: string, host: string): UserError | null {
  if (/^(?:ENOTFOUND|EAI_|ENODATA|ESERVFAIL|EREFUSED|EBADNAME)/.test(code)) {
    return new UserError('dead-host', `There is no host named ${host}: check the link.`);
  }
  if (/^(?:ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|EACCES)$/.test(code)) {
    return new UserError(
      'no-connection',
      `${host} accepts no connection: check the link, or try again later.`,
    );
  }
  if (/TIMEOUT|ETIMEDOUT/.test(code)) {
    return new UserError('timeout', `${host} does not answer: try again later, or paste the article's text.`);
  }
  if (/CERT|^ERR_TLS|^ERR_SSL|SELF_SIGNED|^EPROTO$/.test(code)) {
    return new UserError(
      'bad-certificate',
      `${host} has no valid certificate: paste the article's text instead.`,
    );
  }
  if (/^(?:Z_|ERR_BROTLI|ERR__ERROR_FORMAT|ERR_PADDING)/.test(code)) {
    return new UserError(
      'damaged-page',
      `${host} sent a page that cannot be unpacked: paste the article's text instead.`,
    );
  }
  if (code === 'UND_ERR_HEADERS_OVERFLOW') {
    return new UserError(
      'too-large',
      `${host} sends more headers than are read: paste the article's text instead.`,
    );
  }
  return null;
}
