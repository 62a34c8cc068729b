import { describe, expect, test } from 'vitest';
import { openIncident } from '../../src/actions/open-incident.ts';
import { readDeliveries } from '../../src/storage/delivery.ts';
import { opened } from '../../src/web/api/examples/incident.ts';
import { minuteMs } from '../support/facts.ts';
import { someOutgoing } from '../support/outgoing.ts';
import {
  ask,
  byMail,
  byWebhook,
  get,
  had,
  linkOf,
  post,
  selfService,
} from '../support/self-service.ts';
import { type FormFields, formAt } from '../support/sent-form.ts';
import { acting, countRows } from './acting.ts';

/** Nothing chosen of what is chosen before. */
function without(what: 'component' | 'kind'): FormFields {
  const names = {
    component: [
      'chat',
      'email',
      'phone',
      'api',
      'signin',
      'payments',
      'withdrawals',
      'verification',
    ],
    kind: ['incidents', 'maintenances', 'announcements', 'statuses'],
  };
  return Object.fromEntries(names[what].map((name) => [`${what}.${name}`, '']));
}

describe('the page on which one subscribes', () => {
  test('asks for all there is, and answers with where to look', async () => {
    const site = await selfService();
    const { status, headers, html } = await ask(site, byMail);
    expect([status, headers.get('location'), html]).toEqual([303, '/en/subscribe/sent', '']);
    expect(await had(site)).toMatchObject([
      { state: 'unconfirmed', language: 'en', wanted: { components: null, subject: null } },
    ]);
    expect((await get(site, '/en/subscribe/sent')).html).toContain('Check your mailbox');
  });

  test('answers the same, whatever is known of an address', async () => {
    const site = await selfService();
    const answers = [await ask(site, byMail)];
    answers.push(await ask(site, byMail));
    await post(site, await linkOf(site), { act: 'confirm' });
    for (let count = 0; count < 4; count++) answers.push(await ask(site, byMail));
    const seen = answers.map(({ status, headers, html }) =>
      JSON.stringify([status, [...headers], html]),
    );
    expect(new Set(seen).size).toBe(1);
    expect(await readDeliveries(site.db, { before: null, limit: 99 })).toHaveLength(1);
  });

  test('begins with what its link names, and follows one incident alone', async () => {
    const site = await selfService();
    const { id } = await openIncident(acting(site.db), opened);
    await site.refresh();
    const incident = await get(site, `/en/incidents/${id}`);
    expect(incident.html).toContain(`href="/en/subscribe?incident=${id}"`);
    await ask(site, byMail, `/en/subscribe?incident=${id}`);
    await ask(site, { ...byMail, language: 'zh' }, '/zh/subscribe?component=chat');
    expect(await had(site)).toMatchObject([
      { language: 'en', wanted: { subject: id, components: null, events: null } },
      { language: 'zh', wanted: { subject: null, components: ['chat'] } },
    ]);
    expect((await get(site, '/zh/subscribe?component=chat')).html).toContain(
      'href="/zh/history.atom?component=chat"',
    );
  });

  test('takes a webhook, which its owner confirms by mail', async () => {
    const site = await selfService();
    expect(await ask(site, byWebhook, '/en/subscribe?way=webhook')).toMatchObject({ status: 303 });
    expect(await had(site)).toMatchObject([
      { channel: 'webhook', state: 'unconfirmed', wanted: { events: null } },
    ]);
  });

  test.each([
    [{ address: 'li@example.com\r\nBcc: all@example.com' }, 'address'],
    [{ address: '"><script>alert(1)</script>' }, 'address'],
    [without('component'), 'components'],
    [without('kind'), 'events'],
    [{ language: 'tlh' }, 'language'],
    [{ subject: "x' OR 1=1 --" }, ''],
  ])('gives %j back with what is wrong', async (wrong: FormFields, field) => {
    const site = await selfService();
    const { status, html } = await ask(site, { ...byMail, ...wrong });
    expect(status).toBe(422);
    expect(html).toMatch(/<title>(Nothing was saved|That is over, or we cannot find it)/);
    expect(html).toContain('role="alert"');
    if (field) expect(html).toContain(`id="${field}-note" class="fault"`);
    expect(html).not.toContain('<script>alert');
    if (field !== 'address') expect(html).toContain('value="li@example.com"');
    expect(await countRows(site.db, 'subscribers')).toBe(0);
  });

  test('gives a webhook in a private network back, with all that was typed', async () => {
    const urlFault = async () => 'private_address' as const;
    const site = await selfService({ options: { outgoing: { ...someOutgoing, urlFault } } });
    const { status, html } = await ask(site, byWebhook, '/en/subscribe?way=webhook');
    expect(status).toBe(422);
    expect(html).toContain('id="url-note" class="fault">Name a host on the public internet');
    expect(html).toContain('value="https://hooks.example/status?key=sesame"');
  });

  test('says that what its link follows is over, and shows all the rest', async () => {
    const site = await selfService();
    const { status, html } = await get(site, '/en/subscribe?incident=aaaaaaaaaaaa');
    expect([status, html.includes('That is over, or we cannot find it.')]).toEqual([200, true]);
    expect(formAt(html, '/en/subscribe')).toMatchObject({ 'component.chat': 'on' });
  });

  test('goes on by the other way with what was typed', async () => {
    const site = await selfService();
    const typed = { ...byMail, 'component.phone': '', 'kind.incidents': 'on', language: 'zh' };
    const { status, html } = await post(site, '/en/subscribe', { ...typed, show: 'webhook' });
    expect(status).toBe(200);
    expect(formAt(html, '/en/subscribe')).toMatchObject({
      ...{ way: 'webhook', url: '', address: 'li@example.com', language: 'zh' },
      ...{ 'kind.incidents': 'on', 'kind.statuses': 'on' },
    });
    expect(formAt(html, '/en/subscribe')).not.toHaveProperty('component.phone');
    expect(html).toContain('href="/zh/subscribe?way=webhook"');
    const back = await post(site, '/en/subscribe', { ...typed, way: 'webhook', show: 'mail' });
    expect(formAt(back.html, '/en/subscribe')).toMatchObject({ way: 'mail', ...byMail });
    expect(formAt(back.html, '/en/subscribe')).not.toHaveProperty('kind.statuses');
    expect(await countRows(site.db, 'subscribers')).toBe(0);
  });

  test('tells people of each status where they ask for it', async () => {
    const site = await selfService();
    await ask(site, { ...byMail, 'kind.statuses': 'on' });
    await ask(site, { address: 'wang@example.com' });
    expect(await had(site)).toMatchObject([{ wanted: { events: null } }]);
    const [usual] = await had(site, 'wang@example.com');
    expect(usual?.wanted.events).toContain('incident.resolved');
    expect(usual?.wanted.events).not.toContain('component.status_changed');
  });

  test('leads to the inbox where the letters of a sandbox are shown', async () => {
    const inboxUrl = 'http://127.0.0.1:8199';
    const site = await selfService({ options: { outgoing: { ...someOutgoing, inboxUrl } } });
    expect((await get(site, '/zh/subscribe/sent')).html).toContain(`href="${inboxUrl}"`);
  });

  test('is closed to one network for a while after many requests, with the form kept', async () => {
    const site = await selfService();
    const statuses = [];
    for (let count = 0; count < 21; count++) {
      statuses.push((await ask(site, { address: `li${count}@example.com` })).status);
    }
    expect([new Set(statuses.slice(0, 20)), statuses[20]]).toEqual([new Set([303]), 429]);
    const { headers, html } = await ask(site, { address: 'kept@example.com' });
    expect([headers.get('retry-after'), html.includes('kept@example.com')]).toEqual(['180', true]);
    site.clock.now += 3 * minuteMs;
    expect((await ask(site, byMail)).status).toBe(303);
  });

  test('begins as always with a link that names nothing of ours', async () => {
    const site = await selfService();
    const hostile = [
      '"><script>alert(1)</script>',
      "' OR 1=1 --",
      '{{7*7}}',
      '../../console',
      '%00',
    ];
    for (const text of hostile) {
      const names = ['component', 'incident', 'maintenance', 'way', 'done', 'subject'];
      const query = new URLSearchParams(names.map((name) => [name, text]));
      const { status, html } = await get(site, `/en/subscribe?${query}`);
      expect([status, html.includes(text), html.includes('alert(')]).toEqual([200, false, false]);
      expect(formAt(html, '/en/subscribe')).toMatchObject({ way: 'mail', 'component.chat': 'on' });
    }
  });

  test('is nothing that another site can send', async () => {
    const site = await selfService();
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example' },
    ]) {
      expect(await post(site, '/en/subscribe', byMail, headers)).toMatchObject({ status: 403 });
    }
    expect(await countRows(site.db, 'subscribers')).toBe(0);
  });

  test.each([
    ['a body that is too long', { body: 'x'.repeat(300_000) }, 413],
    ['JSON', { type: 'application/json', body: '{"address":"li@example.com"}' }, 415],
    ['parts that are none', { type: 'multipart/form-data; boundary=x', body: 'nothing' }, 400],
    ['a name that comes twice', { body: 'address=li@example.com&address=wang@example.com' }, 422],
  ])('refuses %s', async (_, { body, type }: { body: string; type?: string }, status) => {
    const site = await selfService();
    const headers = {
      'sec-fetch-site': 'same-origin',
      ...(type !== undefined && { 'content-type': type }),
    };
    expect(await post(site, '/en/subscribe', body, headers)).toMatchObject({ status });
    expect(await countRows(site.db, 'subscribers')).toBe(0);
  });

  test('names the feeds where no mail is sent, and takes no address', async () => {
    const site = await selfService({
      options: { outgoing: { ...someOutgoing, sendsMail: false } },
    });
    const { html } = await get(site, '/en/subscribe');
    expect([html.includes('<form'), html.includes('href="/en/history.atom"')]).toEqual([
      false,
      true,
    ]);
    expect(await post(site, '/en/subscribe', byMail)).toMatchObject({ status: 503 });
    expect(await countRows(site.db, 'subscribers')).toBe(0);
  });

  test('keeps what was typed while the database is away', async () => {
    const away = new Error('away');
    away.name = 'DatabaseAway';
    const site = await selfService({ options: { openDatabase: () => Promise.reject(away) } });
    const { status, headers, html } = await ask(site, byMail);
    expect([status, headers.get('retry-after')]).toEqual([503, '5']);
    expect(html).toContain('value="li@example.com"');
  });
});

test.each([
  ['GET', '/subscribe?component=chat', 302],
  ['GET', '/subscribe/sent', 302],
  ['HEAD', '/zh/subscribe', 200],
  ['PUT', '/zh/subscribe', 405],
  ['DELETE', '/zh/subscriptions/x', 405],
  ['POST', '/zh/subscribe/sent', 405],
  ['GET', '/zh/subscriptions', 404],
  ['GET', '/fr/subscribe', 404],
])('%s %s is %s to a stranger', async (method, path, status) => {
  const { app } = await selfService();
  const answer = await app.request(path, { method, headers: { 'accept-language': 'en' } });
  expect(answer.status).toBe(status);
  if (status === 302) expect(answer.headers.get('location')).toBe(`/en${path}`);
  if (status === 405) expect(answer.headers.get('allow')).toContain('GET, HEAD');
});
