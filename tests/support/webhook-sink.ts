import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request that arrived. */
export type Arrival = Readonly<{
  /** The path, which tells endpoints apart. */
  endpoint: string;
  /** The `webhook-id`. */
  id: string;
  /** By the monotonic clock of this process, milliseconds. */
  at: number;
  /** The value of `x-sender`, by which tests tell workers apart; empty without one. */
  sender: string;
}>;

/**
 * Any number of endpoints on one port of 127.0.0.1: below `/hang` they never answer, below `/reset`
 * they break the connection, and all others thank.
 */
export type WebhookSink = Readonly<{
  origin: string;
  arrivals: readonly Arrival[];
  stop: () => Promise<void>;
}>;

/** Starts a sink; `onArrival` is called with each request. */
export async function startSink(onArrival: () => void = () => {}): Promise<WebhookSink> {
  const arrivals: Arrival[] = [];
  const server = createServer((request, response) => {
    const { url = '', headers } = request;
    const [id, sender] = [headers['webhook-id'], headers['x-sender']].map(
      (value) => `${value ?? ''}`,
    );
    arrivals.push({ endpoint: url, id: id ?? '', at: performance.now(), sender: sender ?? '' });
    request.resume();
    answer(url, response);
    onArrival();
  });
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1', 4096);
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    arrivals,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function answer(path: string, response: ServerResponse): void {
  if (path.startsWith('/hang')) return;
  if (path.startsWith('/reset')) response.socket?.resetAndDestroy();
  else response.writeHead(204).end();
}
