import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { openIncident } from '../../../src/actions/open-incident.ts';
import type { UrlFault } from '../../../src/domain/delivery/url-fault.ts';
import { secretText } from '../../../src/storage/keys.ts';
import { readWebhookEndpoint } from '../../../src/storage/webhook-endpoint.ts';
import { type Browser, signInAs, someBrowser } from '../../support/console.ts';
import {
  delivered,
  forgetDelivered,
  madeWebhook,
  someAttempt,
  storedSubscription,
  subscribed,
  takenOff,
} from '../../support/delivered.ts';
import { dayMs, minuteMs, someNow } from '../../support/facts.ts';
import { someKeys, someOutgoing } from '../../support/outgoing.ts';
import { type FormFields, formTo } from '../../support/sent-form.ts';
import { placeOf, type StaffedConsole, staffedConsole } from '../../support/staffed-console.ts';
import { acting, countRows } from '../acting.ts';
import * as right from '../right-requests.ts';

// Every password costs a slow hash, and machines are busy.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

const wanted: { urlFault: UrlFault | null } = { urlFault: null };

let site: StaffedConsole;
let admin: Browser;
/** An admin who reads Chinese. */
let reader: Browser;
let viewer: Browser;
beforeAll(async () => {
  const outgoing = { ...someOutgoing, urlFault: async () => wanted.urlFault };
  site = await staffedConsole('admin', { consoleOptions: { outgoing } });
  admin = site.browser;
  reader = someBrowser(site.app);
  await signInAs(reader, 'admin');
  await reader.post('/console/language', { form: { language: 'zh', to: '/console' } });
  viewer = await site.signedIn('viewer');
});
afterEach(async () => {
  wanted.urlFault = null;
  site.clock.now = someNow;
  await forgetDelivered(site.db);
});
afterAll(() => site.close());

const form: FormFields = {
  ...{ once: 'onceaaaaaaaa', page: '/webhooks/new', url: 'https://hooks.example/in?key=T0KEN' },
  ...{ name: 'The <b>desk</b>', dialect: 'cloudevents', language: 'en' },
  ...{ 'event.incident.created': 'on', 'component.chat': 'on' },
};

const endpoint = async (id: string) => {
  const found = await readWebhookEndpoint(site.db, id);
  if (found === null) throw new Error(`There is no webhook ${id}.`);
  return found;
};
const actionsOf = async (id: string) => {
  const sql = 'SELECT action FROM audit_entries WHERE subject = ? ORDER BY number';
  const { rows } = await site.db.client.execute({ sql, args: [id] });
  return rows.map(({ action }) => action);
};
const secretOf = async (id: string, version: number) =>
  secretText(await someKeys.signingKey(id, version));

async function made(): Promise<string> {
  const answer = await site.post('/webhooks', form);
  expect(answer.status).toBe(303);
  return /^\/console\/webhooks\/([a-z0-9]{12})\?done=created$/.exec(placeOf(answer))?.[1] ?? '';
}

describe('a webhook made in the console', () => {
  test('is told at once of what was chosen, and its page tells no secret', async () => {
    const id = await made();
    expect(await endpoint(id)).toMatchObject({
      ...{ url: 'https://hooks.example/in?key=T0KEN', name: 'The <b>desk</b>' },
      dialect: 'cloudevents',
      subscription: {
        ...{ state: 'active', origin: 'staff', language: 'en' },
        wanted: { events: ['incident.created'], components: ['chat'], subject: null },
      },
    });
    const html = await site.page(`/webhooks/${id}?done=created`);
    expect(html).toContain('The &lt;b&gt;desk&lt;/b&gt;');
    expect(html).toContain('Hand over the signing secret below');
    expect(html).toContain('https://hooks.example/in…');
    expect(html).toContain('New incident');
    for (const path of ['/webhooks', `/webhooks/${id}`, `/webhooks/${id}/rotation`, '/audit']) {
      const read = await site.page(path);
      expect(read).not.toContain('T0KEN');
      expect(read).not.toContain(await secretOf(id, 1));
    }
  });

  test('is made once however often the form is sent', async () => {
    const sent = await Promise.all([1, 2, 3].map(() => site.post('/webhooks', form)));
    expect(new Set(sent.map(placeOf)).size).toBe(1);
    expect(await countRows(site.db, 'webhook_endpoints')).toBe(1);
    const other = await site.post('/webhooks', { ...form, name: 'Another' });
    expect(other.status).toBe(409);
    expect(await other.text()).toContain('value="Another"');
  });

  test('is told of everything where nothing is chosen', async () => {
    const begun = formTo(await site.page('/webhooks/new'), '/webhooks');
    expect(begun).toMatchObject({ dialect: 'standard', language: 'zh', name: '' });
    const answer = await site.post('/webhooks', { ...begun, url: 'https://a.example' });
    const [, id = ''] = /webhooks\/(\w+)\?/.exec(placeOf(answer)) ?? [];
    const { subscription, dialect } = await endpoint(id);
    expect([subscription.wanted, dialect]).toEqual([
      { events: null, components: null, subject: null },
      'standard',
    ]);
  });

  test.each([
    ['url', { url: '' }, 'Write a whole address'],
    ['url', { url: 'nonsense' }, 'Write a whole address'],
    ['url', { url: `https://a.example/${'x'.repeat(2000)}` }, 'Shorten the address'],
    ['name', { name: 'x'.repeat(101) }, 'Shorten this to 100'],
    ['dialect', { dialect: 'morse' }, 'Choose a format'],
    ['language', { language: 'la' }, 'Choose a language'],
  ])('with a wrong %s says so, and keeps what was typed', async (field, wrong, says) => {
    const answer = await site.post('/webhooks', { ...form, ...wrong });
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toMatch(new RegExp(`<p id="${field}-note" class="fault">[^<]*${says}`));
    const kept = formTo(html, '/webhooks');
    expect(kept).toMatchObject({ 'event.incident.created': 'on', 'component.chat': 'on' });
    if (field !== 'name') expect(kept.name).toBe('The <b>desk</b>');
    expect(await countRows(site.db, 'webhook_endpoints')).toBe(0);
  });

  test.each([
    ['scheme', 'Begin the address with https://', '网址要以 https:// 开头'],
    ['credentials', 'Take the user name', '请去掉网址里的用户名和密码'],
    ['port', 'Leave the port out', '请去掉端口'],
    ['private_address', 'on the public internet', '请填写互联网上的主机'],
  ] as const)('where a URL is refused as %s says what to do', async (fault, en, zh) => {
    wanted.urlFault = fault;
    expect(await (await site.post('/webhooks', form)).text()).toContain(en);
    const inChinese = await site.post('/webhooks', form, reader);
    expect(await inChinese.text()).toContain(zh);
  });
});

describe('the list of webhooks', () => {
  test('says of each where it stands, and since when, the newest first', async () => {
    const told = await madeWebhook(site.db, { name: 'told' }, someNow - 5 * dayMs);
    const failing = await madeWebhook(site.db, {}, someNow - 4 * dayMs);
    const off = await madeWebhook(site.db, { name: 'off' }, someNow - 3 * dayMs);
    const paused = await madeWebhook(site.db, { name: 'paused' }, someNow - 2 * dayMs);
    await takenOff(site.db, await storedSubscription(site.db, off), 'gone');
    await site.post(`/webhooks/${paused}/pause`, {});
    await site.db.write([
      {
        sql: 'UPDATE webhook_endpoints SET failing_since = ? WHERE subscription = ?',
        args: [someNow - minuteMs, (await storedSubscription(site.db, failing)).number],
      },
    ]);
    const html = await site.page('/webhooks');
    const listed = [...html.matchAll(/data-webhook="(\w+)".*?data-standing="(\w+)"/gs)];
    expect(listed.map(([, id, standing]) => [id, standing])).toEqual([
      [paused, 'paused'],
      [off, 'disabled'],
      [failing, 'failing'],
      [told, 'active'],
    ]);
    expect(html).toContain('It answered 410');
    expect(html).toContain('since <time datetime="2026-11-22T06:25:10Z">');
    expect(html).toContain('>https://hooks.example/status/T…</bdi>');
    expect(html).toContain('through the API');
    expect(html).toContain('Nothing was posted yet');
  });

  test('goes on on another page', async () => {
    for (let count = 0; count < 21; count++) {
      await madeWebhook(site.db, { name: `number ${count}` }, someNow - count * minuteMs);
    }
    const first = await site.page('/webhooks');
    expect([...first.matchAll(/data-webhook/g)]).toHaveLength(20);
    const [, next = ''] = /href="\/console(\/webhooks\?before=[^"]+)"/.exec(first) ?? [];
    const second = await site.page(next);
    expect([...second.matchAll(/data-webhook/g)]).toHaveLength(1);
    expect(second).toContain('number 20');
  });
});

describe('the secret of a webhook', () => {
  test('is shown to an admin who asks, which is noted', async () => {
    const id = await madeWebhook(site.db);
    const page = await site.page(`/webhooks/${id}`);
    const shown = await site.post(`/webhooks/${id}/secret`, formTo(page, `/webhooks/${id}/secret`));
    expect([shown.status, shown.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(await shown.text()).toContain(`<p class="once">${await secretOf(id, 1)}</p>`);
    expect(await actionsOf(id)).toEqual(['webhook.create', 'webhook.show_secret']);
    expect((await admin.get(`/console/webhooks/${id}/secret`)).status).toBe(405);
    const audit = await site.db.client.execute('SELECT detail FROM audit_entries');
    expect(JSON.stringify(audit.rows)).not.toContain((await secretOf(id, 1)).slice(6));
  });

  test('is changed from a page that says what that means, once', async () => {
    const id = await madeWebhook(site.db);
    const asks = await site.page(`/webhooks/${id}/rotation`);
    expect(asks).toContain('For 24 hours both');
    const typed = formTo(asks, `/webhooks/${id}/rotation`);
    for (let time = 0; time < 2; time++) {
      const answer = await site.post(`/webhooks/${id}/rotation`, typed);
      expect(await answer.text()).toContain(await secretOf(id, 2));
    }
    expect((await endpoint(id)).secretVersion).toBe(2);
    expect(await site.page(`/webhooks/${id}`)).toContain('the former secret signs, too');
    // A colleague who read the page before would make the one that was handed over worthless.
    const late = await site.post(`/webhooks/${id}/rotation`, { ...typed, once: 'oncebbbbbbbb' });
    expect(late.status).toBe(409);
    expect((await endpoint(id)).secretVersion).toBe(2);
    site.clock.now = someNow + dayMs;
    expect(await site.page(`/webhooks/${id}`)).not.toContain('the former secret signs, too');
  });
});

describe('a webhook that is changed', () => {
  test('begins with what is stored, and is told of what was chosen then', async () => {
    const id = await made();
    const path = `/webhooks/${id}/change`;
    const begun = formTo(await site.page(path), path);
    expect(begun).toMatchObject({
      ...{ url: 'https://hooks.example/in?key=T0KEN', dialect: 'cloudevents', language: 'en' },
      ...{ 'event.incident.created': 'on', 'component.chat': 'on', version: '1' },
    });
    const { 'event.incident.created': _, ...fields } = begun;
    const answer = await site.post(path, { ...fields, 'component.phone': 'on' });
    expect(placeOf(answer)).toBe(`/console/webhooks/${id}?done=saved`);
    const { subscription } = await endpoint(id);
    expect(subscription.wanted.events).toBeNull();
    expect(subscription.wanted.components?.toSorted()).toEqual(['chat', 'phone']);
  });

  test('by somebody who was slower is shown again, with what holds now and what they typed', async () => {
    const id = await made();
    const path = `/webhooks/${id}/change`;
    const begun = formTo(await site.page(path), path);
    await site.post(path, { ...begun, dialect: 'statuspage' });
    const late = { ...begun, once: 'oncebbbbbbbb', name: 'mine' };
    const answer = await site.post(path, late);
    expect(answer.status).toBe(409);
    const html = await answer.text();
    expect(html).toContain('As Statuspage sends it');
    expect(formTo(html, path)).toMatchObject({ name: 'mine', version: '2' });
    expect((await site.post(path, formTo(html, path))).status).toBe(303);
    expect((await endpoint(id)).name).toBe('mine');
  });

  test('with a wrong URL stays as it is, and the form goes on from the same version', async () => {
    const id = await made();
    const path = `/webhooks/${id}/change`;
    const begun = formTo(await site.page(path), path);
    const answer = await site.post(path, { ...begun, url: 'nonsense' });
    expect(answer.status).toBe(422);
    expect(formTo(await answer.text(), path)).toMatchObject({ url: 'nonsense', version: '1' });
    expect((await endpoint(id)).subscription.version).toBe(1);
  });
});

describe('a webhook', () => {
  test('is paused and resumed, and says so', async () => {
    const id = await madeWebhook(site.db);
    const paused = await site.post(`/webhooks/${id}/pause`, {});
    expect(placeOf(paused)).toBe(`/console/webhooks/${id}?done=paused`);
    const page = await site.page(`/webhooks/${id}?done=paused`);
    expect(page).toContain('It is paused.');
    expect(page).not.toContain(`action="/console/webhooks/${id}/test"`);
    await site.post(`/webhooks/${id}/resumption`, {});
    expect((await endpoint(id)).subscription.state).toBe('active');
    expect(await actionsOf(id)).toEqual(['webhook.create', 'webhook.pause', 'webhook.resume']);
  });

  test('that was taken off is resumed', async () => {
    const id = await madeWebhook(site.db);
    await takenOff(site.db, await storedSubscription(site.db, id), 'failing');
    const page = await site.page(`/webhooks/${id}`);
    expect(page).toContain('For five days every attempt failed.');
    await site.post(`/webhooks/${id}/resumption`, formTo(page, `/webhooks/${id}/resumption`));
    expect((await endpoint(id)).subscription).toMatchObject({ state: 'active', because: null });
  });

  test('is tested, which leads to the delivery; six times a minute at most', async () => {
    const id = await madeWebhook(site.db);
    const test = () => site.post(`/webhooks/${id}/test`, {});
    const answer = await test();
    expect(placeOf(answer)).toMatch(/^\/console\/deliveries\/[a-z0-9]{12}$/);
    const page = await (await admin.get(placeOf(answer))).text();
    expect(page).toContain('<h1>Test</h1>');
    expect(page).toContain('this page renews itself');
    for (let count = 0; count < 5; count++) await test();
    const refused = await test();
    expect(refused.status).toBe(429);
    expect(await refused.text()).toContain('Wait a minute and try again');
    expect(await countRows(site.db, 'deliveries')).toBe(6);
  });

  test('that is told of nothing is neither tested nor posted to again', async () => {
    const id = await madeWebhook(site.db);
    await site.post(`/webhooks/${id}/pause`, {});
    const tested = await site.post(`/webhooks/${id}/test`, {});
    expect([tested.status, await tested.text()]).toEqual([
      409,
      expect.stringContaining('Resume it first, then send a test.'),
    ]);
    const span = { since: '2026-11-22T10:00', until: '' };
    const again = await site.post(`/webhooks/${id}/redelivery`, span);
    expect([again.status, await again.text()]).toEqual([
      409,
      expect.stringContaining('Resume it first, then post again.'),
    ]);
  });

  test('is removed from a page that asks, and not found from then on', async () => {
    const id = await madeWebhook(site.db, { name: 'gone' });
    const path = `/webhooks/${id}/removal`;
    const asks = await site.page(path);
    expect(asks).toContain('Nothing is posted to “gone” any more');
    const stale = await site.post(path, { ...formTo(asks, path), version: '7' });
    expect(stale.status).toBe(409);
    for (let time = 0; time < 2; time++) {
      const removed = await site.post(path, formTo(asks, path));
      expect(placeOf(removed)).toBe('/console/webhooks?done=removed');
    }
    expect((await admin.get(`/console/webhooks/${id}`)).status).toBe(404);
    expect(await site.page('/webhooks?done=removed')).not.toContain(id);
  });

  test.each([
    [{ since: '', until: '' }, 'since', 'before the end'],
    [{ since: '2026-11-22T15:00', until: '2026-11-22T10:00' }, 'since', 'before the end'],
    [{ since: '2026-11-22T10:00', until: 'soon' }, 'until', 'Give a date and a time'],
  ])('of a stretch of time %j is not posted to again, and says why', async (span, field, says) => {
    const id = await madeWebhook(site.db);
    const answer = await site.post(`/webhooks/${id}/redelivery`, span);
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toMatch(new RegExp(`<p id="${field}-note" class="fault">[^<]*${says}`));
    expect(formTo(html, `/webhooks/${id}/redelivery`)).toMatchObject(span);
  });

  test('that a customer made shows to whom it belongs, masked to viewers', async () => {
    const url = 'https://customer.example/hook';
    const webhook = { channel: 'webhook', dialect: 'standard', url };
    const { id } = await subscribed(site.db, 'ada@customer.example', webhook);
    // The letter that asks to confirm it was not posted there.
    expect(await site.page('/webhooks')).toMatch(/ada@customer\.example.*Nothing was posted yet/s);
    const page = await site.page(`/webhooks/${id}`);
    expect(page).toContain('ada@customer.example');
    expect(page).toContain('A customer made this one');
    for (const path of ['change', 'rotation', 'secret']) {
      expect(page).not.toContain(`/webhooks/${id}/${path}"`);
      const sent = await site.post(`/webhooks/${id}/${path}`, form);
      expect([sent.status, await sent.text()]).toEqual([409, expect.not.stringContaining(url)]);
    }
    for (const path of ['change', 'rotation']) {
      const got = await admin.get(`/console/webhooks/${id}/${path}`);
      expect([got.status, await got.text()]).toEqual([409, expect.not.stringContaining(url)]);
    }
    expect(page).toContain(`action="/console/webhooks/${id}/pause"`);
    const html = await site.page(`/webhooks/${id}`, viewer);
    expect(html).toContain('a***@customer.example');
    expect(html).not.toContain('ada@customer.example');
    expect(html).not.toContain(`action="/console/webhooks/${id}`);
  });

  test('of an unknown id is not found', async () => {
    for (const path of ['', '/change', '/rotation', '/removal']) {
      expect((await admin.get(`/console/webhooks/aaaaaaaaaaaa${path}`)).status).toBe(404);
    }
    const test = await site.post('/webhooks/aaaaaaaaaaaa/test', {});
    expect(test.status).toBe(404);
  });
});

test('a stretch of time is posted again, as far as it did not arrive', async () => {
  const id = await madeWebhook(site.db);
  await openIncident(acting(site.db), right.incident);
  const before = { at: someNow - minuteMs, attempts: [someAttempt({ status: 500 })] };
  const failed = await delivered(site.db, id, { state: 'failed', ...before });
  const span = { since: '2026-11-22T10:00', until: '' };
  const answer = await site.post(`/webhooks/${id}/redelivery`, span);
  expect(placeOf(answer)).toBe(`/console/webhooks/${id}?done=redelivered`);
  const html = await site.page(`/webhooks/${id}?done=redelivered`);
  expect(html).toContain('It is in the queue again');
  expect(html).toContain(`data-delivery="${failed}" data-state="waiting"`);
});
