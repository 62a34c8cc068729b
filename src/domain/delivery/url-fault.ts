/**
 * Why nothing may be posted to an address: it is no URL; another scheme than https; a user or
 * password in it; a port that is not for the web; a host, or a name whose addresses, lie in a
 * network that is not the internet; longer than 2,000 characters.
 */
export const urlFaults = [
  'not_a_url',
  'scheme',
  'credentials',
  'port',
  'private_address',
  'too_long',
] as const;
export type UrlFault = (typeof urlFaults)[number];
