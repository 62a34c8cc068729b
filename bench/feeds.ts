import { againstBare, answerTo, type Served, type Visit } from './against-bare.ts';
import { type Child, startChild } from './child.ts';
import { atMost, type Figure, median } from './figure.ts';
import type { BareQuestion } from './processes/bare-server.ts';
import type { FeedQuestion } from './processes/feed-server.ts';
import { repeated } from './rounds.ts';

type FeedServer = Child<FeedQuestion, string | number>;

/** What a reader of feeds sends, besides the coding. */
const reader = { Connection: 'keep-alive', 'User-Agent': 'newsboat/2.21', Accept: '*/*' };
const compressed = { ...reader, 'Accept-Encoding': 'gzip, br' };

const feeds = ['/history.rss', '/en/history.atom', '/feed.json', '/zh/updates.json'];

/** Feeds of a site that had 1,000 incidents and has 20: what a request costs, and how much they hold. */
export async function measureFeeds(): Promise<readonly Figure[]> {
  const ours = await startChild<FeedQuestion, string | number>('feed-server');
  const bare = await startChild<BareQuestion, string | number>('bare-server');
  try {
    const origin = String(await ours.ask('origin'));
    const served = { origin, processorMs: () => processorMsOf(ours) };
    const figures: Figure[] = [];
    for (const visit of await visitsTo(origin)) {
      figures.push(await againstBare('cached feed', visit, served, bare));
    }
    return [...figures, await largestOf(origin), await anewAt(served, ours)];
  } finally {
    ours.stop();
    bare.stop();
  }
}

async function processorMsOf(server: FeedServer): Promise<number> {
  return Number(await server.ask('processor ms'));
}

async function visitsTo(origin: string): Promise<readonly Visit[]> {
  const br = { name: '200 br', path: '/history.rss', headers: compressed, status: 200 } as const;
  const { ETag = '', 'Last-Modified': date = '' } = (await answerTo(origin, br)).headers;
  return [
    br,
    { ...br, name: '200 br of a component', path: '/en/history.atom?component=chat' },
    { ...br, name: '304 by tag', status: 304, headers: { ...compressed, 'If-None-Match': ETag } },
    {
      ...br,
      name: '304 by date',
      status: 304,
      headers: { ...compressed, 'If-Modified-Since': date },
    },
  ];
}

async function largestOf(origin: string): Promise<Figure> {
  const runs: number[] = [];
  for (const path of feeds) {
    const text = await (await fetch(`${origin}${path}`)).text();
    runs.push(text.match(/<item>|<entry>|"date_published"/g)?.length ?? 0);
  }
  const name = 'largest feed after 1,000 incidents and 20 open ones';
  return atMost(50, { name, unit: 'entries', runs, value: Math.max(...runs) });
}

/** After something has changed: from the database to the bytes of each of these feeds. */
async function anewAt({ origin }: Served, server: FeedServer): Promise<Figure> {
  const runs = await repeated(20, async () => {
    await server.ask('anew');
    const startedAt = performance.now();
    for (const path of feeds) await (await fetch(`${origin}${path}`)).arrayBuffer();
    return performance.now() - startedAt;
  });
  const name = `${feeds.length} feeds asked for after a change, one after the other`;
  return atMost(100, { name, unit: 'ms', runs, value: median(runs) });
}
