import { SetupError } from '../../errors.js';
import { mayRedirect } from './hub-address.js';

/** What a hub answers where it is asked for a file. */
export interface HubResponse {
  readonly status: number;
  /**
   * As it came. Hold it for as long as its body is not being read: where it falls to the garbage collector, fetch cancels
   * the body, which then ends as if it were whole.
   */
  readonly response: Response;
  /** Where in the file the body begins; 0 unless the hub gives the rest that was asked for. */
  readonly start: number;
  /** Of the whole file; null where the hub does not say. */
  readonly bytes: number | null;
  /** Of the whole file; null where the hub does not say. */
  readonly sha256: string | null;
}

/** huggingface.co sends a request for weights on once or twice. */
const mostRedirects = 5;

/**
 * Asks for the file at `address` from byte `start` on. Redirects are followed here, because a hub tells the size and
 * the SHA-256 of a large file (`X-Linked-Size`, `X-Linked-ETag`) in the response that sends us on to its storage.
 * @throws SetupError where it is sent on too often, or to an address that is not safe.
 */
export async function requestFile(address: URL, start: number, signal: AbortSignal): Promise<HubResponse> {
  const headers = {
    'user-agent': 'Dateline',
    // A compressed body would have another length than the file.
    'accept-encoding': 'identity',
    ...(start > 0 ? { range: `bytes=${start}-` } : {}),
  };
  let at = address;
  let bytes: number | null = null;
  let sha256: string | null = null;
  for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
    const response = await fetch(at, { headers, redirect: 'manual', signal });
    bytes ??= wholeNumber(response.headers.get('x-linked-size'));
    sha256 ??= /^(?:W\/)?"?([0-9a-f]{64})"?$/.exec(response.headers.get('x-linked-etag') ?? '')?.[1] ?? null;
    const location = response.headers.get('location');
    if (response.status < 300 || response.status >= 400 || location === null) {
      const range = /^bytes (\d+)-\d+\/(\d+)$/.exec(response.headers.get('content-range') ?? '');
      const isPart = response.status === 206 && range !== null;
      return {
        status: response.status,
        response,
        start: isPart ? Number(range[1]) : 0,
        bytes: bytes ?? (isPart ? Number(range[2]) : plainLength(response)),
        sha256,
      };
    }
    await response.body?.cancel();
    const next = new URL(location, at);
    if (!mayRedirect(at, next)) {
      throw new SetupError(
        `${at.href} sends us on to ${next.origin}, which is not asked: set DATELINE_REMOTE_HOST to a hub that serves its files by https.`,
      );
    }
    at = next;
  }
  throw new SetupError(
    `${address.href} sends us on more than ${mostRedirects} times: check DATELINE_REMOTE_HOST.`,
  );
}

function plainLength({ headers }: Response): number | null {
  const encoding = headers.get('content-encoding') ?? 'identity';
  return encoding === 'identity' ? wholeNumber(headers.get('content-length')) : null;
}

function wholeNumber(text: string | null): number | null {
  return text !== null && /^\d+$/.test(text) ? Number(text) : null;
}
