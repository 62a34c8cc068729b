import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';
import type { LeaseTimes } from '../../../src/runtimes/node/leadership.ts';
import { startSink } from '../../support/webhook-sink.ts';
import { type Counted, expectCountedOnce } from './counted-once.ts';
import { eventually } from './eventually.ts';
import { watching } from './installation.ts';
import { untilPageSays } from './page.ts';
import {
  isHeldBy,
  looker,
  type NodeProcess,
  openSeveral,
  patienceMs,
  type Several,
} from './several.ts';
import type { Stage } from './stage.ts';
import { query } from './stored.ts';

/** How often the leader is killed, and over how many windows of planned work. */
type Plan = Readonly<{ kills: number; windows: number; times: LeaseTimes }>;

/** What was seen; times are in milliseconds from the kill until another had the lease. */
export type TakenOver = Counted & Readonly<{ takeOvers: readonly number[]; delivered: number }>;

const windowEveryMs = 20_000;

/**
 * Kills the leader of two processes, again and again, while what is watched breaks and heals, people
 * post incidents at both, planned work begins by the clock, and webhooks are delivered. Whoever was
 * killed is started again and stands by.
 */
export async function killTheLeader(stage: Stage, plan: Plan): Promise<TakenOver> {
  const target = await stage.answering();
  const sink = await startSink();
  stage.atEnd(sink.stop);
  const several = await openSeveral(stage, watching(target.url, { count: 8 }), plan.times);
  let [one, other] = [await several.start(), await several.start()];
  expect((await one.ask('POST', '/webhooks', endpoint(sink.origin))).status).toBe(201);
  const subscribedAfter = await newestEvent(several);
  for (let index = 1; index <= plan.windows; index++) await planWindow(one, index);
  await untilPageSays(other.url, 'api', { reachability: 'reachable' }, patienceMs);
  const takeOvers: number[] = [];
  for (let kill = 0; kill < plan.kills; kill++) {
    target.answerWith(kill % 2 === 0 ? 503 : 200);
    await pause(100 + Math.random() * 500);
    const [leader, follower] = isHeldBy(await looker(several.db), one)
      ? [one, other]
      : [other, one];
    const [takenOver, next] = await Promise.all([
      killAndWait(several, leader),
      several.start(),
      postOnce([leader, follower], kill),
    ]);
    if (takenOver !== null) takeOvers.push(takenOver);
    [one, other] = [follower, next];
  }
  target.answerWith(200);
  const well = { status: 'operational', reachability: 'reachable' };
  for (const { url } of [one, other]) await untilPageSays(url, 'api', well, patienceMs);
  await eachWindowBegan(several, plan.windows);
  const delivered = await eachEventArrived(several, subscribedAfter, sink.arrivals);
  await Promise.all([one.stop(), other.stop()]);
  const titles = await query(
    several.file,
    'SELECT title, count(*) AS times FROM incidents GROUP BY 1',
  );
  expect(titles).toHaveLength(plan.kills);
  expect(titles.filter(({ times }) => times !== 1)).toEqual([]);
  return { ...(await expectCountedOnce(several.file)), takeOvers, delivered };
}

function endpoint(origin: string) {
  return { url: `${origin}/all`, dialect: 'standard' };
}

async function planWindow({ ask }: NodeProcess, index: number): Promise<void> {
  const begins = Date.now() + index * windowEveryMs;
  const planned = await ask('POST', '/maintenances', {
    ...{ title: { en: `Window ${index}` }, body: { en: 'Planned.' }, components: ['email'] },
    scheduledFor: new Date(begins).toISOString(),
    scheduledUntil: new Date(begins + 60 * 60_000).toISOString(),
  });
  expect(planned.status, await planned.text()).toBe(201);
}

/**
 * Kills the leader, and measures until another has its lease; null where another had it already, as on a
 * machine so busy that nobody renews in time.
 */
async function killAndWait({ db }: Several, leader: NodeProcess): Promise<number | null> {
  await leader.kill();
  const killedAt = performance.now();
  const left = await looker(db);
  if (!isHeldBy(left, leader)) return null;
  const isAnother = async () => ((await looker(db))?.token === left?.token ? null : true);
  await eventually('another looks', isAnother, patienceMs);
  return performance.now() - killedAt;
}

/** Posts the same request to both at once, and again wherever nobody answers, until it was answered. */
async function postOnce(processes: readonly NodeProcess[], kill: number): Promise<void> {
  const incident = { title: { en: `Incident ${kill}` }, body: { en: 'We look into it.' } };
  const post = ({ ask }: NodeProcess) =>
    ask('POST', '/incidents', incident, { 'idempotency-key': `kill-${kill}` }).then(
      async (answer) => {
        await answer.text();
        return answer.status;
      },
      // It was killed.
      () => null,
    );
  const isPosted = async () => (await Promise.all(processes.map(post))).includes(201) || null;
  await eventually('it is posted', isPosted, patienceMs);
}

/** Each has begun by then, within two minutes, and none twice. */
async function eachWindowBegan({ file }: Several, windows: number): Promise<void> {
  const began = () =>
    query(file, "SELECT subject FROM events WHERE type = 'maintenance.started' ORDER BY number");
  const all = async () => ((await began()).length >= windows ? true : null);
  await eventually('each window has begun', all, 120_000 + windows * windowEveryMs);
  const subjects = (await began()).map(({ subject }) => subject);
  expect(new Set(subjects).size).toBe(subjects.length);
}

async function newestEvent({ file }: Several): Promise<number> {
  const [newest] = await query(file, 'SELECT coalesce(max(number), 0) AS number FROM events');
  return Number(newest?.number);
}

/** What was told after an event arrived; repeated is only what was under way in a kill. */
async function eachEventArrived(
  { file }: Several,
  after: number,
  arrivals: readonly Readonly<{ id: string }>[],
): Promise<number> {
  const idsAfter = async (number: number) => {
    const told = `SELECT id FROM events WHERE type <> 'webhook.test' AND notify = 1 AND number > ?`;
    return (await query(file, told, [number])).map(({ id }) => String(id));
  };
  const allArrived = async () => {
    const arrived = new Set(arrivals.map(({ id }) => id));
    return (await idsAfter(after)).every((id) => arrived.has(id)) || null;
  };
  await eventually('each event has arrived', allArrived, patienceMs);
  const known = new Set(await idsAfter(0));
  expect(arrivals.filter(({ id }) => !known.has(id))).toEqual([]);
  return arrivals.length;
}
