import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { readSubscriber } from '../../../src/storage/subscriber.ts';
import type { Browser } from '../../support/console.ts';
import {
  forgetDelivered,
  storedSubscription,
  subscribed,
  takenOff,
} from '../../support/delivered.ts';
import { minuteMs, someNow } from '../../support/facts.ts';
import { formTo } from '../../support/sent-form.ts';
import { placeOf, type StaffedConsole, staffedConsole } from '../../support/staffed-console.ts';

// Every password costs a slow hash, and machines are busy.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let site: StaffedConsole;
let admin: Browser;
const browsers: Record<'viewer' | 'responder', Browser | undefined> = {
  viewer: undefined,
  responder: undefined,
};
beforeAll(async () => {
  site = await staffedConsole('admin');
  admin = site.browser;
  for (const role of ['viewer', 'responder'] as const) browsers[role] = await site.signedIn(role);
});
afterEach(() => forgetDelivered(site.db));
afterAll(() => site.close());

const listedIn = (html: string) =>
  [...html.matchAll(/data-subscriber="(\w+)"/g)].map(([, id]) => id);

describe('the list of subscribers', () => {
  test('has whoever came last first, and is looked through by a part of an address', async () => {
    const ada = await subscribed(site.db, 'ada@customer.example', {}, someNow - 2 * minuteMs);
    const bo = await subscribed(site.db, 'bo@other.example', {}, someNow - minuteMs);
    expect(listedIn(await site.page('/subscribers'))).toEqual([bo.subscriber, ada.subscriber]);
    expect(listedIn(await site.page('/subscribers?q=CUSTOMER'))).toEqual([ada.subscriber]);
    const none = await site.page('/subscribers?q=%3Cscript%3E');
    expect(none).toContain('Nobody was found.');
    expect(none).not.toContain('<script>');
    const seen = await site.page('/subscribers', browsers.responder);
    expect(seen).toContain('ada@customer.example');
  });

  test('tells viewers neither addresses nor, by searching, whose they are', async () => {
    const ada = await subscribed(site.db, 'ada@customer.example');
    const html = await site.page('/subscribers?q=nobody', browsers.viewer);
    expect(listedIn(html)).toEqual([ada.subscriber]);
    expect(html).toContain('a***@customer.example');
    expect(html).toContain('Your role does not see whole addresses.');
    expect(html).not.toContain('name="q"');
    expect(html).not.toContain('ada@');
  });

  test('counts subscriptions by way, language and standing', async () => {
    await subscribed(site.db, 'ada@customer.example', { language: 'zh' });
    await subscribed(site.db, 'bo@customer.example');
    await takenOff(site.db, await subscribed(site.db, 'cy@customer.example'), 'bounced');
    const html = await site.page('/subscribers');
    const rows = [...html.matchAll(/<tr><th scope="row">([^<]+)<\/th>(.*?)<\/tr>/g)].map(
      ([, name = '', cells = '']) => [name, ...[...cells.matchAll(/>(\d+)</g)].map(([, n]) => n)],
    );
    expect(html).toContain('<th scope="col">Active</th><th scope="col">Disabled</th>');
    expect(rows).toEqual([
      ['By mail · 中文', '1', '0'],
      ['By mail · English', '1', '1'],
      ['By webhook · 中文', '0', '0'],
      ['By webhook · English', '0', '0'],
    ]);
  });

  test('goes on on another page, also of what was looked for', async () => {
    for (let count = 0; count < 21; count++) {
      await subscribed(site.db, `a${count}@customer.example`, {}, someNow - count * minuteMs);
    }
    const first = await site.page('/subscribers?q=customer');
    expect(listedIn(first)).toHaveLength(20);
    const [, next = ''] = /href="\/console([^"]+)">Older/.exec(first) ?? [];
    const second = await site.page(next.replaceAll('&amp;', '&'));
    expect(second).toContain('a20@customer.example');
    expect(listedIn(second)).toHaveLength(1);
  });

  test('that is empty says so', async () => {
    expect(await site.page('/subscribers')).toContain('Nobody has subscribed yet.');
  });
});

describe('a subscriber', () => {
  test('is shown with what they want, by which way, and what was sent', async () => {
    const some = { events: ['incident.created'], components: ['chat'], language: 'zh' };
    const mail = await subscribed(site.db, 'ada@customer.example', some);
    const webhook = { channel: 'webhook', url: 'https://a.example/', dialect: 'standard' };
    const { id } = await subscribed(site.db, 'ada@customer.example', webhook);
    const html = await site.page(`/subscribers/${mail.subscriber}`);
    expect(html).toContain('<h1>ada@customer.example</h1>');
    expect(html).toContain('By mail · New incident · Chat');
    expect(html).toContain(`<a href="/console/webhooks/${id}">By webhook</a> · everything`);
    expect(html).toContain('Mail: please confirm');
    expect(html).toContain(`/console/deliveries?subscriber=${mail.subscriber}`);
    for (const browser of Object.values(browsers)) {
      const page = await site.page(`/subscribers/${mail.subscriber}`, browser);
      expect(page).not.toContain('/removal');
    }
  });

  test('is taken off from a page that asks, and forgotten; twice is once', async () => {
    const { subscriber } = await subscribed(site.db, 'ada@customer.example');
    const path = `/subscribers/${subscriber}/removal`;
    const asks = await site.page(path);
    expect(asks).toContain('Nothing more is sent to ada@customer.example.');
    const form = formTo(asks, path);
    for (let time = 0; time < 2; time++) {
      const answer = await site.post(path, form);
      expect(placeOf(answer)).toBe('/console/subscribers?done=removed');
    }
    expect(await readSubscriber(site.db, subscriber ?? '')).toBeNull();
    expect((await admin.get(`/console/subscribers/${subscriber}`)).status).toBe(404);
    const kept = await site.db.client.execute('SELECT * FROM audit_entries');
    const answers = await site.db.client.execute('SELECT * FROM idempotency_keys');
    expect(JSON.stringify([kept.rows, answers.rows])).not.toContain('ada@customer.example');
  });

  test.each(['nobody', 'aaaaaaaaaaaa', '%00'])('is not there for %s', async (id) => {
    for (const path of [`/subscribers/${id}`, `/subscribers/${id}/removal`]) {
      expect((await admin.get(`/console${path}`)).status).toBe(404);
    }
  });
});

describe('a form by which subscribers are told', () => {
  test.each(['/incidents/new?template=own', '/incidents/new?past=on', '/maintenances/new'])(
    'at %s says how many there are',
    async (path) => {
      expect(await site.page(path)).toContain('Nobody is subscribed now.');
      await subscribed(site.db, 'ada@customer.example');
      await takenOff(site.db, await subscribed(site.db, 'bo@customer.example'), 'bounced');
      const webhook = { channel: 'webhook', url: 'https://a.example/', dialect: 'standard' };
      await subscribed(site.db, 'ada@customer.example', webhook);
      expect(await site.page(path)).toContain('Subscribed now: 1 by mail, 1 by webhook.');
    },
  );
});

describe('the quarantine', () => {
  test('says who is in it, since when and why, and admits them again, once', async () => {
    const ada = await subscribed(site.db, 'ada@customer.example');
    const bo = await subscribed(site.db, 'bo@customer.example');
    await takenOff(site.db, ada, 'bounced', someNow - minuteMs);
    await takenOff(site.db, bo, 'complained');
    const html = await site.page('/quarantine');
    const inIt = [...html.matchAll(/data-quarantined="(\w+)"/g)].map(([, id]) => id);
    expect(inIt).toEqual([bo.id, ada.id]);
    expect(html).toContain('mail came back · <time datetime="2026-11-22T06:25:10Z">');
    expect(html).toContain('class="back" href="/console/subscribers"');
    expect(html).toContain('Admit them only if they ask for it');
    const path = `/quarantine/${ada.id}/readmission`;
    for (let time = 0; time < 2; time++) {
      const answer = await site.post(path, formTo(html, path));
      expect(placeOf(answer)).toBe('/console/quarantine?done=admitted');
    }
    expect((await storedSubscription(site.db, ada.id)).state).toBe('active');
    const after = await site.page('/quarantine?done=admitted');
    expect(after).toContain('Admitted: they are told of what happens from now on.');
    expect(after).not.toContain(ada.id);
  });

  test('admits nobody who never confirmed, and says what they can do', async () => {
    const { id } = await subscribed(site.db, 'ada@customer.example');
    await takenOff(site.db, await storedSubscription(site.db, id), 'bounced');
    await site.db.write(['UPDATE subscriptions SET confirmed_at = NULL']);
    const html = await site.page('/quarantine');
    expect(html).toContain('they can only ask again on the status page');
    expect(html).not.toContain('/readmission');
    const answer = await site.post(`/quarantine/${id}/readmission`, {});
    expect(placeOf(answer)).toBe('/console/quarantine');
    expect((await storedSubscription(site.db, id)).state).toBe('disabled');
  });

  test('masks addresses for viewers, who admit nobody', async () => {
    await takenOff(site.db, await subscribed(site.db, 'ada@customer.example'), 'bounced');
    const html = await site.page('/quarantine', browsers.viewer);
    expect(html).toContain('a***@customer.example');
    expect(html).not.toContain('/readmission');
  });

  test('that is empty says so, and a subscription that is in none is not found', async () => {
    expect(await site.page('/quarantine')).toContain('Nobody is in quarantine.');
    expect((await site.post('/quarantine/aaaaaaaaaaaa/readmission', {})).status).toBe(404);
  });
});
