import { describe, expect, test } from 'vitest';
import { openIncident } from '../../src/actions/open-incident.ts';
import { testWebhook } from '../../src/actions/test-webhook.ts';
import { fanOut } from '../../src/delivery/outbox/fan-out.ts';
import { maskedAddress } from '../../src/domain/delivery/masked-address.ts';
import { readDeliveries } from '../../src/storage/delivery.ts';
import { readSubscription } from '../../src/storage/subscription.ts';
import { readWebhookEndpoint } from '../../src/storage/webhook-endpoint.ts';
import { opened } from '../../src/web/api/examples/incident.ts';
import { minuteMs } from '../support/facts.ts';
import { someKeys, someOutgoing } from '../support/outgoing.ts';
import {
  ask,
  byMail,
  byWebhook,
  get,
  had,
  linkOf,
  post,
  selfService,
  told,
} from '../support/self-service.ts';
import { formAt } from '../support/sent-form.ts';
import { acting } from './acting.ts';

/** What the form that changes a secret carries along. */
function versionOf(html: string): string {
  return /name="version" value="(\d+)"/.exec(html)?.[1] ?? '';
}

describe('the page of a subscription', () => {
  test('changes nothing when it is opened, and confirms when its button is pressed', async () => {
    const site = await selfService();
    await ask(site, byMail);
    const link = await linkOf(site);
    const page = await get(site, link);
    expect(page.html).toContain(maskedAddress('li@example.com'));
    expect(page.html).not.toContain('li@example.com');
    expect(await had(site)).toMatchObject([{ state: 'unconfirmed' }]);
    const { headers } = await post(site, link, formAt(page.html, link));
    expect(headers.get('location')).toBeNull();
    const confirmed = await post(site, link, { act: 'confirm' });
    expect(confirmed.headers.get('location')).toBe(link);
    expect(await had(site)).toMatchObject([{ state: 'active' }]);
  });

  test('is changed and ended there', async () => {
    const site = await selfService();
    const link = await told(site);
    const fields = formAt((await get(site, link)).html, link);
    const { 'kind.announcements': _, ...fewer } = fields;
    await post(site, link, { ...fewer, act: 'change', language: 'zh', 'component.email': '' });
    expect(await had(site)).toMatchObject([
      {
        language: 'zh',
        wanted: { components: expect.not.arrayContaining(['email']) },
        state: 'active',
      },
    ]);
    const kept = await post(site, link, { act: 'change', language: 'zh' });
    expect([kept.status, kept.html.includes('id="components-note" class="fault"')]).toEqual([
      422,
      true,
    ]);
    expect(await post(site, link, { act: 'end' })).toMatchObject({ status: 303 });
    expect((await get(site, link)).html).toContain('You are unsubscribed');
    expect(await post(site, link, { act: 'confirm' })).toMatchObject({ status: 409 });
    expect(await had(site)).toMatchObject([{ state: 'ended' }]);
  });

  test.each([
    ['application/x-www-form-urlencoded', 'List-Unsubscribe=One-Click'],
    [
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n',
    ],
  ])('is ended in one click by a mail program, as %s', async (type, body) => {
    const site = await selfService();
    const link = (await told(site)).replace('/en/', '/');
    const sent = () => post(site, link, body, { 'content-type': type });
    expect(await get(site, link, { 'accept-language': 'zh-CN' })).toMatchObject({ status: 302 });
    expect(await had(site)).toMatchObject([{ state: 'active' }]);
    expect([(await sent()).status, (await sent()).status]).toEqual([200, 200]);
    expect(await had(site)).toMatchObject([{ state: 'ended' }]);
  });

  test('of a webhook shows its secret when asked, and changes, tests, pauses and resumes it', async () => {
    const site = await selfService();
    const link = await told(site, byWebhook);
    const [webhook] = await had(site);
    const state = async () => (await readSubscription(site.db, webhook?.id ?? ''))?.state;
    const page = await get(site, link);
    expect(page.html).not.toMatch(/whsec_|sesame/);
    const shown = await post(site, link, { act: 'secret' });
    const [secret] = /whsec_[\w+/=]{44}/.exec(shown.html) ?? [];
    expect(secret).toBeDefined();
    await post(site, link, { act: 'rotate', version: versionOf(page.html) });
    const rotated = await post(site, link, { act: 'secret' });
    expect(rotated.html).not.toContain(secret);
    expect(rotated.html).toContain('the former secret signs, too');
    const tested = await post(site, link, { act: 'test' });
    expect(tested.headers.get('location')).toBe(`${link}?done=tested`);
    expect((await get(site, link)).html).toContain('data-state="waiting"');
    await post(site, link, { act: 'pause' });
    expect(await state()).toBe('paused');
    expect(await post(site, link, { act: 'test' })).toMatchObject({ status: 409 });
    await post(site, link, { act: 'resume' });
    expect(await state()).toBe('active');
  });

  test('of a webhook makes one new secret of a button that is pressed twice, and asks before another', async () => {
    const site = await selfService();
    const link = await told(site, byWebhook);
    const page = await get(site, link);
    expect(page.html).toContain('both the new one and the former one sign');
    const rotate = { act: 'rotate', version: versionOf(page.html) };
    const answers = await Promise.all([post(site, link, rotate), post(site, link, rotate)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    expect(await post(site, link, { act: 'rotate' })).toMatchObject({ status: 409 });
    const [webhook] = await had(site);
    const endpoint = await readWebhookEndpoint(site.db, webhook?.id ?? '');
    expect(endpoint).toMatchObject({ secretVersion: 2 });
    expect((await get(site, link)).html).toContain('stops signing at once');
  });

  test('of a webhook names in its log what was posted when, and what comes next', async () => {
    const site = await selfService();
    const link = await told(site, byWebhook);
    const { id } = await openIncident(acting(site.db), opened);
    const at = site.clock.now;
    while ((await fanOut(site.db, at, null)).next === 'more');
    const attempts = JSON.stringify([{ at, ms: 9, status: 500, failure: null, detail: '' }]);
    await site.db.write([
      {
        sql: "UPDATE deliveries SET tries = 1, due_at = ?, attempts = ? WHERE kind = 'event'",
        args: [at + 10 * minuteMs, attempts],
      },
    ]);
    const { html } = await get(site, link);
    const log = html.slice(html.indexOf('id="log"'));
    expect(log).toContain(`href="/en/incidents/${id}"`);
    expect(log).toMatch(/1 attempt · HTTP 500 · next attempt <time/);
    // The letter that asked to confirm it went to its owner, and by mail.
    expect(log.match(/<li/g)).toHaveLength(1);
  });

  test('of one incident follows everything instead, and tells nothing twice', async () => {
    const site = await selfService();
    const { id } = await openIncident(acting(site.db), opened);
    await site.refresh();
    await ask(site, byMail, `/en/subscribe?incident=${id}`);
    const link = await linkOf(site);
    await post(site, link, { act: 'confirm' });
    const { html } = await get(site, link);
    expect(html).toContain('value="followAll">Follow everything instead</button>');
    await post(site, link, { act: 'followAll' });
    const wanted = { subject: null, components: null };
    expect(await had(site)).toMatchObject([{ state: 'active', wanted }]);
  });

  test('that follows everything takes the place of one incident once it is confirmed', async () => {
    const site = await selfService();
    const { id } = await openIncident(acting(site.db), opened);
    await site.refresh();
    for (const path of [`/en/subscribe?incident=${id}`, '/en/subscribe']) {
      await ask(site, byMail, path);
      await post(site, await linkOf(site), { act: 'confirm' });
    }
    expect((await had(site)).map(({ state }) => state)).toEqual(['ended', 'active']);
  });

  test('opens its own deliveries only', async () => {
    const site = await selfService();
    const mine = await told(site, byWebhook);
    const [own] = await had(site);
    const address = 'wang@example.com';
    await ask(site, { ...byWebhook, address }, '/en/subscribe?way=webhook');
    const theirs = await linkOf(site, address);
    await post(site, theirs, { act: 'confirm' });
    await testWebhook(acting(site.db), someOutgoing, own?.id ?? '');
    const [delivery] = await readDeliveries(site.db, { before: null, limit: 1 });
    const failed = "UPDATE deliveries SET state = 'failed' WHERE id = ?";
    await site.db.write([{ sql: failed, args: [delivery?.id ?? ''] }]);
    const again = { act: 'redeliver', delivery: delivery?.id ?? '' };
    expect((await get(site, theirs)).html).not.toContain(delivery?.id);
    expect(await post(site, theirs, again)).toMatchObject({ status: 409 });
    expect((await get(site, mine)).html).toContain('data-state="failed"');
    expect(await post(site, mine, again)).toMatchObject({ status: 303 });
    expect((await get(site, mine)).html).toContain('data-state="waiting"');
  });

  test('that failed for days shows why, and goes on when its owner says so', async () => {
    const site = await selfService();
    const link = await told(site, byWebhook);
    await post(site, link, { act: 'test' });
    await site.db.write([
      "UPDATE subscriptions SET state = 'disabled', because = 'failing'",
      `UPDATE deliveries SET state = 'failed', attempts = '${JSON.stringify([
        { at: 0, ms: 9, status: 500, failure: null, detail: '<script>alert(1)</script>' },
        { at: 0, ms: 9, status: null, failure: 'timed_out', detail: '<b>too slow</b>' },
      ])}' WHERE kind = 'event'`,
    ]);
    const { html } = await get(site, link);
    expect(html).toContain('For five days every delivery has failed.');
    expect(html).toContain('2 attempts · no answer · <bdi>&lt;b&gt;too slow');
    expect(html).not.toMatch(/<script|<b>/);
    await post(site, link, { act: 'resume' });
    expect(await had(site)).toMatchObject([{ state: 'active', because: null }]);
  });

  test('is not acted on without end', async () => {
    const site = await selfService();
    const link = await told(site);
    const statuses = [];
    for (let count = 0; count < 31; count++) {
      statuses.push((await post(site, link, { act: 'confirm' })).status);
    }
    expect([statuses.indexOf(429), statuses.at(-1)]).toEqual([29, 429]);
    expect((await post(site, link, 'List-Unsubscribe=One-Click')).status).toBe(200);
  });

  test('that staff took off is put on again by them alone', async () => {
    const site = await selfService();
    const link = await told(site, byWebhook);
    const sql = "UPDATE subscriptions SET state = 'disabled', because = 'by_staff'";
    await site.db.write([{ sql, args: [] }]);
    const { html } = await get(site, link);
    expect(html).toContain('Our staff have stopped this');
    expect([...html.matchAll(/name="act" value="(\w+)"/g)].map(([, act]) => act)).toEqual(['end']);
    for (const act of ['resume', 'confirm', 'secret', 'test', 'pause', 'rotate']) {
      await post(site, link, { act });
    }
    expect(await had(site)).toMatchObject([{ state: 'disabled' }]);
  });

  test('is kept by nobody, listed by nobody, and told to nobody', async () => {
    const site = await selfService();
    const link = await told(site);
    for (const path of [link, link.replace('/en/', '/'), `${link}x`]) {
      const { headers } = await get(site, path);
      expect([headers.get('cache-control'), headers.get('referrer-policy')]).toEqual([
        'no-store',
        'no-referrer',
      ]);
    }
    const { headers, html } = await get(site, link);
    expect(headers.get('x-robots-tag')).toBe('noindex');
    expect(html).toContain('<meta name="robots" content="noindex"/>');
    const stored = await site.db.client.execute('SELECT detail FROM audit_entries');
    const token = link.split('/').at(-1) ?? '';
    expect(JSON.stringify([stored.rows, site.logged])).not.toContain(token);
    expect(JSON.stringify([stored.rows, site.logged])).not.toContain('example.com');
  });

  test('is not there for a token that is not ours', async () => {
    const site = await selfService();
    const token = (await told(site)).split('/').at(-1) ?? '';
    const other = await someKeys.subscriptionToken('bbbbbbbbbbbb');
    const swapped = other.slice(0, 12) + token.slice(12);
    for (const wrong of [
      ...[other, swapped, token.slice(0, 12), token.slice(0, -1), `${token}a`, token.toUpperCase()],
      ...["'", '%00', '..%2f..%2fconsole', '{{7*7}}', 'a'.repeat(5000)],
    ]) {
      expect((await get(site, `/en/subscriptions/${wrong}`)).status).toBe(404);
      expect((await post(site, `/en/subscriptions/${wrong}`, { act: 'end' })).status).toBe(404);
    }
    expect(await had(site)).toMatchObject([{ state: 'active' }]);
  });
});
