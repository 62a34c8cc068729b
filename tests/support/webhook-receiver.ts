import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it came: its headers, and its body to the byte. */
export type Received = Readonly<{ headers: IncomingHttpHeaders; body: string }>;

/** What is answered; `cut` closes the connection without a word. */
export type Reply =
  | Readonly<{ status: number; headers?: Readonly<Record<string, string>> }>
  | 'cut';

/** A web server of somebody who is told of news. */
export type Receiver = Readonly<{
  url: string;
  /** All requests, oldest first. */
  received: readonly Received[];
  stop(): Promise<void>;
}>;

/**
 * Starts a receiver on 127.0.0.1.
 * @param reply what is answered to a request; `before` is how often its webhook-id came before.
 */
export async function startReceiver(
  reply: (received: Received, before: number) => Reply = () => ({ status: 204 }),
): Promise<Receiver> {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { headers } = request;
    const one = { headers, body: Buffer.concat(chunks).toString() };
    const before = received.filter(
      (other) => other.headers['webhook-id'] === headers['webhook-id'],
    ).length;
    received.push(one);
    const answer = reply(one, before);
    if (answer === 'cut') request.socket.destroy();
    else response.writeHead(answer.status, answer.headers ?? {}).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`,
    received,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
