import { nodeCompress } from '../../src/runtimes/node/compress.ts';
import { listen } from '../../src/runtimes/node/http-server.ts';
import { readStaticFiles } from '../../src/runtimes/node/static-files.ts';
import { createApp } from '../../src/web/app.ts';
import { prepareAssets } from '../../src/web/assets.ts';
import { createSnapshots } from '../../src/web/public/snapshot.ts';
import { nothingOlder } from '../../tests/support/words.ts';
import { answerEach } from '../child.ts';
import { processorMs } from '../processor-time.ts';
import { siteNow, siteOf, troubledFacts } from '../site.ts';

/** What can be asked of the page server: where it serves a site of that many components, and what it cost. */
export type ServerQuestion = Readonly<{ originOf: number }> | 'processor ms';

const baseUrl = 'https://status.example.com';
const startedAt = Date.now();
const assets = await prepareAssets(await readStaticFiles(), nodeCompress);
const origins = new Map<number, string>();

/** The page of a site with mixed trouble, served as `helplight serve` does. */
async function startPage(components: number): Promise<string> {
  const watched = siteOf(components);
  const snapshots = createSnapshots({
    watched,
    readFacts: async () => troubledFacts(watched),
    readAnswers: async () => [],
    readPast: async () => troubledFacts(watched),
    readSaid: nothingOlder,
    compress: nodeCompress,
    now: () => siteNow + Date.now() - startedAt,
    notice: 'none',
    baseUrl,
    log: (_, message, error) => console.error(message, error),
  });
  const app = createApp({
    snapshots,
    assets,
    compress: nodeCompress,
    siteName: watched.site.name,
    contacts: [],
    defaultLanguage: watched.site.defaultLanguage,
    baseUrl,
    onError: (error) => console.error(error),
  });
  await snapshots.refresh();
  const { url } = await listen(app.fetch, { host: '127.0.0.1', port: 0 });
  origins.set(components, url);
  return url;
}

answerEach<ServerQuestion, string | number>((question) =>
  question === 'processor ms'
    ? processorMs()
    : (origins.get(question.originOf) ?? startPage(question.originOf)),
);
