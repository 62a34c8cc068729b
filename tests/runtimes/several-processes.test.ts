import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect } from 'vitest';
import { eventually } from './support/eventually.ts';
import { freezeTheLeader } from './support/freezing.ts';
import { helplight } from './support/helplight.ts';
import { watching } from './support/installation.ts';
import { collectLog } from './support/log.ts';
import { readPage, untilPageSays } from './support/page.ts';
import { openSeveral, untilLooks } from './support/several.ts';
import { liveThroughFaults } from './support/sick-database.ts';
import { test } from './support/stage.ts';
import { query, storedStates } from './support/stored.ts';
import { killTheLeader } from './support/taking-over.ts';

const log = collectLog();

const times = { leaseMs: 1500, beatMs: 500 };

describe.concurrent('two processes on one database', { timeout: 180_000 }, () => {
  test('count every check once, whoever is killed, and the other takes over', async ({ stage }) => {
    const { takeOvers, checks } = await killTheLeader(stage, { kills: 5, windows: 0, times });
    expect(takeOvers.length).toBeGreaterThan(0);
    expect(checks).toBeGreaterThan(20);
  });

  test('refuse what one of them writes that was frozen while the other took over', async ({
    stage,
  }) => {
    expect(await freezeTheLeader(stage, { forMs: 2500, times })).toBeGreaterThan(0);
  });

  test('live through a database that errs, forgets, is stale or is not there', async ({
    stage,
  }) => {
    const modes = ['error', 'forget', 'stale', 'refuse'] as const;
    await liveThroughFaults(stage, { modes, forMs: 1000, times });
  });

  test('each show what the other was told, and the one that stands by looks by hand', async ({
    stage,
  }) => {
    const target = await stage.answering();
    const definitions = watching(target.url, { intervalSeconds: 60 });
    // Long enough that nobody changes places on a busy machine.
    const { db, file, start } = await openSeveral(stage, definitions, {
      ...times,
      leaseMs: 15_000,
    });
    const [leader, other] = [await start(), await start()];
    await untilLooks(db, leader);
    await untilPageSays(other.url, 'api', { reachability: 'reachable' });

    const incident = { title: { en: 'Told at one' }, body: { en: 'We look into it.' } };
    expect((await other.ask('POST', '/incidents', incident)).status).toBe(201);
    const says = async () => ((await readPage(leader.url)).includes('Told at one') ? true : null);
    await eventually('the other says so', says, 10_000);

    const before = (await storedStates(file)).get('look-0');
    const run = await other.ask('POST', '/monitors/look-0/runs');
    expect(run.status).toBe(201);
    const found = await run.json();
    expect((await storedStates(file)).get('look-0')).toEqual(before);
    const checks = await (await leader.ask('GET', '/monitors/look-0/checks')).json();
    expect(checks.items).toContainEqual(found);
  });
});

describe('two processes on one file', { timeout: 120_000 }, () => {
  test('look one at a time, and the other goes on with the next beat once one is stopped', async ({
    stage,
  }) => {
    const target = await stage.answering();
    const { environment, folder, databaseFile } = await stage.install(
      watching(target.url, { intervalSeconds: 60 }),
    );
    await mkdir(path.dirname(databaseFile), { recursive: true });
    const shared = {
      ...environment,
      ...{
        DATABASE_URL: `file:${databaseFile}`,
        SECRET: 'a secret that these two share, and long',
      },
    };
    const serve = (name: string) => stage.serve({ ...shared, DATA_DIR: path.join(folder, name) });
    const [first, second] = [await serve('first'), await serve('second')];
    await untilPageSays(second.url, 'api', { reachability: 'reachable' });
    expect(target.answered()).toBe(1);
    const { stdout } = await helplight(['doctor'], { ...shared, DATA_DIR: folder });
    expect(stdout).toMatch(/^note +leases +look:local is held by \S+:\d+, for [1-4] s/m);

    await first.stop();
    const tokens = () => query(databaseFile, 'SELECT token FROM leases ORDER BY name');
    await eventually('both leases have another holder', async () =>
      (await tokens()).every(({ token }) => token === 2) ? true : null,
    );
    expect(log()).toEqual([]);
  });
});
