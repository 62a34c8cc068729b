import { request } from 'node:http';
import type { Child } from './child.ts';
import { atMost, type Figure } from './figure.ts';
import { send } from './load.ts';
import type { BareAnswer, BareQuestion } from './processes/bare-server.ts';
import { interleaved, ratios } from './rounds.ts';

/** A request for a cached document, as a client sends it. */
export type Visit = Readonly<{
  name: string;
  path: string;
  headers: Readonly<Record<string, string>>;
  status: 200 | 304;
}>;

/** An address under load, and milliseconds of processor time that its server has used so far. */
export type Served = Readonly<{ origin: string; processorMs: () => Promise<number> }>;

export type BareServer = Child<BareQuestion, string | number>;

const requestsPerRound = 3200;

/** How often each of two that are compared has its turn. */
export const rounds = 15;

/**
 * The processor time of a request to our server against that of a bare `node:http` server that sends
 * the same bytes and headers. The load comes from this process.
 */
export async function againstBare(
  what: string,
  visit: Visit,
  ours: Served,
  server: BareServer,
): Promise<Figure> {
  const bare = await bareOf(await answerTo(ours.origin, visit), server);
  const costs = await interleaved(rounds, {
    bare: () => processorTimeOf(visit, bare),
    ours: () => processorTimeOf(visit, ours),
  });
  const runs = ratios(costs.ours, costs.bare);
  return atMost(1.5, { name: `${what}, ${visit.name}, CPU against bare`, unit: '×', runs });
}

async function bareOf(answer: BareAnswer, server: BareServer): Promise<Served> {
  const origin = String(await server.ask(answer));
  return { origin, processorMs: async () => Number(await server.ask('processor ms')) };
}

/** Milliseconds of processor time that a server spends on one round of requests. */
export async function processorTimeOf(
  { path, headers, status }: Visit,
  { origin, processorMs }: Served,
): Promise<number> {
  const before = await processorMs();
  await send({ origin, path, headers, status, requests: requestsPerRound });
  return (await processorMs()) - before;
}

/** The answer of our server, for the bare one to send: all but what Node adds by itself. */
export function answerTo(origin: string, { path, headers, status }: Visit): Promise<BareAnswer> {
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
