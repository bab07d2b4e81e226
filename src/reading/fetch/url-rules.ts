import { UserError } from '../../errors.js';
import { readAddress } from './address-rules.js';

/** Ports on which the web is served. */
export const webPorts: ReadonlySet<number> = new Set([80, 443, 8080, 8443]);

/** Names that mean this machine or its network, whatever a resolver says of them. */
const localName =
  /(?:^|\.)(?:localhost|localdomain|local|internal|intranet|lan|home|corp|private|home\.arpa|test|invalid|onion)$/;

/** What a host must satisfy before its name is resolved. */
export interface UrlRules {
  /** Only these hosts, and only by https. */
  readonly allowedHosts?: readonly string[] | undefined;
  /** Whether an address outside the public web may be reached; tests permit their own servers so. */
  readonly permitAddress?: ((address: string, port: number) => boolean) | undefined;
}

/**
 * Checks what can be seen of a URL without a network: scheme, credentials, port, host. Addresses are
 * judged when the connection is made.
 * @throws UserError
 */
export function checkUrl(url: URL, rules: UrlRules): void {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new UserError('bad-scheme', { address: shown(url) });
  }
  if (url.username !== '' || url.password !== '') {
    throw new UserError('url-with-credentials', { host: url.hostname });
  }
  const host = url.hostname.replace(/\.$/, '');
  if (rules.allowedHosts && (url.protocol !== 'https:' || !rules.allowedHosts.includes(host))) {
    throw new UserError('host-not-allowed', { host });
  }
  const port = url.port === '' ? null : Number(url.port);
  // Where tests permit addresses, the connector judges address and port together.
  if (port !== null && !webPorts.has(port) && !rules.permitAddress) {
    throw new UserError('bad-port', { address: shown(url), port });
  }
  if (readAddress(host) === null && (localName.test(host) || !host.includes('.'))) throw privateAddress(host);
}

/** The one refusal for whatever lies outside the public web; it says nothing of what is there. */
export function privateAddress(host: string): UserError {
  return new UserError('private-address', { host });
}

function shown(url: URL): string {
  return url.href.slice(0, 100);
}
