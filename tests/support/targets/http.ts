import { createServer, type RequestListener } from 'node:http';
import type { Duplex } from 'node:stream';

/** Speaks HTTP on each connection and has every request answered by `listener`. */
export function serving(listener: RequestListener): (socket: Duplex) => void {
  const server = createServer({ keepAliveTimeout: 0 }, listener);
  return (socket) => void server.emit('connection', socket);
}

/** Answers every request with a status and a JSON document. */
export function servingJson(document: unknown, status = 200): (socket: Duplex) => void {
  return serving((_, response) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(document));
  });
}
