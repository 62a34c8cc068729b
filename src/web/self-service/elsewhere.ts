/**
 * Whether a page of another site sent a request. Our own pages tell nobody where they are, so that
 * browsers without Sec-Fetch-Site (Fetch Metadata §2.3) send the origin `null`; programs send
 * neither header. Who asks for letters has to confirm them anyway, and a link proves whose it is.
 */
export function isFromElsewhere(request: Request, baseUrl: string): boolean {
  const site = request.headers.get('sec-fetch-site');
  if (site !== null) return site !== 'same-origin' && site !== 'none';
  const origin = request.headers.get('origin');
  if (origin === null || origin === 'null' || origin === baseUrl) return false;
  // Without https the operator may have set no address, and people use any that works.
  return !(baseUrl.startsWith('http:') && origin === new URL(request.url).origin);
}
