import type { AddressOf } from '../web/api/api.ts';
import type { Connection } from './http-server.ts';

/**
 * Tells from where a request comes. Each trusted proxy adds the address before it to the end of
 * X-Forwarded-For; what stands further to the left anybody may have written.
 * @param proxies how many there are in front of this server.
 */
export function clientAddress(proxies: number): AddressOf {
  return (request, connection) => {
    const passed = (request.headers.get('x-forwarded-for') ?? '')
      .split(',')
      .map((one) => one.trim());
    const known = [...passed.filter(Boolean), peerOf(connection)];
    return known[Math.max(0, known.length - 1 - proxies)] ?? 'unknown';
  };
}

/** The runtime hands it through the application untouched. */
function peerOf(connection: unknown): string {
  return (connection as Partial<Connection>).incoming?.socket?.remoteAddress ?? 'unknown';
}
