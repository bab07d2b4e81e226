import { UserError } from '../errors.js';
import type { Fetcher } from './fetch/guarded-fetch.js';

/** From which hosts a collection takes articles: hosts as `parseHostPattern` gives them. */
export interface HostRules {
  /** Only these, where there are any. */
  readonly allow: readonly string[];
  /** Never these, also where they are allowed. */
  readonly deny: readonly string[];
}

export const noHostRules: HostRules = { allow: [], deny: [] };

const label = /^[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?$/u;

/**
 * A host as a person names it: "example.com" (its "www." too), "*.example.com" (with everything below it), or a link
 * to a page there.
 * @throws UserError naming what is no host.
 */
export function parseHostPattern(typed: string): string {
  const text = typed.trim().toLowerCase();
  const [, wildcard = '', rest = ''] = /^(?:https?:\/\/)?(\*\.)?([^/?#]*)/.exec(text) ?? [];
  const address = `http://${rest}`;
  const host = rest !== '' && URL.canParse(address) ? new URL(address).hostname.replace(/\.$/, '') : '';
  const labels = host.split('.');
  const isName = labels.every((each) => label.test(each)) && (labels.length > 1 || wildcard !== '');
  if (!isName) {
    throw new UserError('bad-host', { host: typed.trim().slice(0, 80) });
  }
  return `${wildcard}${withoutWww(host)}`;
}

/** Whether articles may come from this host. */
export function isHostPermitted({ allow, deny }: HostRules, host: string): boolean {
  if (deny.some((pattern) => matches(pattern, host))) return false;
  return allow.length === 0 || allow.some((pattern) => matches(pattern, host));
}

/** @throws UserError where articles may not come from this host. */
export function requirePermittedHost(rules: HostRules, host: string): void {
  if (isHostPermitted(rules, host)) return;
  throw new UserError('host-denied', { host });
}

/** Fetches as `fetcher` does, but from no host that articles may not come from, after a redirect neither. */
export function permittedFetcher(fetcher: Fetcher, rules: HostRules): Fetcher {
  const permitHost = (host: string): void => requirePermittedHost(rules, host);
  return { fetch: (url, options) => fetcher.fetch(url, { ...options, permitHost }) };
}

function matches(pattern: string, given: string): boolean {
  const host = withoutWww(given.toLowerCase().replace(/\.$/, ''));
  if (!pattern.startsWith('*.')) return host === pattern;
  return host === pattern.slice(2) || host.endsWith(pattern.slice(1));
}

function withoutWww(host: string): string {
  return host.replace(/^www\.(?=[^.]+\.)/, '');
}
