const groupsOfAddress = 8;
const groupsOfNetwork = 4;
const groupsOfWiderNetwork = 3;

/**
 * From where a request comes, as far as it tells people apart: of an IPv6 address its /64, as
 * whoever has one of its addresses has them all (RFC 6177 §2); any other text as it is.
 */
export function networkOf(address: string): string {
  if (!address.includes(':') || address.includes('.')) return address;
  const [head = [], tail = []] = address.split('::').map((part) => part.split(':').filter(Boolean));
  const zeros = Math.max(0, groupsOfAddress - head.length - tail.length);
  const groups = [...head, ...Array<string>(zeros).fill('0'), ...tail];
  return groups.slice(0, groupsOfNetwork).map(shortened).join(':');
}

/** The /48 of a network of IPv6: as much as is given to one customer; null of any other. */
export function widerNetworkOf(network: string): string | null {
  const groups = network.split(':');
  if (groups.length !== groupsOfNetwork || network.includes('.')) return null;
  return groups.slice(0, groupsOfWiderNetwork).join(':');
}

/** As RFC 5952 §4.1 and §4.3 write a group: small letters, no zeros before. */
function shortened(group: string): string {
  return group.toLowerCase().replace(/^0+(?=.)/, '');
}
