import { UserError } from '../errors.js';
import { parseHostPattern, type HostRules } from './host-rules.js';

/**
 * Rules in which this host stands on one list and not on the other.
 * @throws UserError where it is no host.
 */
export function withHost(rules: HostRules, list: keyof HostRules, typed: string): HostRules {
  const host = parseHostPattern(typed);
  const others = withoutHosts(rules, [host]);
  return { ...others, [list]: [...others[list], host] };
}

/**
 * Rules without this host, or without any where it is null.
 * @throws UserError where it stands on no list.
 */
export function withoutHost(rules: HostRules, typed: string | null): HostRules {
  if (typed === null) return { allow: [], deny: [] };
  const host = parseHostPattern(typed);
  if (rules.allow.includes(host) || rules.deny.includes(host)) return withoutHosts(rules, [host]);
  throw new UserError('unknown-host', { host });
}

function withoutHosts({ allow, deny }: HostRules, hosts: readonly string[]): HostRules {
  const isOther = (host: string): boolean => !hosts.includes(host);
  return { allow: allow.filter(isOther), deny: deny.filter(isOther) };
}
