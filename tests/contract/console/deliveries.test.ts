import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { openIncident } from '../../../src/actions/open-incident.ts';
import { deliveryStates } from '../../../src/domain/delivery/delivery.ts';
import type { Browser } from '../../support/console.ts';
import {
  delivered,
  forgetDelivered,
  madeWebhook,
  someAttempt,
  storedSubscription,
  subscribed,
  takenOff,
} from '../../support/delivered.ts';
import { minuteMs, someNow } from '../../support/facts.ts';
import { formTo } from '../../support/sent-form.ts';
import { placeOf, type StaffedConsole, staffedConsole } from '../../support/staffed-console.ts';
import { acting } from '../acting.ts';
import * as right from '../right-requests.ts';

// Every password costs a slow hash, and machines are busy.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let site: StaffedConsole;
let admin: Browser;
let viewer: Browser;
beforeAll(async () => {
  site = await staffedConsole('admin');
  admin = site.browser;
  viewer = await site.signedIn('viewer');
});
afterEach(() => forgetDelivered(site.db));
afterAll(() => site.close());

const listedIn = (html: string) =>
  [...html.matchAll(/data-delivery="(\w+)" data-state="(\w+)"/g)].map(([, id, state]) => [
    id,
    state,
  ]);

/** One delivery in each state, of an incident each. Returns their ids by their states. */
async function someOfAll(webhook: string): Promise<Readonly<Record<string, string>>> {
  const ids: Record<string, string> = {};
  for (const state of deliveryStates) {
    await openIncident(acting(site.db), right.incident);
    ids[state] = await delivered(site.db, webhook, { state, attempts: [someAttempt()] });
  }
  return ids;
}

describe('the list of deliveries', () => {
  test('is narrowed to a state, a webhook or a subscriber', async () => {
    const webhook = await madeWebhook(site.db, { name: 'The <b>desk</b>' });
    const ids = await someOfAll(webhook);
    const mail = await subscribed(site.db, 'ada@customer.example');
    const letter = await delivered(site.db, mail.id, { state: 'failed', attempts: [] });
    const all = listedIn(await site.page('/deliveries'));
    expect(all).toHaveLength(6);
    expect(all[0]).toEqual([letter, 'failed']);
    expect(await site.page('/deliveries')).toContain('class="back" href="/console/webhooks"');
    expect(listedIn(await site.page('/deliveries?state=failed'))).toEqual([
      [letter, 'failed'],
      [ids.failed, 'failed'],
    ]);
    const ofWebhook = await site.page(`/deliveries?webhook=${webhook}&state=waiting`);
    expect(listedIn(ofWebhook)).toEqual([[ids.waiting, 'waiting']]);
    expect(ofWebhook).toContain('Only what goes to “<bdi>The &lt;b&gt;desk&lt;/b&gt;</bdi>”');
    expect(ofWebhook).toContain(`name="webhook" value="${webhook}"`);
    const ofPerson = await site.page(`/deliveries?subscriber=${mail.subscriber}`);
    expect(listedIn(ofPerson)).toHaveLength(2);
    expect(ofPerson).toContain('To <bdi>ada@customer.example</bdi>');
  });

  test.each(['state=wrong', 'webhook=nobody', 'subscriber=%00', 'before=x', 'webhook=%3Cb%3E'])(
    'asked for %s shows nothing strange',
    async (query) => {
      const answer = await admin.get(`/console/deliveries?${query}`);
      expect(answer.status).toBe(200);
      expect(await answer.text()).toContain('No delivery is like that.');
    },
  );

  test('goes on on another page', async () => {
    const webhook = await madeWebhook(site.db);
    const ids: string[] = [];
    for (let count = 0; count < 21; count++) {
      await openIncident(acting(site.db), right.incident);
      ids.unshift(await delivered(site.db, webhook, { state: 'failed', attempts: [] }));
    }
    const first = await site.page('/deliveries?state=failed');
    expect(listedIn(first).map(([id]) => id)).toEqual(ids.slice(0, 20));
    const [, next = ''] = /href="\/console([^"]+)">Older/.exec(first) ?? [];
    const second = await site.page(next.replaceAll('&amp;', '&'));
    expect(listedIn(second)).toEqual([[ids[20], 'failed']]);
  });
});

describe('the page of a delivery', () => {
  test('tells of each attempt what was answered, as plain text', async () => {
    const webhook = await madeWebhook(site.db, { name: 'desk' });
    const { id: incident } = await openIncident(acting(site.db), right.incident);
    const id = await delivered(site.db, webhook, {
      state: 'waiting',
      attempts: [
        someAttempt({ status: 503, failure: 'refused', detail: '<b>busy</b>', ms: 1234.4 }),
        someAttempt({ status: null, failure: 'timed_out', detail: '', at: someNow + minuteMs }),
      ],
      dueAt: someNow + 30 * minuteMs,
    });
    const html = await site.page(`/deliveries/${id}`);
    expect(html).toContain('<h1>New incident</h1>');
    expect(html).toContain(`href="/console/incidents/${incident}"`);
    expect(html).toContain(`href="/console/webhooks/${webhook}"`);
    const log = html.slice(html.indexOf('id="attempts"'));
    expect(log).toMatch(/14:26:10.*answered 503.*1234 ms.*&lt;b&gt;busy&lt;\/b&gt;/s);
    expect(log).toMatch(/14:27:10.*timed out/s);
    expect(html).toContain('Next attempt: <time datetime="2026-11-22T06:56:10Z">');
    expect(html).toContain('<a class="back" href="/console/deliveries">Deliveries</a>');
    // It is not due for long, so nothing is asked for again and again.
    expect(html).not.toContain('hx-trigger');
  });

  test('renews itself while it is under way, and stops then', async () => {
    const webhook = await madeWebhook(site.db);
    await openIncident(acting(site.db), right.incident);
    const id = await delivered(site.db, webhook, { state: 'waiting', attempts: [] });
    expect(await site.page(`/deliveries/${id}`)).toContain(
      `<div id="progress" hx-get="/console/deliveries/${id}/part" hx-trigger="every 2s"`,
    );
    const part = await site.page(`/deliveries/${id}/part`);
    expect(part).toMatch(/^<div id="progress" hx-get/);
    await site.db.write([`UPDATE deliveries SET state = 'delivered' WHERE id = '${id}'`]);
    expect(await site.page(`/deliveries/${id}/part`)).toMatch(/^<div id="progress"><div/);
  });

  test('that waits for more news says when it leaves, and is not sent sooner', async () => {
    const { id: subscription } = await subscribed(site.db, 'ada@customer.example');
    const queued: string[] = [];
    for (const dueAt of [someNow + 5 * minuteMs, someNow]) {
      await openIncident(acting(site.db), right.incident);
      const waiting = { state: 'waiting', attempts: [], dueAt } as const;
      queued.push(await delivered(site.db, subscription, waiting));
    }
    for (const id of queued) {
      const html = await site.page(`/deliveries/${id}`);
      expect(html).toMatch(/leaves in one at <time[^>]*>14:31:10<\/time>/);
      expect(html).not.toContain('hx-trigger');
      expect(html).not.toContain('/redelivery"');
    }
  });

  test('of a letter about a webhook names the mailbox it goes to', async () => {
    const webhook = { channel: 'webhook', dialect: 'standard', url: 'https://hooks.example/in' };
    const { id } = await subscribed(site.db, 'ada@customer.example', webhook);
    const list = await site.page(`/deliveries?webhook=${id}`);
    expect(list).toContain('To <bdi>ada@customer.example</bdi>');
    const [[letter = ''] = []] = listedIn(list);
    expect(await site.page(`/deliveries/${letter}`)).toContain('<bdi>ada@customer.example</bdi>');
  });

  test('names nobody whose address a viewer need not know, also in what was answered', async () => {
    const mail = await subscribed(site.db, 'ada@customer.example');
    await openIncident(acting(site.db), right.incident);
    const detail = '550 5.1.1 <ada@customer.example>: Recipient address rejected';
    const attempts = [someAttempt({ status: 550, failure: 'refused', detail })];
    const id = await delivered(site.db, mail.id, { state: 'failed', attempts });
    const pages = [`/deliveries/${id}`, '/deliveries', `/deliveries?subscriber=${mail.subscriber}`];
    for (const path of [...pages, `/subscribers/${mail.subscriber}`, '/subscribers']) {
      expect(await site.page(path)).toContain('ada@customer.example');
      const html = await site.page(path, viewer);
      expect(html).not.toContain('ada@');
      expect(html).toContain('a***@customer.example');
    }
    const html = await site.page(`/deliveries/${id}`, viewer);
    expect(html).toContain('550 5.1.1 &lt;a***@customer.example&gt;: Recipient');
    expect(html).not.toContain('/redelivery');
  });

  test.each(['nothing', 'aaaaaaaaaaaa', '%00'])('is not there for %s', async (id) => {
    for (const path of [`/deliveries/${id}`, `/deliveries/${id}/part`]) {
      expect((await admin.get(`/console${path}`)).status).toBe(404);
    }
    expect((await site.post(`/deliveries/${id}/redelivery`, {})).status).toBe(404);
  });
});

describe('a delivery that is made again', () => {
  test.each(['webhook', 'mail'] as const)(
    'by %s is due at once, and done once',
    async (channel) => {
      const subscription =
        channel === 'webhook'
          ? await madeWebhook(site.db)
          : (await subscribed(site.db, 'ada@customer.example')).id;
      await openIncident(acting(site.db), right.incident);
      const attempts = [someAttempt({ status: 500, failure: 'refused' })];
      const id = await delivered(site.db, subscription, { state: 'failed', attempts });
      const path = `/deliveries/${id}`;
      const form = formTo(await site.page(path), `${path}/redelivery`);
      for (let time = 0; time < 2; time++) {
        const answer = await site.post(`${path}/redelivery`, form);
        expect(placeOf(answer)).toBe(`/console${path}?done=queued`);
      }
      const html = await site.page(`${path}?done=queued`);
      expect(html).toContain('It is in the queue again');
      expect(html).toContain('this page renews itself');
      expect(html).toContain('answered 500');
      // What came of it before says nothing of now.
      expect(html.slice(0, html.indexOf('id="attempts"'))).not.toContain('answered 500');
      expect(html.includes('webhook-id')).toBe(channel === 'webhook');
      const { rows } = await site.db.client.execute({
        sql: "SELECT detail FROM audit_entries WHERE action = 'delivery.redeliver' AND subject = ?",
        args: [subscription],
      });
      expect(rows).toHaveLength(1);
    },
  );

  test('to whom nothing is sent now is refused, and says what to do', async () => {
    const webhook = await madeWebhook(site.db);
    await openIncident(acting(site.db), right.incident);
    const id = await delivered(site.db, webhook, { state: 'failed', attempts: [] });
    const form = formTo(await site.page(`/deliveries/${id}`), `/deliveries/${id}/redelivery`);
    await takenOff(site.db, await storedSubscription(site.db, webhook), 'gone');
    const answer = await site.post(`/deliveries/${id}/redelivery`, form);
    expect(answer.status).toBe(409);
    const html = await answer.text();
    expect(html).toContain('Resume it first, then send this again.');
    expect(html).not.toContain('/redelivery"');
  });
});
