import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { createClient } from '@libsql/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createToken } from '../../src/actions/create-token.ts';
import { recordChecks } from '../../src/actions/record-checks.ts';
import { monitorDefaults } from '../../src/domain/monitor/monitor.ts';
import { judge, pendingState } from '../../src/domain/monitor/monitor-state.ts';
import { migrate } from '../../src/runtimes/node/migrate.ts';
import { migrationsDir } from '../../src/runtimes/node/package-root.ts';
import { olderSentence } from '../../src/storage/away.ts';
import { type Database, openDatabase } from '../../src/storage/database.ts';
import { readMonitorStates } from '../../src/storage/monitor-state.ts';
import { register } from '../../src/storage/registration.ts';
import { setupSecret, someBrowser } from '../support/console.ts';
import { newDatabaseFile } from '../support/database-file.ts';
import { startLibsqlServer } from '../support/libsql-server.ts';
import { migrationsBefore } from '../support/other-migrations.ts';
import { freePort } from '../support/targets/tcp.ts';
import { bundleWorker, startWorker } from './support/edge.ts';
import { eventually } from './support/eventually.ts';
import { readPage, saidOf, untilPageSays } from './support/page.ts';
import { query } from './support/stored.ts';
import { asking } from './support/told.ts';

const timeout = 60_000;

let bundle: Awaited<ReturnType<typeof bundleWorker>>;
beforeAll(async () => {
  bundle = await bundleWorker();
}, 60_000);
afterAll(() => bundle.remove());

describe.concurrent('the bundle that is deployed', { timeout }, () => {
  test('is at most a million bytes, compressed', async () => {
    expect(gzipSync(await readFile(bundle.file)).length).toBeLessThan(1_000_000);
  });

  test('serves the last page while the database is away, and says since when it is not verified', async ({
    onTestFinished,
  }) => {
    const { file, remove } = await newDatabaseFile();
    onTestFinished(remove);
    const server = await startLibsqlServer({ file });
    onTestFinished(server.stop);
    const db = await openDatabase(createClient({ url: server.url }));
    await registerApi(db);
    const dataCentre = await newFolder();
    onTestFinished(dataCentre.remove);
    const isolate = async (folder?: string) => {
      const worker = await startWorker(
        bundle.file,
        {
          DATABASE_URL: server.url,
          BASE_URL: 'https://status.example',
          SUPPORT_API_URL: 'http://127.0.0.1:9/',
        },
        folder === undefined ? {} : { dataCentre: folder },
      );
      onTestFinished(worker.stop);
      return worker.url;
    };
    const url = await isolate(dataCentre.path);

    // It counts as verified for 150 s: eight more are left. The Worker asks again after ten.
    await recordUp(db, Date.now() - 142_000);
    const first = await fetch(`${url}/en`);
    await server.fail('hang');
    expect(first.headers.get('strict-transport-security')).toBe('max-age=31536000');
    const page = await first.text();
    expect(saidOf(page, 'api')).toEqual({ status: 'operational', reachability: 'reachable' });
    expect(page).not.toContain('data-component="chat"');

    const late = await untilPageSays(url, 'api', { reachability: 'unknown' });
    expect(saidOf(late, 'api').status).toBe('operational');
    expect(late).toMatch(/Not verified since <time /);
    await untilDatabaseIsMissed(url);
    expect(saidOf(await readPage(url), 'api').status).toBe('operational');
    await server.fail('error');
    await readPage(url, 'zh');

    // Nor does it take an isolate that has read the database once.
    const woken = await isolate(dataCentre.path);
    const kept = await fetch(`${woken}/en`);
    expect([kept.status, kept.headers.get('cache-control')]).toEqual([200, 'no-cache']);
    const shown = await kept.text();
    expect(saidOf(shown, 'api')).toEqual({ status: 'operational', reachability: 'unknown' });
    expect(shown).not.toContain('data-reachability="reachable"');
    expect(shown).toMatch(/Not verified since <time /);
    await untilDatabaseIsMissed(woken);

    const elsewhere = await isolate();
    const nothing = await fetch(`${elsewhere}/en`);
    expect([nothing.status, nothing.headers.get('retry-after')]).toEqual([503, '60']);
    expect(await nothing.text()).toContain('This page cannot be shown right now.');
    expect((await fetch(`${elsewhere}/healthz`)).status).toBe(503);
    expect((await fetch(`${elsewhere}/api/v1/support`)).status).toBe(503);
    expect((await fetch(`${elsewhere}/history.rss`)).status).toBe(503);

    await server.fail('none');
    await recordUp(db, Date.now());
    await untilPageSays(url, 'api', { reachability: 'reachable' });
    db.client.close();
  });

  test('shows its page over a database that lacks migrations, and does all of it when they have run', async ({
    onTestFinished,
  }) => {
    const folder = await newFolder();
    onTestFinished(folder.remove);
    const server = await startLibsqlServer({ file: path.join(folder.path, 'older.db') });
    onTestFinished(server.stop);
    const older = await migrationsBefore('0006_delivery');
    onTestFinished(older.remove);
    const db = await openDatabase(createClient({ url: server.url }));
    await migrate(db.client, older.folder);
    await registerApi(db);
    await recordUp(db, Date.now());
    const actor = { kind: 'terminal' } as const;
    const named = { name: 'a', scopes: ['*'] };
    const { secret } = await createToken({ db, actor, now: Date.now() }, named);
    const { url, fire, stop } = await startWorker(bundle.file, {
      DATABASE_URL: server.url,
      SUPPORT_API_URL: 'http://127.0.0.1:9/',
    });
    onTestFinished(stop);

    expect(saidOf(await readPage(url), 'api').reachability).toBe('reachable');
    expect((await fetch(`${url}/history.atom`)).status).toBe(200);
    const webhook = { url: 'https://hooks.example/a', dialect: 'standard' };
    const subscribe = () => asking(url, secret)('POST', '/webhooks', webhook);
    const refused = await subscribe();
    expect([refused.status, (await refused.json()).detail]).toEqual([503, olderSentence]);
    await expect(fire('* * * * *')).rejects.toThrow();

    await migrate(db.client, migrationsDir);
    expect((await subscribe()).status).toBe(201);
    await fire('* * * * *');
    db.client.close();
  });

  test('asks the database one question for a cold page, and none for a warm one', async ({
    onTestFinished,
  }) => {
    const { file, remove } = await newDatabaseFile();
    onTestFinished(remove);
    const server = await startLibsqlServer({ file });
    onTestFinished(server.stop);
    const db = await openDatabase(createClient({ url: server.url }));
    await registerApi(db);
    await recordUp(db, Date.now());
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const settings = {
      ...{ DATABASE_URL: server.url, BASE_URL: url },
      SUPPORT_API_URL: 'http://127.0.0.1:9/',
    };
    const first = await startWorker(bundle.file, settings, { port });
    onTestFinished(first.stop);
    await readPage(url);
    await eventually(
      'the facts are kept',
      async () => (await query(file, 'SELECT 1 FROM snapshots')).length || null,
    );
    const second = await startWorker(bundle.file, settings);
    onTestFinished(second.stop);
    server.forgetAsked();
    expect(saidOf(await readPage(second.url), 'api').reachability).toBe('reachable');
    for (const path of ['/zh', '/parts/en/status', '/api/v1/support']) {
      expect((await fetch(second.url + path)).status).toBe(200);
    }
    expect(server.asked().total).toBe(1);
    db.client.close();
  });

  test('lets staff join and sign in', async ({ onTestFinished }) => {
    const { file, remove } = await newDatabaseFile();
    onTestFinished(remove);
    const server = await startLibsqlServer({ file });
    onTestFinished(server.stop);
    const db = await openDatabase(createClient({ url: server.url }));
    const { url, stop } = await startWorker(bundle.file, {
      ...{ DATABASE_URL: server.url, BASE_URL: 'https://status.example' },
      SUPPORT_API_URL: 'http://127.0.0.1:9/',
    });
    onTestFinished(stop);
    const opened = () =>
      someBrowser({ request: (to, init) => fetch(url + to, { ...init, redirect: 'manual' }) });
    const browser = opened();
    const join = `/console/join/${await setupSecret(db, Date.now())}`;
    const form = { name: 'Ada', email: 'ada@example.com', password: 'correct horse battery' };
    expect((await browser.post(join, { form })).status).toBe(303);
    expect(await (await browser.get('/console')).text()).toContain('Ada · admin');
    await browser.post('/console/sign-out');
    expect((await browser.get('/console')).status).toBe(303);
    expect((await browser.post('/console/sign-in', { form })).status).toBe(303);
    expect((await browser.get('/console/account')).status).toBe(200);
    // An isolate answers several at once, of which none may wait for another.
    const atOnce = Array.from({ length: 4 }, () => opened().post('/console/sign-in', { form }));
    expect((await Promise.all(atOnce)).map(({ status }) => status)).toEqual([303, 303, 303, 303]);
    db.client.close();
  });
});

/** Waits until the Worker has asked the database for facts in vain. */
function untilDatabaseIsMissed(url: string): Promise<true> {
  return eventually('the Worker misses the database', async () => {
    await readPage(url);
    const { checks } = await (await fetch(`${url}/healthz`)).json();
    return checks['database:connectivity'][0].status === 'warn' || null;
  });
}

/** Makes known what the tests watch. */
function registerApi(db: Database): Promise<void> {
  const watching = { slug: 'api-health', component: 'api', whenDown: 'major_outage' } as const;
  return register(db, { components: ['api'], monitors: [watching] }, Date.now());
}

async function newFolder() {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'helplight-data-centre-'));
  return { path: folder, remove: () => rm(folder, { recursive: true }) };
}

/** Records a good look of the Worker at the API. */
async function recordUp(db: Database, startedAt: number): Promise<void> {
  const [stored] = await readMonitorStates(db);
  const before = stored ?? pendingState('api-health', 'edge', 60_000);
  const check = {
    monitor: 'api-health',
    location: 'edge',
    startedAt,
    intervalMs: 60_000,
    outcome: 'up',
    reason: null,
    latencyMs: 5,
    phases: {},
    detail: null,
    certificate: null,
    measures: {},
  } as const;
  const { state, transition } = judge(before, check, monitorDefaults);
  await recordChecks(db, [{ check, before, after: state, transition }]);
}
