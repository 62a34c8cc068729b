import { afterAll, beforeAll, expect } from 'vitest';
import { bundleWorker } from './support/edge.ts';
import { eventually } from './support/eventually.ts';
import { readPage, saidOf } from './support/page.ts';
import {
  expectAllTold,
  expectOnce,
  minuteOf,
  openPlay,
  type Play,
  untilAllAgree,
  untilAllSay,
  untilLed,
  untilRefused,
  untilStaleIsRefused,
} from './support/play.ts';
import type { NodeProcess } from './support/several.ts';
import { test } from './support/stage.ts';

const well = { status: 'operational', reachability: 'reachable' } as const;
const down = { status: 'major_outage', reachability: 'unreachable' } as const;
const atWork = { status: 'under_maintenance', reachability: 'unreachable' } as const;

const incident = {
  title: { zh: '在线客服无法连接', en: 'Chat does not connect' },
  body: { zh: '正在排查。', en: 'We look into it.' },
  components: [{ slug: 'chat', status: 'major_outage' }],
};
const found = { status: 'identified', body: { zh: '原因已找到。', en: 'We know the reason.' } };
const over = {
  ...{ status: 'resolved', body: { zh: '已恢复。', en: 'It is over.' } },
  components: [{ slug: 'chat', status: 'operational' }],
};
const work = {
  ...{ title: { zh: '更换服务器', en: 'New servers' }, components: ['api'] },
  body: { zh: '接口迁移。', en: 'The API moves.' },
};

let bundle: Awaited<ReturnType<typeof bundleWorker>>;
beforeAll(async () => {
  bundle = await bundleWorker();
}, 120_000);
afterAll(() => bundle.remove());

test('two Nodes, a Worker and a database that fails in all ways end with the right page everywhere', async ({
  stage,
}) => {
  const play = await openPlay(stage, bundle.file);
  const { server, sandbox, worker } = play;
  // The one that is started first looks, and runs the jobs.
  const [first, second] = [await play.start(), await play.start()];
  const everywhere = [first.url, second.url, worker.url];

  // All is well, somebody wants to be told, and work is planned that begins by the clock.
  await minuteOf(play);
  await untilAllSay(everywhere, 'chat', well);
  await untilAllSay(everywhere, 'api', well);
  const endpoint = { url: play.receiver.url, dialect: 'standard' };
  const webhook = await posted(first, '/webhooks', endpoint);
  const planned = await posted(second, '/maintenances', { ...work, ...window(3000) });
  await server.keepCopy();

  // The chat breaks: whoever looks sees it, and everybody says it.
  await sandbox.break('chat', 'refuse');
  await minuteOf(play);
  await untilAllSay(everywhere, 'chat', down);
  await untilAllSay(everywhere, 'api', atWork);

  // Whoever looks is killed; meanwhile an incident is posted of which no answer arrives.
  const killed = await untilLed(play, [first, second]);
  const left = killed === first ? second : first;
  await killed.kill();
  const opened = await postedUnheard(play, left, '/incidents', incident);
  expect(await untilLed(play, [left])).toBe(left);

  // The database answers as before the outage, then slowly, then not at all: the page stays right.
  const pagesStayDown = async () => {
    for (const url of [left.url, worker.url]) {
      expect(saidOf(await readPage(url), 'chat')).toEqual(down);
    }
  };
  await server.fail('stale');
  await minuteOf(play);
  await untilStaleIsRefused([left.url, worker.url]);
  await pagesStayDown();
  await server.fail('slow');
  await posted(left, `/incidents/${opened}/updates`, found);
  await pagesStayDown();
  await server.fail('refuse');
  expect((await post(left, `/incidents/${opened}/updates`, over)).status).toBe(503);
  await pagesStayDown();
  await server.fail('none');

  // A Node comes back, and the one that leads is frozen until the other does; work is to begin just then.
  const third = await play.start();
  const frozen = await untilLed(play, [left, third]);
  const awake = frozen === left ? third : left;
  frozen.send('SIGSTOP');
  const meanwhile = await posted(awake, '/maintenances', { ...window(500), ...work });
  expect(await untilLed(play, [awake])).toBe(awake);
  await untilBegun(play, planned);
  await untilBegun(play, meanwhile);
  frozen.send('SIGCONT');
  await untilRefused(frozen);

  // The chat is well again, staff say so at the one that was frozen, and a trigger fires twice.
  await sandbox.heal();
  await posted(frozen, `/incidents/${opened}/updates`, over);
  await Promise.all([minuteOf(play), worker.fire('* * * * *')]);
  await minuteOf(play);

  // The right page is everywhere, word for word, and nothing was done or told twice.
  const all = [left.url, third.url, worker.url];
  await untilAllSay(all, 'chat', well);
  await untilAllSay(all, 'api', atWork);
  await untilAllAgree(all);
  for (const url of all) await expectStory(url, opened);
  for (const begun of [planned, meanwhile]) await untilBegun(play, begun);
  await expectOnce(play);
  await expectAllTold(play, webhook);
}, 240_000);

/** A window that begins after so many milliseconds. */
function window(afterMs: number) {
  const instant = (ms: number) => new Date(Date.now() + ms).toISOString();
  return { scheduledFor: instant(afterMs), scheduledUntil: instant(3_600_000) };
}

/** Posts something under a key that is the same each time. */
function post({ ask }: NodeProcess, to: string, body: unknown): Promise<Response> {
  return ask('POST', to, body, {
    'idempotency-key': encodeURI(JSON.stringify([to, body])).slice(0, 200),
  });
}

/** Posts something that is taken, and returns its id. */
async function posted(node: NodeProcess, to: string, body: unknown): Promise<string> {
  const answer = await post(node, to, body);
  const text = await answer.text();
  expect(answer.status, text).toBe(201);
  return JSON.parse(text).id;
}

/**
 * Posts something while the database does what it is told and its answers are lost, and the same once
 * more. Returns the one id that there is.
 */
async function postedUnheard(
  { server, db }: Play,
  node: NodeProcess,
  to: string,
  body: unknown,
): Promise<string> {
  await server.fail('forget');
  expect((await post(node, to, body)).status).toBe(503);
  await server.fail('none');
  const id = await posted(node, to, body);
  const { rows } = await db.client.execute('SELECT id FROM incidents');
  expect(rows.map((row) => row.id)).toEqual([id]);
  return id;
}

/** The incident has its page with all that was said, and one entry in the feed. */
async function expectStory(url: string, id: string): Promise<void> {
  const page = await (await fetch(`${url}/zh/incidents/${id}`)).text();
  expect(page).toContain('data-status="resolved"');
  for (const { body } of [incident, found, over]) expect(page).toContain(body.zh);
  const { items } = await (await fetch(`${url}/en/feed.json`)).json();
  const told = items.filter(({ url: at }: { url: string }) => at.endsWith(id));
  expect(told).toHaveLength(1);
}

/** Waits until the beginning of planned work is written down, once: whoever begins to lead does so. */
async function untilBegun({ db }: Play, maintenance: string): Promise<void> {
  const steps = async () => {
    const sql = 'SELECT status FROM maintenance_updates WHERE maintenance = ? ORDER BY number';
    const { rows } = await db.client.execute({ sql, args: [maintenance] });
    return rows.map(({ status }) => status);
  };
  const begun = async () => ((await steps()).length > 1 ? true : null);
  await eventually('planned work begins', begun, 70_000);
  expect(await steps()).toEqual(['scheduled', 'in_progress']);
}
