import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Hono } from 'hono';
import { nodeCompress } from '../../src/runtimes/node/compress.ts';
import { openNodeDatabase } from '../../src/runtimes/node/database.ts';
import { listen } from '../../src/runtimes/node/http-server.ts';
import { readFeedNews } from '../../src/runtimes/wiring.ts';
import { createFeeds } from '../../src/web/feeds/kept-feeds.ts';
import { mountFeeds } from '../../src/web/feeds/mount-feeds.ts';
import { answerEach } from '../child.ts';
import { processorMs } from '../processor-time.ts';
import { siteNow, siteOf } from '../site.ts';
import { storeIncidents } from '../stored-incidents.ts';

/** What can be asked of the feed server: where it is, to render all anew, and what it has cost. */
export type FeedQuestion = 'origin' | 'anew' | 'processor ms';

// The feeds of a site that had 1,000 incidents and has 20, served as `helplight serve` does.
const folder = await mkdtemp(path.join(tmpdir(), 'helplight-bench-'));
process.on('exit', () => db.client.close());
const { db } = await openNodeDatabase({ url: `file:${folder}/feeds.db`, authToken: null });
await storeIncidents(db, { past: 1000, open: 20, now: siteNow });
// The file is open, and goes with the process.
await rm(folder, { recursive: true });

let rendering = {};
const feeds = createFeeds({
  site: siteOf(10).site,
  baseUrl: 'https://status.example.com',
  current: () => rendering,
  readNews: readFeedNews(db),
  compress: nodeCompress,
  now: () => siteNow,
});
const app = new Hono({ strict: false });
mountFeeds(app, feeds);
const { url } = await listen((request) => app.fetch(request), { host: '127.0.0.1', port: 0 });

answerEach<FeedQuestion, string | number>((question) => {
  if (question === 'processor ms') return processorMs();
  if (question === 'anew') rendering = {};
  return url;
});
