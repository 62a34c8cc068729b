import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { getRequestListener } from '@hono/node-server';

/** Limits against clients that open connections and then say little (slow loris). */
const limits = {
  headersTimeout: 5000,
  requestTimeout: 15_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 1000,
};

/** The connection over which a request came. */
export type Connection = Readonly<{
  incoming: Readonly<{ socket?: Readonly<{ remoteAddress?: string | undefined }> }>;
}>;

/** A server that listens. */
export type HttpServer = Readonly<{
  /** The address it can be reached at from this machine. */
  url: string;
  /** Takes no further connection and finishes requests under way; after `withinMs` it cuts them off. */
  stop(withinMs: number): Promise<void>;
}>;

/**
 * Serves `fetch` over HTTP. Port 0 takes any free port.
 * @throws Error with one sentence that says what to do when the address cannot be had.
 */
export async function listen(
  fetch: (request: Request, connection: Connection) => Response | Promise<Response>,
  { host, port }: { host: string; port: number },
): Promise<HttpServer> {
  const server = createServer(limits, getRequestListener(fetch));
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, host, port)));
    server.listen(port, host, resolve);
  });
  const taken = server.address() as AddressInfo;
  const name = taken.family === 'IPv6' ? `[${taken.address}]` : taken.address;
  return {
    url: `http://${name}:${taken.port}`,
    stop: (withinMs) => close(server, sockets, withinMs),
  };
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new Error(
        `Port ${port} on ${host} is in use; stop the program that uses it, or set PORT to another one.`,
      );
    case 'EACCES':
      return new Error(`Port ${port} may not be used by this user; set PORT to one above 1023.`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new Error(`This machine has no address "${host}"; correct HOST.`);
    default:
      return error;
  }
}

/** How often connections are looked through for those whose last answer is out. */
const closingEveryMs = 50;

/**
 * Node neither closes a connection that never said a byte, such as browsers open in advance, nor one
 * that falls idle later.
 */
function close(server: Server, sockets: ReadonlySet<Socket>, withinMs: number): Promise<void> {
  return new Promise((resolve) => {
    const closing = setInterval(() => {
      server.closeIdleConnections();
      for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy();
    }, closingEveryMs);
    const cutting = setTimeout(() => server.closeAllConnections(), withinMs);
    server.close(() => {
      clearInterval(closing);
      clearTimeout(cutting);
      resolve();
    });
  });
}
