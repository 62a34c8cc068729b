import type { ClientRequest } from 'node:http';
import type { OneFamily } from './addresses.ts';
import type { Endpoint } from './connect.ts';

/** Where the URL of an http, https, ws or wss target leads. */
export function endpointOf(url: URL, family: OneFamily): Endpoint {
  const security = url.protocol === 'https:' || url.protocol === 'wss:' ? 'tls' : 'plain';
  const standardPort = security === 'tls' ? 443 : 80;
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: url.port === '' ? standardPort : Number(url.port),
    family,
    security,
    alpn: 'http/1.1',
  };
}

/** Calls back when the first byte of the answer is there, before it is read. */
export function onFirstByte(request: ClientRequest, callback: () => void): void {
  // The parser listens to the socket by then; a listener set earlier would swallow bytes.
  request.once('socket', (socket) => socket.prependOnceListener('data', callback));
}
