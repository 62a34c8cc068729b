import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An HTTP server that answers every request with the same status, and counts. */
export type Answering = Readonly<{
  url: string;
  answerWith(status: number): void;
  /** Requests so far. */
  answered(): number;
  stop(): Promise<void>;
}>;

/** Starts a server on 127.0.0.1 that answers 200 until it is told otherwise. */
export async function startAnswering(): Promise<Answering> {
  let status = 200;
  let answered = 0;
  const server = createServer((_, response) => {
    answered += 1;
    response.writeHead(status).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    answerWith: (next) => {
      status = next;
    },
    answered: () => answered,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
