import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { nodeCompress } from '../../src/runtimes/node/compress.ts';
import { readStaticFiles } from '../../src/runtimes/node/static-files.ts';
import { prepareAssets } from '../../src/web/assets.ts';
import { someApi } from './api.ts';

type Given = Omit<NonNullable<Parameters<typeof someApi>[0]>, 'baseUrl' | 'assets'>;

/** Pages, API and console over an empty database of their own, on a free port of the loopback. */
export async function serveConsole(given: Given = {}) {
  const assets = await prepareAssets(await readStaticFiles(), nodeCompress);
  const site = await someApi({ ...given, assets, baseUrl: 'http://127.0.0.1' });
  const server = serve({ fetch: site.app.fetch, port: 0, hostname: '127.0.0.1' }) as Server;
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    ...site,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await site.close();
    },
  };
}
