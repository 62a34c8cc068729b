import { once } from 'node:events';
import { createServer } from 'node:net';

/** Ports on 127.0.0.1 on which nothing listens; they differ from each other. */
export async function freePorts(count: number): Promise<readonly number[]> {
  // All are held at once, so that none is given twice.
  const servers = await Promise.all(Array.from({ length: count }, heldPort));
  return Promise.all(
    servers.map(async (server) => {
      const address = server.address();
      if (address === null || typeof address === 'string') throw new Error('No port was given.');
      server.close();
      await once(server, 'close');
      return address.port;
    }),
  );
}

async function heldPort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}
