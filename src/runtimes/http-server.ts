import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';

/** Limits against clients that open connections and then say little (slow loris). */
const limits = {
  headersTimeout: 5000,
  requestTimeout: 15_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 1000,
};

/** A server that listens. */
export type HttpServer = Readonly<{
  /** The address it can be reached at from this machine. */
  url: string;
  /** Takes no further request, finishes those under way, and closes idle connections. */
  stop(): Promise<void>;
}>;

/**
 * Serves `fetch` over HTTP. Port 0 takes any free port.
 * @throws Error with one sentence that says what to do when the address cannot be had.
 */
export async function listen(
  fetch: (request: Request) => Response | Promise<Response>,
  { host, port }: { host: string; port: number },
): Promise<HttpServer> {
  const server = createServer(limits, getRequestListener(fetch));
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, host, port)));
    server.listen(port, host, resolve);
  });
  const taken = server.address() as AddressInfo;
  const name = taken.family === 'IPv6' ? `[${taken.address}]` : taken.address;
  return { url: `http://${name}:${taken.port}`, stop: () => close(server) };
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

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
}
