import {
  againstBare,
  answerTo,
  processorTimeOf,
  rounds,
  type Served,
  type Visit,
} from './against-bare.ts';
import { type Child, startChild } from './child.ts';
import { atMost, type Figure } from './figure.ts';
import type { BareQuestion } from './processes/bare-server.ts';
import type { ServerQuestion } from './processes/page-server.ts';
import { interleaved, ratios } from './rounds.ts';
import { sizes } from './site.ts';

/** What Chromium sends, besides the coding. */
const browser = {
  Connection: 'keep-alive',
  'Upgrade-Insecure-Requests': '1',
  'User-Agent':
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
  Accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,image/webp,*/*;q=0.8',
  'Sec-Fetch-Site': 'none',
  'Sec-Fetch-Mode': 'navigate',
  'Sec-Fetch-Dest': 'document',
  'Accept-Language': 'en-GB,en;q=0.9,zh-CN;q=0.5',
};
const compressed = { ...browser, 'Accept-Encoding': 'gzip, deflate, br, zstd' };
const firstVisit: Visit = { name: '200 br', path: '/zh', headers: compressed, status: 200 };

/**
 * The cached page: processor time per request of our server against that of a bare `node:http`
 * server that sends the same bytes and headers. The load comes from this process.
 */
export async function measurePage(): Promise<readonly Figure[]> {
  const ours = await startChild<ServerQuestion, string | number>('page-server');
  const bare = await startChild<BareQuestion, string | number>('bare-server');
  try {
    const [shipped, ...larger] = sizes;
    const page = await pageOf(shipped, ours);
    const figures: Figure[] = [];
    for (const visit of await visitsTo(page.origin)) {
      figures.push(await againstBare('cached page', visit, page, bare));
    }
    for (const size of larger) {
      const visit = { ...firstVisit, name: `200 br of ${size} components` };
      figures.push(await againstBare('cached page', visit, await pageOf(size, ours), bare));
    }
    return [...figures, await queryAgainstNone(page)];
  } finally {
    ours.stop();
    bare.stop();
  }
}

type PageServer = Child<ServerQuestion, string | number>;

async function pageOf(components: number, server: PageServer): Promise<Served> {
  const origin = String(await server.ask({ originOf: components }));
  return { origin, processorMs: async () => Number(await server.ask('processor ms')) };
}

async function visitsTo(origin: string): Promise<readonly Visit[]> {
  const br = firstVisit;
  const { ETag } = (await answerTo(origin, br)).headers;
  if (ETag === undefined) throw new Error('The page has no ETag.');
  return [
    br,
    { name: '200 identity', path: '/zh', headers: browser, status: 200 },
    { name: '304', path: '/zh', headers: { ...compressed, 'If-None-Match': ETag }, status: 304 },
    { ...br, name: '200 br with a query string', path: '/zh?x=1' },
    { ...br, name: '200 br, language negotiated', path: '/' },
  ];
}

async function queryAgainstNone(ours: Served): Promise<Figure> {
  const costs = await interleaved(2 * rounds, {
    without: () => processorTimeOf(firstVisit, ours),
    query: () => processorTimeOf({ ...firstVisit, path: '/zh?x=1' }, ours),
  });
  const runs = ratios(costs.query, costs.without);
  return atMost(1.05, { name: 'cached page, query string against none, CPU', unit: '×', runs });
}
