import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import type { HourOfAnswers } from '../../src/domain/answers/answer-time.ts';
import type { Facts } from '../../src/domain/facts.ts';
import type { Watched } from '../../src/domain/watched.ts';
import { nodeCompress } from '../../src/runtimes/node/compress.ts';
import { readStaticFiles } from '../../src/runtimes/node/static-files.ts';
import { createApp } from '../../src/web/app.ts';
import { prepareAssets } from '../../src/web/assets.ts';
import { createSnapshots } from '../../src/web/public/snapshot.ts';
import type { Notice } from '../../src/web/public/view.ts';
import { nothingOlder } from './words.ts';

/** What the page is to be made of; a test changes it and refreshes. */
export type PageFacts = {
  watched: Watched;
  facts: Facts;
  now: number;
  notice: Notice;
  answers?: readonly HourOfAnswers[];
};

/** The page over facts in memory, served by Node on a free port of the loopback. */
export async function servePage(page: PageFacts) {
  const snapshots = createSnapshots({
    watched: page.watched,
    readFacts: async () => page.facts,
    readAnswers: async () => page.answers ?? [],
    readPast: async () => page.facts,
    readSaid: nothingOlder,
    compress: nodeCompress,
    now: () => page.now,
    notice: page.notice,
    baseUrl: 'http://127.0.0.1',
    log: () => undefined,
  });
  const { site } = page.watched;
  const app = createApp({
    snapshots,
    assets: await prepareAssets(await readStaticFiles(), nodeCompress),
    compress: nodeCompress,
    siteName: site.name,
    contacts: [],
    defaultLanguage: site.defaultLanguage,
    baseUrl: 'http://127.0.0.1',
    onError: (error) => {
      throw error;
    },
  });
  await snapshots.refresh();
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }) as Server;
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    refresh: snapshots.refresh,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
