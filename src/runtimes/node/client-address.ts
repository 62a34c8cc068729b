import type { AddressOf } from '../../web/api/api.ts';
import type { Log } from '../log.ts';
import type { Connection } from './http-server.ts';

/**
 * Tells from where a request comes. Each trusted proxy adds the address before it to the end of
 * X-Forwarded-For; what stands further to the left anybody may have written. Where that header comes
 * although no proxy is trusted, the log says so once.
 * @param proxies how many there are in front of this server.
 */
export function clientAddress(proxies: number, log: Pick<Log, 'warn'>): AddressOf {
  let isTold = false;
  return (request, connection) => {
    const header = request.headers.get('x-forwarded-for') ?? '';
    if (proxies === 0 && header !== '' && !isTold) {
      isTold = true;
      log.warn(
        'A request came through a proxy; set TRUST_PROXY, else all who use it count as one.',
      );
    }
    const passed = header.split(',').map((one) => withoutPort(one.trim()));
    const known = [...passed.filter(Boolean), peerOf(connection)];
    return known[Math.max(0, known.length - 1 - proxies)] ?? 'unknown';
  };
}

/** Some proxies add the port, which is another one each time: `203.0.113.7:5000`, `[2001:db8::1]:5000`. */
function withoutPort(address: string): string {
  return address.replace(/^\[(.*)\](:\d+)?$/, '$1').replace(/^([\d.]+):\d+$/, '$1');
}

/** The runtime hands it through the application untouched. */
function peerOf(connection: unknown): string {
  return (connection as Partial<Connection>).incoming?.socket?.remoteAddress ?? 'unknown';
}
