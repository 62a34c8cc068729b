import { request } from 'node:http';
import { type Child, startChild } from './child.ts';
import { atMost, type Figure } from './figure.ts';
import { send } from './load.ts';
import type { BareAnswer, BareQuestion } from './processes/bare-server.ts';
import type { ServerQuestion } from './processes/page-server.ts';
import { interleaved, ratios } from './rounds.ts';

/** A request for the cached page, as a browser sends it. */
type Visit = Readonly<{
  name: string;
  path: string;
  headers: Readonly<Record<string, string>>;
  status: 200 | 304;
}>;

const requestsPerRound = 3200;
const rounds = 15;

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

/**
 * The cached page: processor time per request of our server against that of a bare `node:http`
 * server that sends the same bytes and headers. The load comes from this process.
 */
export async function measurePage(): Promise<readonly Figure[]> {
  const ours = await startChild<ServerQuestion, string | number>('page-server');
  const bare = await startChild<BareQuestion, string | number>('bare-server');
  try {
    const figures: Figure[] = [];
    for (const visit of await visitsTo(String(await ours.ask('origin')))) {
      figures.push(await againstBare(visit, ours, bare));
    }
    return [...figures, await queryAgainstNone(ours)];
  } finally {
    ours.stop();
    bare.stop();
  }
}

async function visitsTo(origin: string): Promise<readonly Visit[]> {
  const br = { name: '200 br', path: '/zh', headers: compressed, status: 200 } as const;
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

async function againstBare(
  visit: Visit,
  ours: Child<ServerQuestion, string | number>,
  bare: Child<BareQuestion, string | number>,
): Promise<Figure> {
  await bare.ask(await answerTo(String(await ours.ask('origin')), visit));
  const costs = await interleaved(rounds, {
    bare: () => processorTimeOf(visit, bare),
    ours: () => processorTimeOf(visit, ours),
  });
  const runs = ratios(costs.ours, costs.bare);
  return atMost(1.5, { name: `cached page, ${visit.name}, CPU against bare`, unit: '×', runs });
}

async function queryAgainstNone(ours: Child<ServerQuestion, string | number>): Promise<Figure> {
  const without: Visit = { name: '', path: '/zh', headers: compressed, status: 200 };
  const costs = await interleaved(2 * rounds, {
    without: () => processorTimeOf(without, ours),
    query: () => processorTimeOf({ ...without, path: '/zh?x=1' }, ours),
  });
  const runs = ratios(costs.query, costs.without);
  return atMost(1.05, { name: 'cached page, query string against none, CPU', unit: '×', runs });
}

/** Milliseconds of processor time that a server spends on one round of requests. */
async function processorTimeOf(
  { path, headers, status }: Visit,
  server: Child<ServerQuestion, string | number>,
): Promise<number> {
  const origin = String(await server.ask('origin'));
  const before = Number(await server.ask('processor ms'));
  await send({ origin, path, headers, status, requests: requestsPerRound });
  return Number(await server.ask('processor ms')) - before;
}

/** The answer of our server, for the bare one to send: all but what Node adds by itself. */
function answerTo(origin: string, { path, headers, status }: Visit): Promise<BareAnswer> {
  return new Promise((resolve, reject) => {
    const asked = request(`${origin}${path}`, { headers, agent: false }, async (message) => {
      const chunks: Buffer[] = [];
      for await (const chunk of message) chunks.push(chunk);
      if (message.statusCode !== status) reject(new Error(`${path} is not ${status}.`));
      resolve({ status, headers: headersOf(message.rawHeaders), body: Buffer.concat(chunks) });
    });
    asked.once('error', reject);
    asked.end();
  });
}

function headersOf(raw: readonly string[]): Record<string, string> {
  const pairs = raw.flatMap((name, index): [string, string][] =>
    index % 2 === 0 ? [[name, raw[index + 1] ?? '']] : [],
  );
  const added = ['date', 'connection', 'keep-alive'];
  return Object.fromEntries(pairs.filter(([name]) => !added.includes(name.toLowerCase())));
}
