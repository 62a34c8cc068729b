/**
 * Whether a request was sent by a page of this site. Browsers say so in Sec-Fetch-Site (Fetch
 * Metadata §2.3), older ones in Origin (RFC 6454 §7) only; whoever says neither is not believed.
 * @param baseUrl the origin under which people reach the site, as the operator has set it.
 */
export function isSameOrigin(request: Request, baseUrl: string): boolean {
  const site = request.headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin';
  const origin = request.headers.get('origin');
  if (origin === null || origin === baseUrl) return origin !== null;
  // Without https the operator may have set no address, and people use any that works.
  return baseUrl.startsWith('http:') && origin === new URL(request.url).origin;
}
