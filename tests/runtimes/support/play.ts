import { expect } from 'vitest';
import { startSandbox } from '../../../src/sandbox/sandbox.ts';
import { type Receiver, startReceiver } from '../../support/webhook-receiver.ts';
import { type RunningWorker, startWorker } from './edge.ts';
import { eventually } from './eventually.ts';
import { quickSandbox } from './installation.ts';
import { readPage, type Said, saidOf, titleOf } from './page.ts';
import { isHeldBy, looker, type NodeProcess, openSeveral, type Several } from './several.ts';
import type { Stage } from './stage.ts';

/** One site on Node processes and a Worker, over one remote database. */
export type Play = Several &
  Readonly<{
    worker: RunningWorker;
    sandbox: Awaited<ReturnType<typeof startSandbox>>;
    /** Somebody who is told by webhook. */
    receiver: Receiver;
  }>;

const times = { leaseMs: 3000, beatMs: 1000 };

/** How old anything may be that is shown, and a moment to look. */
const freshMs = 20_000;

/** Sets the stage, with the Worker on it and no Node yet. */
export async function openPlay(stage: Stage, bundle: string): Promise<Play> {
  const { folder } = await stage.installFiles({});
  const sandbox = await startSandbox({ dataDir: folder });
  stage.atEnd(sandbox.stop);
  const { SUPPORT_CHAT_URL, SUPPORT_API_URL } = sandbox.targets;
  const targets = { SUPPORT_CHAT_URL, SUPPORT_API_URL };
  const several = await openSeveral(stage, quickSandbox, times, targets);
  const receiver = await startReceiver();
  stage.atEnd(receiver.stop);
  const worker = await startWorker(bundle, several.shared);
  stage.atEnd(worker.stop);
  return { ...several, worker, sandbox, receiver };
}

/** Waits until each of them says so of a component, in both languages. */
export async function untilAllSay(
  urls: readonly string[],
  slug: string,
  expected: Said,
): Promise<void> {
  const wanted = JSON.stringify(expected);
  for (const url of urls) {
    for (const language of ['zh', 'en'] as const) {
      const says = async () =>
        JSON.stringify(saidOf(await readPage(url, language), slug)) === wanted || null;
      await eventually(`${url}/${language} says of ${slug} ${wanted}`, says, freshMs);
    }
  }
}

/** Waits until the API and the page say the very same in all places. */
export async function untilAllAgree(urls: readonly string[]): Promise<void> {
  const agree = async () => new Set(await Promise.all(urls.map(everythingSaid))).size === 1 || null;
  await eventually('all say the same', agree, freshMs);
}

async function everythingSaid(url: string): Promise<string> {
  const { page, verdict, channels } = await (await fetch(`${url}/api/v1/support`)).json();
  const statuses = channels.map((one: Record<string, unknown>) => [
    ...[one.slug, one.status, one.reachability, one.freshness],
  ]);
  return JSON.stringify([page.indicator, verdict, statuses, titleOf(await readPage(url, 'zh'))]);
}

/** Waits for one of these to look, and returns it. */
export function untilLed({ db }: Play, nodes: readonly NodeProcess[]): Promise<NodeProcess> {
  return eventually('one of the Nodes looks', async () => {
    const lease = await looker(db);
    return nodes.find((node) => isHeldBy(lease, node)) ?? null;
  });
}

/** Waits until each of them was answered as of an earlier time, and has not believed it. */
export async function untilStaleIsRefused(urls: readonly string[]): Promise<void> {
  for (const url of urls) {
    const refuses = async () => {
      const { checks } = await (await fetch(`${url}/healthz`)).json();
      return /earlier time/.test(checks['database:connectivity'][0].output) || null;
    };
    await eventually(`${url} refuses what is old`, refuses, freshMs);
  }
}

/** Waits until what a process saw was refused by the database. */
export async function untilRefused(node: NodeProcess): Promise<void> {
  const refused = () => node.log().some((line) => (line.refused ?? 0) > 0) || null;
  await eventually('its checks are refused', refused, freshMs);
}

/** Fires the minute of the Worker, as if all that it looked at was a minute ago. */
export async function minuteOf({ worker, db }: Play): Promise<void> {
  await db.write([
    `UPDATE monitor_states SET last_check_at = last_check_at - 60000
     WHERE location = (SELECT number FROM locations WHERE slug = 'edge')`,
  ]);
  await worker.fire('* * * * *');
}

/**
 * Waits until all that was queued for an endpoint (its id) has come; nothing else came. What was
 * claimed or failed while all was in trouble is tried again as if its minutes were over.
 */
export async function expectAllTold({ db, receiver }: Play, endpoint: string): Promise<void> {
  const came = () =>
    [...new Set(receiver.received.map(({ headers }) => String(headers['webhook-id'])))].sort();
  const queued = async () => {
    const { rows } = await db.client.execute({
      sql: `SELECT events.id FROM deliveries JOIN events ON events.number = event
            JOIN subscriptions ON subscriptions.number = subscription WHERE subscriptions.id = ?`,
      args: [endpoint],
    });
    return rows.map(({ id }) => String(id)).sort();
  };
  await db.write(['UPDATE deliveries SET due_at = 0 WHERE ended_at IS NULL']);
  const have = async () => (await queued()).every((id) => came().includes(id)) || null;
  await eventually('everything that is queued has come', have, 30_000);
  expect(came()).toEqual(await queued());
}

/** Checks of a location never overlap, each was judged and measured once, and nothing was told twice. */
export async function expectOnce({ db }: Play): Promise<void> {
  const { rows: overlapping } = await db.client.execute(`
    SELECT monitor, location, started_at FROM (
      SELECT *, lag(started_at + latency_ms) OVER one AS free_at FROM checks
      WINDOW one AS (PARTITION BY monitor, location ORDER BY started_at)
    ) WHERE started_at < free_at - 1`);
  expect(overlapping).toEqual([]);
  const { rows: miscounted } = await db.client.execute(`
    SELECT monitor, location, version, checks FROM (
      SELECT monitor, location, version, (
        SELECT count(*) FROM checks
        WHERE checks.monitor = known.monitor AND checks.location = known.location
      ) AS checks FROM monitor_states AS known
    ) WHERE version > checks`);
  expect(miscounted).toEqual([]);
  const { rows: twice } = await db.client.execute(`
    SELECT subject, type FROM events
    WHERE type IN ('incident.created', 'incident.resolved', 'maintenance.started')
    GROUP BY subject, type HAVING count(*) > 1`);
  expect(twice).toEqual([]);
}
