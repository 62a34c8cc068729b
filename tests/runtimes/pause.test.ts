import { createClient } from '@libsql/client';
import { beforeAll, describe, expect } from 'vitest';
import { createToken } from '../../src/actions/create-token.ts';
import { pauseMonitor } from '../../src/actions/pause-monitor.ts';
import { defineMonitor } from '../../src/domain/definition.ts';
import { type Database, embeddedClient, openDatabase } from '../../src/storage/database.ts';
import { acting } from '../contract/acting.ts';
import type { Answering } from './support/answering.ts';
import { eventually } from './support/eventually.ts';
import { build } from './support/helplight.ts';
import { quick, watching } from './support/installation.ts';
import { readPage, saidOf } from './support/page.ts';
import { type Stage, test } from './support/stage.ts';
import { query } from './support/stored.ts';
import { asking } from './support/told.ts';

beforeAll(build, 60_000);

/** Two targets that are looked at each second: one to be paused, and one that tells the time. */
async function stageOf(stage: Stage) {
  const [target, clock] = [await stage.answering(), await stage.answering()];
  const other = defineMonitor({
    ...{ slug: 'clock', component: 'signin', probe: { kind: 'http', url: clock.url } },
    ...quick,
  });
  const installed = await stage.install([...watching(target.url), other]);
  return { ...installed, target, clock };
}

/** Does something with the database file besides the process that serves it. */
async function besides<Result>(file: string, work: (db: Database) => Promise<Result>) {
  const client = createClient({ url: `file:${file}`, ...embeddedClient });
  try {
    return await work(await openDatabase(client));
  } finally {
    client.close();
  }
}

/** A token for everything. */
function tokenIn(databaseFile: string): Promise<string> {
  return besides(databaseFile, async (db) => {
    const acting = { db, actor: { kind: 'terminal' }, now: Date.now() } as const;
    return (await createToken(acting, { name: 'tests', scopes: ['*'] })).secret;
  });
}

/** Waits for so many looks at a target. */
function looks({ answered }: Answering, count: number): Promise<true> {
  const before = answered();
  return eventually(`${count} looks`, () => (answered() >= before + count ? true : null));
}

describe.concurrent('a monitor that is paused', { timeout: 90_000 }, () => {
  test('is not looked at, also after kill -9, but by hand; and at once when it is resumed', async ({
    stage,
  }) => {
    const { environment, databaseFile, target, clock } = await stageOf(stage);
    let serving = await stage.start(environment);
    await looks(target, 2);
    const token = await tokenIn(databaseFile);
    const ask = (method: string, to: string, body?: unknown) =>
      asking(serving.url, token)(method, `/monitors/look-0${to}`, body);

    expect((await ask('PUT', '/pause', { reason: 'It is moved.' })).status).toBe(200);
    expect(saidOf(await readPage(serving.url), 'api').reachability).toBe('unknown');
    await looks(clock, 4);
    const looked = target.answered();
    target.answerWith(500);
    await looks(clock, 3);
    await serving.end('SIGKILL');
    serving = await stage.start(environment);
    await looks(clock, 4);
    expect(target.answered()).toBe(looked);

    const before = await (await ask('GET', '')).json();
    expect(before.state).toBe('paused');
    const run = await ask('POST', '/runs');
    expect(run.status).toBe(201);
    const found = await run.json();
    // A busy machine may find that it cannot tell.
    expect(found.outcome).not.toBe('up');
    expect(target.answered()).toBe(looked + 1);
    expect(await (await ask('GET', '')).json()).toEqual(before);
    expect((await (await ask('GET', '/checks?failures=true')).json()).items).toContainEqual(found);

    target.answerWith(200);
    expect((await ask('DELETE', '/pause')).status).toBe(200);
    await looks(target, 1);
    await eventually('the page says that it works', async () => {
      const { reachability } = saidOf(await readPage(serving.url), 'api');
      return reachability === 'reachable' ? true : null;
    });
  });

  test('by another process is left alone too, until its time is up', async ({ stage }) => {
    const { environment, databaseFile, target } = await stageOf(stage);
    await stage.serve(environment);
    await looks(target, 1);
    const since = Date.now();
    const until = since + 8000;
    await besides(databaseFile, (db) =>
      pauseMonitor(acting(db, { now: since }), 'look-0', {
        ...{ reason: 'Eight seconds.', until: new Date(until).toISOString() },
      }),
    );
    const begun = async (from: number, to: number) => {
      const [row] = await query(
        databaseFile,
        `SELECT count(*) AS looks FROM checks JOIN monitors ON number = monitor
         WHERE slug = 'look-0' AND started_at >= ? AND started_at < ?`,
        [from, to],
      );
      return Number(row?.looks);
    };
    await eventually('it is looked at again', async () =>
      (await begun(until, until + 60_000)) > 1 ? true : null,
    );
    expect(await begun(since + 5000, until)).toBe(0);
  });
});

test('fifty who ask for a look at once are all told of one', { timeout: 60_000 }, async ({
  stage,
}) => {
  const target = await stage.answering();
  const installed = await stage.install(watching(target.url, { intervalSeconds: 3600 }));
  const { url } = await stage.serve(installed.environment);
  await looks(target, 1);
  const ask = asking(url, await tokenIn(installed.databaseFile));
  const before = target.answered();
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => ask('POST', '/monitors/look-0/runs')),
  );
  const statuses = answers.map(({ status }) => status);
  expect(new Set(statuses.filter((status) => status !== 201))).toEqual(new Set([429]));
  expect(statuses.filter((status) => status === 201).length).toBeGreaterThan(0);
  expect(target.answered() - before).toBeLessThan(3);
});
