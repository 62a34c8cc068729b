import { nodeCompress } from '../../src/runtimes/compress.ts';
import { listen } from '../../src/runtimes/http-server.ts';
import { readStaticFiles } from '../../src/runtimes/static-files.ts';
import { createApp } from '../../src/web/app.ts';
import { prepareAssets } from '../../src/web/assets.ts';
import { createSnapshots } from '../../src/web/public/snapshot.ts';
import { answerEach } from '../child.ts';
import { processorMs } from '../processor-time.ts';
import { siteNow, siteOf, troubledFacts } from '../site.ts';

/** What can be asked of the page server, and of the bare server it is compared with. */
export type ServerQuestion = 'origin' | 'processor ms';

// The page of ten components with mixed trouble, served as `helplight serve` does.
const watched = siteOf(10);
const baseUrl = 'https://status.example.com';
const startedAt = Date.now();
const snapshots = createSnapshots({
  watched,
  readFacts: async () => troubledFacts(watched),
  readAnswers: async () => [],
  compress: nodeCompress,
  now: () => siteNow + Date.now() - startedAt,
  notice: 'none',
  baseUrl,
  log: (_, message, error) => console.error(message, error),
});
const app = createApp({
  snapshots,
  assets: await prepareAssets(await readStaticFiles(), nodeCompress),
  siteName: watched.site.name,
  defaultLanguage: watched.site.defaultLanguage,
  baseUrl,
  onError: (error) => console.error(error),
});
await snapshots.refresh();
const server = await listen(app.fetch, { host: '127.0.0.1', port: 0 });

answerEach<ServerQuestion, string | number>((question) =>
  question === 'origin' ? server.url : processorMs(),
);
