import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { setOverride } from '../../../src/actions/set-override.ts';
import type { Check } from '../../../src/domain/monitor/check.ts';
import { readIncident } from '../../../src/storage/incident.ts';
import type { Browser } from '../../support/console.ts';
import { minuteMs, someNow } from '../../support/facts.ts';
import { lookAt } from '../../support/looked.ts';
import { formTo } from '../../support/sent-form.ts';
import { type StaffedConsole, staffedConsole } from '../../support/staffed-console.ts';
import { acting } from '../acting.ts';

// Every password costs a slow hash, and machines are busy.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let site: StaffedConsole;
let browser: Browser;
beforeEach(async () => {
  site = await staffedConsole('responder');
  browser = site.browser;
});
afterEach(() => site.close());

const many = (count: number, outcome: Check['outcome']) => Array(count).fill(outcome);

/** The pages that lead to the form for a new incident about a component. */
const pages = (component: string) => [
  '/console',
  `/console/monitors/${component}-monitor`,
  `/console/components/${component}`,
];

test.each([
  ['chat', 'down', 'major_outage', '在线客服无法接通', 'Chat cannot be reached', '14:06'],
  ['payments', 'down', 'major_outage', '暂时无法支付', 'Payments are failing', '14:06'],
  ['signin', 'degraded', 'degraded_performance', '登录较慢', 'Sign-in: slower than usual', '14:06'],
] as const)(
  'what monitors see of %s, which is %s, is told with two taps, right as it stands',
  async (component, outcome, status, zh, en, began) => {
    await lookAt(site.db, component, [...many(30, 'up'), ...many(41, outcome)]);
    await site.refresh();
    for (const page of pages(component)) {
      const html = await (await browser.get(page)).text();
      expect(html).toContain(`href="/console/incidents/new?component=${component}"`);
    }
    const first = await browser.get(`/console/incidents/new?component=${component}`);
    const form = formTo(await first.text(), '/incidents');
    expect(form.startedAt).toBe(`2026-11-22T${began}`);
    const second = await browser.post('/console/incidents', { form });
    const id = /incidents\/([a-z0-9]{12})/.exec(second.headers.get('location') ?? '')?.[1] ?? '';
    expect(await readIncident(site.db, id)).toMatchObject({
      ...{ title: { zh, en }, startedAt: Date.parse(`2026-11-22T${began}+08:00`) },
      updates: [
        {
          components: [{ slug: component, status }],
          nextUpdateBy: expect.toSatisfy((by) => by >= someNow + 30 * minuteMs),
        },
      ],
    });
    const inPublic = await (await site.app.request('/en')).text();
    expect(inPublic).toContain(`data-component="${component}" data-status="${status}"`);
  },
);

test('what staff have set a component to is told as it stands, too', async () => {
  await setOverride(acting(site.db, { now: someNow - 20 * minuteMs }), 'email', {
    ...{ status: 'degraded_performance', reason: { en: 'A long queue.' } },
    expiresAt: new Date(someNow + 60 * minuteMs).toISOString(),
  });
  await site.refresh();
  const page = await browser.get('/console/incidents/new?component=email');
  const form = formTo(await page.text(), '/incidents');
  expect(form['component.email']).toBe('degraded_performance');
  expect(form.startedAt).toBe('2026-11-22T14:06');
});

test('whoever comes second is led to what is told already', async () => {
  const path = '/console/incidents/new?component=chat';
  const form = formTo(await (await browser.get(path)).text(), '/incidents');
  const opened = await browser.post('/console/incidents', { form });
  const [, id = ''] = /incidents\/([a-z0-9]{12})/.exec(opened.headers.get('location') ?? '') ?? [];
  const html = await (await browser.get(path)).text();
  expect(html).toContain('An open incident names this already; better update it:');
  expect(html).toContain(`href="/console/incidents/${id}/updates/new"`);
  const other = await (await browser.get('/console/incidents/new?component=phone')).text();
  expect(other).not.toContain('names this already');
});
