import ipaddr from 'ipaddr.js';

/** The part of ipaddr.js that is used. */
type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** The cloud's host agent answers here although the address looks public. */
const refusedV4 = [
  '168.63.129.16/32',
  '192.88.99.0/24',
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.175.48.0/24',
];
/**
 * Of IPv6 only the global unicast block is reached, without what tunnels to an IPv4 address or is
 * kept for protocols and documentation (IANA special-purpose registry).
 */
const allowedV6 = '2000::/3';
const refusedV6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20', '2620:4f:8000::/48'];

/** An address as a URL or a resolver writes it, with or without square brackets; null for a name. */
export function readAddress(host: string): Address | null {
  const bare = host.replace(/^\[|\]$/g, '');
  if (bare.includes(':')) return ipaddr.IPv6.isValid(bare) ? ipaddr.IPv6.parse(bare) : null;
  // Only four decimal parts: a URL's host was brought to that form, and a resolver gives nothing else.
  return ipaddr.IPv4.isValidFourPartDecimal(bare) ? ipaddr.IPv4.parse(bare) : null;
}

/** Whether an address lies on the public web. What cannot be read does not. */
export function isPublicAddress(text: string): boolean {
  const address = readAddress(text);
  if (address === null) return false;
  if (address instanceof ipaddr.IPv4) {
    return address.range() === 'unicast' && !refusedV4.some((block) => inBlock(address, block));
  }
  if (address.zoneId) return false;
  return inBlock(address, allowedV6) && !refusedV6.some((block) => inBlock(address, block));
}

function inBlock(address: Address, block: string): boolean {
  return address.match(ipaddr.parseCIDR(block));
}
