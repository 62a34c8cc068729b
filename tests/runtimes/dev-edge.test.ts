import path from 'node:path';
import { createClient } from '@libsql/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scheduleMaintenance } from '../../src/actions/schedule-maintenance.ts';
import { readStaticFiles } from '../../src/runtimes/node/static-files.ts';
import { embeddedClient, openDatabase } from '../../src/storage/database.ts';
import { prepareAssets } from '../../src/web/assets.ts';
import { acting } from '../contract/acting.ts';
import { startTarget } from '../support/targets/tcp.ts';
import { type DevEdge, runDevEdge, startDevEdge } from './support/edge.ts';
import { eventually } from './support/eventually.ts';
import { helplight } from './support/helplight.ts';
import { readPage, saidOf, titleOf, untilPageSays } from './support/page.ts';
import { untilReceived } from './support/received.ts';
import { query } from './support/stored.ts';
import { asking, expectTold } from './support/told.ts';

const timeout = 60_000;
const dayMs = 24 * 60 * 60 * 1000;

/** The headers of a static file that must not depend on who serves it. */
const ofFiles = [
  'Content-Type',
  'Cache-Control',
  'X-Content-Type-Options',
  'Referrer-Policy',
  'Cross-Origin-Resource-Policy',
];

/** The steps, what the page then says of the component, and the words of each. */
const incidentSteps = [
  ['investigating', 'partial_outage', { zh: '提现较慢，正在排查。', en: 'We look into it.' }],
  ['identified', 'partial_outage', { zh: '原因已经找到。', en: 'We know the reason.' }],
  ['resolved', 'operational', { zh: '提现已恢复正常。', en: 'It is over.' }],
  ['postmortem', 'operational', { zh: '事后说明在此。', en: 'This is what happened.' }],
] as const;
const maintenanceSteps = [
  ['scheduled', 'operational', { zh: '今晚升级提现系统。', en: 'We upgrade it tonight.' }],
  ['in_progress', 'under_maintenance', { zh: '升级已经开始。', en: 'We begin early.' }],
  ['completed', 'operational', { zh: '升级已经完成。', en: 'We are done early.' }],
] as const;

describe.concurrent('npm run dev:edge', { timeout }, () => {
  let edge: DevEdge;
  beforeAll(async () => {
    edge = await startDevEdge();
  }, 120_000);
  afterAll(() => edge.stop(), 60_000);

  test.sequential('shows the sandbox in each language after its first trigger', async () => {
    const page = await readPage(edge.url);
    for (const slug of ['chat', 'api', 'signin', 'payments', 'withdrawals', 'verification']) {
      expect(saidOf(page, slug)).toEqual({ status: 'operational', reachability: 'reachable' });
    }
    expect(saidOf(page, 'phone').reachability).toBe('unknown');
    expect(page).toContain('You are looking at the built-in sandbox.');
    expect(titleOf(await readPage(edge.url, 'zh'))).toMatch(/^现在可以.*联系我们 · 客服状态$/);
  });

  test.sequential('posts a signed test to the inbox of the sandbox with its first trigger', async () => {
    await untilReceived(await inboxUrl(), 'webhook.test');
  });

  test.sequential('has the page of a component and the history, also for many who ask at once', async () => {
    const paths = ['/en/components/chat', '/zh/components/chat', '/en/history', '/zh/history'];
    const asked = [...paths, ...paths, ...paths].map((path) => fetch(edge.url + path));
    const answers = await Promise.all(asked);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const [chat] = await Promise.all(answers.map((answer) => answer.text()));
    expect(chat).toContain('Uptime');
    expect((await fetch(`${edge.url}/en/components/nowhere`)).status).toBe(404);
  });

  test.sequential('negotiates the language, revalidates, and sends no HSTS over http', async () => {
    const headers = { 'accept-language': 'en' };
    const home = await fetch(edge.url, { headers });
    expect(home.headers.get('content-language')).toBe('en');
    expect(home.headers.get('strict-transport-security')).toBeNull();
    expect(home.headers.get('content-security-policy')).toContain("default-src 'none'");
    const etag = home.headers.get('etag') ?? '';
    const again = await fetch(edge.url, { headers: { ...headers, 'if-none-match': etag } });
    expect(again.status).toBe(304);
    expect((await fetch(`${edge.url}/en/nowhere`)).status).toBe(404);
  });

  test.sequential('serves each static file with the bytes and headers of Node', async () => {
    const assets = await prepareAssets(await readStaticFiles(), {});
    expect(assets.size).toBeGreaterThan(2);
    for (const [file, { variants }] of assets) {
      const { bytes, headers } = variants.identity;
      const response = await fetch(edge.url + file);
      expect(response.status, file).toBe(200);
      expect(new Uint8Array(await response.arrayBuffer()), file).toEqual(bytes);
      for (const name of ofFiles) expect(response.headers.get(name), file).toBe(headers[name]);
    }
    expect((await fetch(`${edge.url}/_headers`)).status).toBe(404);
  });

  test.sequential('tells since when chat and API are down when they break, and that they are well again', async () => {
    expect(await sandbox('break', 'api', 'error')).toMatchObject({ code: 0 });
    expect(await sandbox('break', 'chat', 'close')).toMatchObject({ code: 0 });
    await look();
    const page = await untilPageSays(edge.url, 'api', { status: 'major_outage' });
    expect(saidOf(page, 'chat')).toEqual({ status: 'major_outage', reachability: 'unreachable' });
    await untilReceived(await inboxUrl(), 'component.status_changed');
    expect(titleOf(page)).toMatch(/^Chat has been down since \d\d:\d\d /);
    expect(page).toMatch(/id="component-api".*?Since <time [^>]*>\d\d:\d\d<\/time>/s);
    expect(saidOf(page, 'signin').status).toBe('operational');

    expect(await sandbox('heal')).toMatchObject({ code: 0 });
    await look();
    expect(saidOf(await readPage(edge.url), 'api').status).toBe('major_outage');
    await look();
    const healed = await untilPageSays(edge.url, 'api', { status: 'operational' });
    for (const slug of ['api', 'chat']) {
      expect(saidOf(healed, slug)).toEqual({ status: 'operational', reachability: 'reachable' });
    }
  });

  test.sequential('makes up for a night that was missed, over several minutes where it takes them', async () => {
    const startedAt = Date.now() - 91 * dayMs;
    await query(
      databaseFile(),
      `INSERT INTO checks (monitor, location, started_at, outcome, latency_ms)
       SELECT monitors.number, locations.number, ?, 'up', 1 FROM monitors, locations`,
      [startedAt],
    );
    await query(databaseFile(), 'DELETE FROM job_runs');
    const kept = await eventually('old checks are deleted', async () => {
      await edge.fire('* * * * *');
      const [row] = await query(
        databaseFile(),
        'SELECT count(*) AS newer, total(started_at <= ?) AS old FROM checks',
        [startedAt],
      );
      return row?.old === 0 ? row : null;
    });
    expect(Number(kept.newer)).toBeGreaterThan(0);
  });

  test.sequential('takes the steps of planned work every minute, and the page follows', async () => {
    const client = createClient({ url: `file:${databaseFile()}`, ...embeddedClient });
    const aMinuteAgo = Date.now() - 60_000;
    const staff = acting(await openDatabase(client), { now: aMinuteAgo });
    const { id } = await scheduleMaintenance(staff, {
      ...{ title: { en: 'New servers' }, body: { en: 'We move.' }, components: ['verification'] },
      scheduledFor: new Date(aMinuteAgo + 1000).toISOString(),
      scheduledUntil: new Date(aMinuteAgo + 60 * 60_000).toISOString(),
    });
    client.close();
    await edge.fire('* * * * *');
    const updates = await query(
      databaseFile(),
      'SELECT status FROM maintenance_updates WHERE maintenance = ? ORDER BY number',
      [id],
    );
    expect(updates.map(({ status }) => status)).toEqual(['scheduled', 'in_progress']);
    await untilPageSays(edge.url, 'verification', { status: 'under_maintenance' });
  });

  test.sequential('takes what staff say by the API, once, and shows it at once', async () => {
    const ask = asking(edge.url, await newToken());
    const keyed = (to: string, body: unknown) => ask('POST', to, body, { 'idempotency-key': to });
    const words = { title: { zh: '登录' }, body: { en: 'Slow.' }, components: [] };
    const told = await Promise.all(
      Array.from({ length: 8 }, async () => (await keyed('/incidents', words)).text()),
    );
    expect(new Set(told).size).toBe(1);
    const { id } = JSON.parse(told[0] ?? '');
    const named = [{ slug: 'signin', status: 'degraded_performance' }];
    const update = { status: 'identified', body: { en: 'Found.' }, components: named };
    expect((await keyed(`/incidents/${id}/updates`, update)).status).toBe(201);
    expect(saidOf(await readPage(edge.url), 'signin').status).toBe('degraded_performance');
    for (const [to, holds] of [
      [`/incidents/${id}`, id],
      ['/incidents', id],
      ['/events', id],
      ['/audit', 'incident.update'],
      ['/components', 'degraded_performance'],
      ['/monitors', 'chat-conversation'],
    ] as const) {
      expect(await (await ask('GET', to)).text()).toContain(holds);
    }
    const other = { ...update, status: 'resolved' };
    expect((await keyed(`/incidents/${id}/updates`, other)).status).toBe(409);
    expect((await fetch(`${edge.url}/api/v1/incidents`)).status).toBe(401);
  });

  test.sequential('leaves a monitor alone that is paused, but for a run on demand', async () => {
    const ask = asking(edge.url, await newToken());
    const checks = async (slug: string) => {
      const [row] = await query(
        databaseFile(),
        'SELECT count(*) AS checks FROM checks JOIN monitors ON number = monitor WHERE slug = ?',
        [slug],
      );
      return Number(row?.checks);
    };
    const pause = '/monitors/payments-health/pause';
    expect((await ask('PUT', pause, { reason: 'It is moved.' })).status).toBe(200);
    const before = [await checks('payments-health'), await checks('signin-health')] as const;
    await look();
    expect(await checks('payments-health')).toBe(before[0]);
    expect(await checks('signin-health')).toBeGreaterThan(before[1]);
    expect(saidOf(await readPage(edge.url), 'payments').reachability).toBe('unknown');

    const run = await ask('POST', '/monitors/payments-health/runs');
    expect([run.status, await run.json()]).toMatchObject([
      201,
      { outcome: 'up', location: 'edge' },
    ]);
    expect(await checks('payments-health')).toBe(before[0] + 1);
    expect((await ask('POST', '/monitors/phone-gateway/runs')).status).toBe(409);
    const { state } = await (await ask('GET', '/monitors/payments-health')).json();
    expect(state).toBe('paused');

    expect((await ask('DELETE', pause)).status).toBe(200);
    await look();
    await untilPageSays(edge.url, 'payments', { reachability: 'reachable' });
  });

  test.sequential('tells an incident and planned work at each step, in both languages and by feed', async () => {
    const ask = asking(edge.url, await newToken());
    const instant = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
    const title = { zh: '提现', en: 'Withdrawals' };
    const opened = { title, components: [{ slug: 'withdrawals', status: 'partial_outage' }] };
    const planned = {
      ...{ title, components: ['withdrawals'], auto: false },
      ...{ scheduledFor: instant(60), scheduledUntil: instant(120) },
    };
    for (const [noun, first, steps] of [
      ['incidents', opened, incidentSteps],
      ['maintenances', planned, maintenanceSteps],
    ] as const) {
      let path = '';
      for (const [status, shown, body] of steps) {
        const to = path ? `${path}/updates` : `/${noun}`;
        const answer = await ask('POST', to, path ? { status, body } : { ...first, body });
        expect({ status, answered: answer.status }).toEqual({ status, answered: 201 });
        path ||= `/${noun}/${(await answer.json()).id}`;
        await expectTold(edge.url, path, status, body);
        for (const language of ['zh', 'en'] as const) {
          const page = await readPage(edge.url, language);
          expect(saidOf(page, 'withdrawals')).toMatchObject({ status: shown });
        }
      }
    }
  });

  test.sequential('leaves no process behind when it is stopped', async () => {
    const { had, left } = await edge.stop();
    expect(had).toBeGreaterThan(2);
    expect(left).toBe(0);
  });

  const databaseFile = () => path.join(edge.dataDir, 'edge.db');
  const inboxUrl = async () => {
    const [inbox] = await query(databaseFile(), 'SELECT url FROM webhook_endpoints');
    return String(inbox?.url);
  };
  const sandbox = (...args: string[]) =>
    helplight(['sandbox', ...args], { DATA_DIR: edge.dataDir });

  async function newToken(): Promise<string> {
    const environment = { DATA_DIR: edge.dataDir, DATABASE_URL: `file:${databaseFile()}` };
    const made = await helplight(['token', 'create', '--name', 'a', '--scope', '*'], environment);
    return made.stdout.trim();
  }

  /** A trigger a minute later: the Worker leaves alone what it looked at just now. */
  async function look(): Promise<void> {
    await query(databaseFile(), 'UPDATE monitor_states SET last_check_at = last_check_at - 60000');
    await edge.fire('* * * * *');
  }
});

describe('npm run dev:edge, starting', { timeout }, () => {
  test('reads .env, and says in one sentence that the port is in use', async ({
    onTestFinished,
  }) => {
    const { port, stop } = await startTarget((socket) => socket.destroy());
    onTestFinished(stop);
    expect(await runDevEdge(`PORT=${port}\n`)).toEqual({
      code: 1,
      printed: `Port ${port} on 127.0.0.1 is in use; stop the program that uses it, or set PORT to another one.\n`,
    });
  });

  test('refuses wrong settings as the other commands do', async () => {
    expect(await runDevEdge('PORT=many\n')).toEqual({
      code: 2,
      printed: 'PORT must be a number from 0 to 65535.\n',
    });
  });
});
