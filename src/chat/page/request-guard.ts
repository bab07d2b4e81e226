import { timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** Of a request what tells whether it comes from the page itself. */
export interface GuardedRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

/**
 * Why a request is refused: as an HTTP status; null where it is none to be refused. A page of another site may reach
 * 127.0.0.1 by a name of its own that resolves to it (DNS rebinding), which shows in Host, or send a form there, which
 * shows in Origin; and none of them knows the token in the path.
 * @param host as the page itself names its server: `127.0.0.1:PORT`
 */
export function refusalOf(
  { method, path, headers }: GuardedRequest,
  host: string,
  token: string,
): number | null {
  if (headers.host !== host) return 421;
  if (!isEqual(path.split('/')[1] ?? '', token)) return 404;
  const { origin } = headers;
  if (origin !== undefined && origin !== `http://${host}`) return 403;
  // Browsers state where a request comes from; another site may at most link to the page.
  const site = headers['sec-fetch-site'];
  const isNavigation = method === 'GET' && headers['sec-fetch-mode'] === 'navigate';
  if (site !== undefined && site !== 'same-origin' && site !== 'none' && !isNavigation) return 403;
  if (method === 'GET') return null;
  if (method !== 'POST') return 405;
  return origin === undefined ? 403 : null;
}

function isEqual(given: string, wanted: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(wanted)];
  return left.length === right.length && timingSafeEqual(left, right);
}
