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
    { host },
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
    return new UserError('not-found', { host, status });
  }
  if (status === 401 || status === 402 || status === 403 || status === 451) {
    return new UserError('forbidden', { host, status });
  }
  if (status === 429) {
    return retryAtMs === null
      ? new BusyHostError('too-many-requests', { host }, null)
      : leftAlone('host-paused', host, retryAtMs);
  }
  if (status === 503 && retryAtMs !== null) return leftAlone('server-busy', host, retryAtMs);
  if (status >= 500) {
    return new UserError('server-error', { host, status });
  }
  return new UserError('bad-status', { host, status });
}

/** The whole fetch took too long. */
export function timeoutRefusal(host: string, deadlineMs: number): UserError {
  return new UserError('timeout', { host, seconds: Math.round(deadlineMs / 1000) });
}

function byCode(code: string, host: string): UserError | null {
  if (/^(?:ENOTFOUND|EAI_|ENODATA|ESERVFAIL|EREFUSED|EBADNAME)/.test(code)) {
    return new UserError('dead-host', { host });
  }
  if (/^(?:ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|EACCES)$/.test(code)) {
    return new UserError('no-connection', { host });
  }
  if (/TIMEOUT|ETIMEDOUT/.test(code)) {
    return new UserError('no-reply', { host });
  }
  if (/CERT|^ERR_TLS|^ERR_SSL|SELF_SIGNED|^EPROTO$/.test(code)) {
    return new UserError('bad-certificate', { host });
  }
  if (/^(?:Z_|ERR_BROTLI|ERR__ERROR_FORMAT|ERR_PADDING)/.test(code)) {
    return new UserError('damaged-page', { host });
  }
  if (code === 'UND_ERR_HEADERS_OVERFLOW') {
    return new UserError('headers-too-large', { host });
  }
  return null;
}
