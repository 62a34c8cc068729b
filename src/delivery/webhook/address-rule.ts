import ipaddr from 'ipaddr.js';

/** The wire server of Azure: the one metadata address that looks like any other. */
const lookingPublic: ReadonlySet<string> = new Set(['168.63.129.16']);

/** All of IPv6 that is given out for the internet (RFC 4291 §2.4, by IANA). */
const givenOut = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Whether an IP address is one of the internet: plain global unicast, and nothing that leads into a
 * network of our own by a detour, such as IPv4 inside IPv6 (mapped, compatible, NAT64, 6to4, Teredo).
 * Only the notation that resolvers and `new URL` give is known; any other is refused.
 */
export function isPublicAddress(address: string): boolean {
  if (ipaddr.IPv4.isValidFourPartDecimal(address)) {
    return ipaddr.IPv4.parse(address).range() === 'unicast' && !lookingPublic.has(address);
  }
  // A zone (RFC 4007) is of the link, whatever stands before it.
  if (address.includes('%') || !ipaddr.IPv6.isValid(address)) return false;
  const parsed = ipaddr.IPv6.parse(address);
  return parsed.match(givenOut) && parsed.range() === 'unicast';
}
