import { once } from 'node:events';
import { createServer } from 'node:http';
import { newDatabaseFile } from '../support/database-file.ts';
import { startLibsqlServer } from '../support/libsql-server.ts';

/** Gives out databases to tests that cannot start a server by themselves. */
export type Databases = Readonly<{
  /** `POST` answers with the URL of a new, migrated, empty database; `DELETE` with such a URL ends it. */
  url: string;
  stop(): Promise<void>;
}>;

/** Each database has a file and a libSQL server of its own. */
export async function startDatabases(): Promise<Databases> {
  const open = new Map<string, () => Promise<void>>();
  const end = async (url: string) => {
    const stop = open.get(url);
    open.delete(url);
    await stop?.();
  };
  const server = createServer(async (request, response) => {
    if (request.method === 'DELETE') {
      await end((await request.setEncoding('utf8').toArray()).join(''));
      response.end();
      return;
    }
    const { url, stop } = await startDatabase();
    open.set(url, stop);
    response.end(url);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    async stop() {
      server.close();
      server.closeAllConnections();
      await Promise.all([...open.keys()].map(end));
    },
  };
}

async function startDatabase(): Promise<{ url: string; stop(): Promise<void> }> {
  const { file, remove } = await newDatabaseFile();
  const server = await startLibsqlServer({ file });
  const stop = async () => {
    await server.stop();
    await remove();
  };
  return { url: server.url, stop };
}
