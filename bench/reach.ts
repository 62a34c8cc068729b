import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createToken } from '../src/actions/create-token.ts';
import { openNodeDatabase } from '../src/runtimes/node/database.ts';
import { packageRoot } from '../src/runtimes/node/package-root.ts';
import { serve } from '../src/runtimes/node/serve.ts';
import { atMost, type Figure } from './figure.ts';
import { repeated } from './rounds.ts';

const posts = 100;

/** Where an incident is to be found once it was posted. */
const places = [
  ...['/zh', '/en', '/parts/zh/status', '/api/v1/support'],
  ...['/history.rss', '/en/history.atom', '/feed.json', '/updates.rss', '/zh/updates.atom'],
  '/en/updates.json',
];

/** From the posting of an incident until everybody who asks is told of it, by one process. */
export async function measureReach(): Promise<readonly Figure[]> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'helplight-bench-'));
  const tokens = [await tokenIn(dataDir), await tokenIn(dataDir)] as const;
  const environment = { DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'error' };
  const running = await serve(environment, { monitorsDir: path.join(packageRoot, 'monitors') });
  try {
    const tell = teller(running.url, tokens);
    await repeated(10, tell);
    const runs = await repeated(posts, tell);
    const value = runs.toSorted((a, b) => a - b)[Math.ceil(0.99 * posts) - 1] ?? Number.NaN;
    const name = 'incident posted until it is on both pages, in every feed and in the API, p99';
    return [atMost(100, { name, unit: 'ms', runs, value })];
  } finally {
    await running.stop();
    await rm(dataDir, { recursive: true });
  }
}

async function tokenIn(dataDir: string): Promise<string> {
  const url = `file:${path.join(dataDir, 'helplight.db')}`;
  const { db } = await openNodeDatabase({ url, authToken: null });
  const acting = { db, actor: { kind: 'terminal' }, now: Date.now() } as const;
  const input = { name: 'bench', scopes: ['incidents:write'], expiresAt: null };
  const { secret } = await createToken(acting, input);
  db.client.close();
  return secret;
}

/** Opens an incident, looks everywhere, and resolves it again with another token, to stay below its limit. */
function teller(url: string, [opener, closer]: readonly [string, string]) {
  let told = 0;
  return async () => {
    const mark = `told-${++told}-`;
    const startedAt = performance.now();
    const { id } = await post(`${url}/api/v1/incidents`, opener, {
      title: { zh: `${mark}在线客服无法连接`, en: `${mark}Chat does not connect` },
      body: { zh: `${mark}我们正在排查。`, en: `${mark}We are looking into it.` },
      components: [{ slug: 'chat', status: 'major_outage' }],
    });
    await Promise.all(places.map((place) => found(url + place, mark)));
    const elapsed = performance.now() - startedAt;
    const body = { zh: '已恢复。', en: 'It works again.' };
    await post(`${url}/api/v1/incidents/${id}/updates`, closer, { status: 'resolved', body });
    return elapsed;
  };
}

async function post(url: string, token: string, body: unknown): Promise<{ id: string }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (response.status !== 201) throw new Error(`${url} answered ${response.status}.`);
  return await response.json();
}

/** Asks until the answer tells of it; what a channel says has no text of its own, but its status. */
async function found(url: string, mark: string): Promise<void> {
  const sought = url.endsWith('/support') ? 'major_outage' : mark;
  for (;;) {
    const response = await fetch(url, { headers: { 'Accept-Encoding': 'br' } });
    if ((await response.text()).includes(sought)) return;
  }
}
