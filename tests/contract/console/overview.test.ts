import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openIncident } from '../../../src/actions/open-incident.ts';
import { pauseMonitor } from '../../../src/actions/pause-monitor.ts';
import { scheduleMaintenance } from '../../../src/actions/schedule-maintenance.ts';
import { setOverride } from '../../../src/actions/set-override.ts';
import type { MonitorState } from '../../../src/domain/monitor/monitor-state.ts';
import type { Role } from '../../../src/domain/staff.ts';
import { routeOf } from '../../../src/web/console/routes.ts';
import { type Browser, someBrowser } from '../../support/console.ts';
import { dayMs, minuteMs, someNow } from '../../support/facts.ts';
import { type StaffedConsole, staffedConsole } from '../../support/staffed-console.ts';
import { storeUndelivered } from '../../support/undelivered.ts';
import { acting } from '../acting.ts';

// Every password costs a slow hash, and machines are busy.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

/** Stores what a location knows of monitors, by the slugs of their components. */
async function store(
  { db }: StaffedConsole,
  states: Readonly<Record<string, Partial<MonitorState>>>,
): Promise<void> {
  await db.client.execute("INSERT INTO locations (slug) VALUES ('here')");
  for (const [component, state] of Object.entries(states)) {
    const { since = someNow - dayMs, reason = null, lastReason = null } = state;
    await db.client.execute({
      sql: `INSERT INTO monitor_states (monitor, location, state, since, reason, failures, impaired,
              answered, healthy, last_check_at, last_decided_at, last_outcome, last_reason,
              interval_ms, version)
            SELECT monitors.number, locations.number, ?, ?, ?, 0, 0, 0, 0, ?, ?, ?, ?, 30000, 1
            FROM monitors, locations WHERE monitors.slug = ?`,
      args: [
        ...[state.state ?? 'up', since, reason, someNow - 5000],
        ...[state.lastDecidedAt ?? someNow - 5000, state.lastOutcome ?? 'up', lastReason],
        `${component}-monitor`,
      ],
    });
  }
}

const well = { chat: {}, api: {}, signin: {}, payments: {}, withdrawals: {}, verification: {} };

/** The rows of what needs somebody, without tags and with single spaces. */
function needsIn(html: string): readonly string[] {
  const [, list = ''] = /<ul class="needs">(.*?)<\/ul>/s.exec(html) ?? [];
  return list
    .split('<li id="need-')
    .slice(1)
    .map((row) =>
      row
        .slice(row.indexOf('>') + 1)
        .replaceAll(/<[^>]*>/g, ' ')
        .replaceAll(/\s+/g, ' ')
        .trim(),
    );
}

describe('the overview on a quiet day', () => {
  let site: StaffedConsole;
  beforeAll(async () => {
    site = await staffedConsole('viewer');
    await store(site, well);
    await site.refresh();
  });
  afterAll(() => site.close());

  test('says that nothing is needed, what is watched, and when that was looked at', async () => {
    const { browser } = site;
    const html = await (await browser.get('/console')).text();
    expect(html).toContain('Nothing needs you now.');
    expect(html).toContain('6 monitors look at 6 of 8 components.');
    expect(html).toMatch(/Last look at <time datetime="2026-11-22T06:26:05Z">14:26:05</);
    expect(html).toContain('You can reach us');
    const zh = await browser.get('/console', { headers: { 'accept-language': 'zh-CN' } });
    expect(await zh.text()).toContain('现在没有需要处理的事情。');
  });
});

describe('the overview on a bad night', () => {
  let site: StaffedConsole;
  const browsers = new Map<Role, Browser>();
  beforeAll(async () => {
    site = await staffedConsole('viewer');
    const { db } = site;
    const down = { state: 'down', reason: 'connection_refused', lastOutcome: 'down' } as const;
    await store(site, {
      ...well,
      chat: { ...down, since: someNow - 21 * minuteMs },
      payments: {
        ...{ lastOutcome: 'unknown', lastReason: 'credentials_rejected' },
        lastDecidedAt: someNow - 40 * minuteMs,
      },
    });
    await openIncident(acting(db, { now: someNow - 50 * minuteMs }), {
      title: { zh: '电话<b>中断', en: 'Phone <b>cut' },
      body: { en: 'We are on it.' },
      status: 'investigating',
      components: [{ slug: 'phone', status: 'major_outage' }],
      nextUpdateBy: new Date(someNow - 6 * minuteMs).toISOString(),
    });
    await scheduleMaintenance(acting(db), {
      title: { zh: '邮件升级' },
      body: { zh: '邮件会晚到。' },
      components: ['email'],
      scheduledFor: new Date(someNow + 60 * minuteMs).toISOString(),
      scheduledUntil: new Date(someNow + 120 * minuteMs).toISOString(),
    });
    await setOverride(acting(db), 'verification', {
      ...{ status: 'degraded_performance', reason: { en: 'Few reviewers.' } },
      expiresAt: new Date(someNow + 30 * minuteMs).toISOString(),
    });
    const reason = 'New <i>servers.';
    await pauseMonitor(acting(db, { now: someNow - 2 * dayMs }), 'api-monitor', { reason });
    await storeUndelivered(db);
    await site.refresh();
    browsers.set('viewer', site.browser);
    for (const role of ['responder', 'admin'] as const) {
      browsers.set(role, await site.signedIn(role));
    }
  });
  afterAll(() => site.close());

  const get = async (role: Role, path = '/console', language = 'en') => {
    const answer = await browsers
      .get(role)
      ?.get(path, { headers: { 'accept-language': language } });
    return (await answer?.text()) ?? '';
  };

  test('tells what is needed, the most urgent first, and what does it', async () => {
    expect(needsIn(await get('admin'))).toEqual([
      'Chat Outage since 14:05; nobody has said anything about it yet. chat-monitor, since 14:05: The connection was refused. Open a prepared incident',
      'Phone &lt;b&gt;cut The update promised for 14:20 is late. Post an update',
      'Payments Not verified since 13:46. payments-monitor: The credentials of the probe were rejected. Look at the monitors',
      'Mail to subscribers 2 letters cannot be sent; the oldest has waited since 12:26. Look at the deliveries',
      'https://hooks.example.com/services… Nothing has got through since 12:26. Look at the webhook',
      'Desk Disabled since 13:56; nothing is posted to it now. It answered 410, which means that it takes nothing more. Look at the webhook',
      'Verification Staff say “Slow” until 14:56; after that the monitors have the word again. Extend or end it',
      '邮件升级 Begins 15:26. Look at the work',
      'Subscribers Within seven days, mail to one subscription came back or was complained of, last 14:16; nothing is sent there now. Look at the quarantine',
      'api-monitor Paused by tests since 20 Nov 14:26: New &lt;i&gt;servers. Look at the monitors',
    ]);
  });

  test('tells it in Chinese, too', async () => {
    expect(needsIn(await get('admin', '/console', 'zh-CN'))).toEqual([
      '在线客服 14:05 起服务中断，还没有对外说明。 chat-monitor，14:05 起：服务器拒绝了连接。 打开备好的事件',
      '电话&lt;b&gt;中断 原定 14:20 前更新，现已超时。 发布更新',
      '支付 13:46 之后没能核实。 payments-monitor：探测所用的凭据被拒绝。 查看监控项',
      '邮件通知 有 2 封邮件发不出去，最早的从 12:26 等到现在。 查看投递记录',
      'https://hooks.example.com/services… 12:26 起，推送一直失败。 查看 Webhook',
      'Desk 13:56 起已停用，不再推送。对方回答 410，表示不再接收。 查看 Webhook',
      '身份验证 人工标注“响应较慢”将在 14:56 到期，之后以监控为准。 延长或结束标注',
      '邮件升级 15:26 开始。 查看维护',
      '订阅者 最近七天，1 个订阅因退信或投诉而停发，最近一次在 14:16。 查看停发名单',
      'api-monitor tests 自 11月20日 14:26 起暂停了检查： New &lt;i&gt;servers. 查看监控项',
    ]);
  });

  test('leads nowhere but to pages that are there', async () => {
    const html = await get('admin');
    const paths = [...html.matchAll(/href="\/console([^"?#]*)/g)].map(([, path = '']) => path);
    expect(paths.length).toBeGreaterThan(8);
    const lost = paths.filter((path) => routeOf('GET', path)?.kind !== 'taken');
    expect(lost).toEqual([]);
  });

  test('offers to nobody what their role may not do', async () => {
    const acts = async (role: Role) =>
      needsIn(await get(role)).map((row) => row.split('. ').at(-1));
    expect(await acts('viewer')).not.toContain('Open a prepared incident');
    expect(await acts('viewer')).toContain('Look at the monitors');
    expect(await acts('responder')).toContain('Open a prepared incident');
  });

  test('shows the page as customers see it', async () => {
    const html = await get('viewer');
    expect(html).toMatch(/data-component="chat" data-status="major_outage"/);
    expect(html.replaceAll(/<[^>]*>/g, '')).toContain('Chat and phone are down');
    expect(html).toMatch(/href="\/console\/incidents\/[a-z0-9]{12}"[^>]*><bdi>Phone &lt;b&gt;cut/);
    expect(html).toMatch(/href="\/console\/maintenances\/[a-z0-9]{12}"/);
  });

  test('is renewed by a part of itself, which is the same', async () => {
    const part = await get('responder', '/console/overview/part');
    expect(part).toMatch(/^<div id="overview" hx-get="\/console\/overview\/part"/);
    expect(await get('responder')).toContain(part);
    const ids = [...part.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('loads itself anew once the session is over', async () => {
    const stranger = someBrowser(site.app);
    const asked = { headers: { 'hx-request-type': 'partial', 'hx-target': 'div#overview' } };
    const answer = await stranger.get('/console/overview/part', asked);
    expect([answer.status, answer.headers.get('hx-refresh')]).toEqual([401, 'true']);
    expect(await answer.text()).toBe('');
    const page = await stranger.get('/console', {
      headers: { 'hx-request-type': 'partial', 'hx-target': 'div#page' },
    });
    expect(page.headers.get('location')).toBe('/console/sign-in?to=%2Fconsole');
    const typed = await stranger.post('/console/drafts', {
      form: { form: '/incidents/new', 'title.en': 'x' },
      headers: { 'hx-target': 'aside#preview' },
    });
    expect([typed.status, await typed.text()]).toEqual([204, '']);
  });
});
