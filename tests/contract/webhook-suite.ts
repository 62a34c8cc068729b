import { beforeEach, describe, expect, test } from 'vitest';
import { changeWebhook } from '../../src/actions/change-webhook.ts';
import { createWebhook } from '../../src/actions/create-webhook.ts';
import { openIncident } from '../../src/actions/open-incident.ts';
import { pauseWebhook } from '../../src/actions/pause-webhook.ts';
import { redeliver } from '../../src/actions/redeliver.ts';
import { removeWebhook } from '../../src/actions/remove-webhook.ts';
import { resumeWebhook } from '../../src/actions/resume-webhook.ts';
import { rotateSecret } from '../../src/actions/rotate-secret.ts';
import { testWebhook } from '../../src/actions/test-webhook.ts';
import { timestamp } from '../../src/domain/time/timestamp.ts';
import type { Database } from '../../src/storage/database.ts';
import { readDelivery } from '../../src/storage/delivery.ts';
import { secretText } from '../../src/storage/keys.ts';
import { readWebhookEndpoint, readWebhookEndpoints } from '../../src/storage/webhook-endpoint.ts';
import { created } from '../../src/web/api/examples/webhook.ts';
import { minuteMs, someNow } from '../support/facts.ts';
import { someKeys, someOutgoing } from '../support/outgoing.ts';
import { acting, countRows, requestKey } from './acting.ts';
import * as right from './right-requests.ts';

/** What is promised of webhooks; `open` gives an empty database each time. */
export function webhookSuite(open: () => Promise<Database>): void {
  let db: Database;
  beforeEach(async () => {
    db = await open();
  });

  const at = (minutes: number) => acting(db, { now: someNow + minutes * minuteMs });
  const make = (minutes = 0, changes: object = {}) =>
    createWebhook(at(minutes), someOutgoing, { ...created, ...changes }, 'zh');
  const newestEvent = async () => {
    const { rows } = await db.client.execute('SELECT max(number) AS newest FROM events');
    return rows[0]?.newest;
  };
  const audited = async () => {
    const { rows } = await db.client.execute('SELECT detail FROM audit_entries ORDER BY number');
    return rows.map(({ detail }) => String(detail));
  };

  describe('a webhook', () => {
    test('is made active, with a secret that is told and stored nowhere', async () => {
      await openIncident(at(0), right.incident);
      const { webhook, secret } = await make(1);
      expect(webhook).toMatchObject({
        ...created,
        ...{ state: 'active', origin: 'token', subscriber: null, subject: null, version: 1 },
      });
      expect(secret).toBe(secretText(await someKeys.signingKey(webhook.id, 1)));
      const stored = await readWebhookEndpoint(db, webhook.id);
      expect(stored).toMatchObject({ url: created.url, secretVersion: 1, failingSince: null });
      // What was before it came is not told.
      expect(stored?.subscription).toMatchObject({
        ...{ since: await newestEvent(), state: 'active', language: 'en' },
      });
      expect(await countRows(db, 'audit_entries')).toBe(2);
      const { rows } = await db.client.execute('SELECT * FROM webhook_endpoints');
      expect(JSON.stringify([rows, await audited()])).not.toContain(secret.slice(6));
    });

    test('is told of everything, in the language of the site, where nothing else is said', async () => {
      const input = { url: 'https://example.com' };
      const { webhook } = await createWebhook(at(0), someOutgoing, input, 'zh');
      expect(webhook).toMatchObject({
        ...{ url: 'https://example.com/', dialect: 'standard', name: '' },
        ...{ language: 'zh', events: null, components: null },
      });
    });

    test('may name the test among its events, which comes in any case', async () => {
      const events = ['incident.created', 'webhook.test'];
      const { webhook } = await make(0, { events });
      expect(webhook.events).toEqual(events);
      await openIncident(at(1), right.incident);
      const test = await testWebhook(at(2), someOutgoing, webhook.id);
      expect(test).toMatchObject({ type: 'webhook.test', state: 'waiting' });
    });

    test('is made once by requests of one key, which are all told its secret', async () => {
      const once = requestKey('made');
      const request = () => createWebhook({ ...at(0), once }, someOutgoing, created, 'zh');
      const [first, ...others] = await Promise.all([request(), request(), request()]);
      for (const other of others) expect(other).toEqual(first);
      expect(await countRows(db, 'webhook_endpoints')).toBe(1);
      const { rows } = await db.client.execute('SELECT answer FROM idempotency_keys');
      expect(JSON.stringify(rows)).not.toContain('whsec_');
    });

    test('is named in the audit without what may be secret in its address', async () => {
      const url = 'https://example.com/services/T000/B000/path-secret?key=query-secret';
      const { webhook } = await make(0, { url });
      await changeWebhook(at(1), someOutgoing, webhook.id, 1, { name: 'Desk' });
      const entries = await audited();
      expect(entries).toHaveLength(2);
      for (const entry of entries) {
        expect(entry).toContain('"url":"https://example.com/services…"');
        expect(entry).not.toContain('secret');
      }
    });

    test('is changed by who knows the newest, and left alone where it is so already', async () => {
      const { webhook } = await make();
      const { id } = webhook;
      const same = await changeWebhook(at(1), someOutgoing, id, 1, created);
      expect(same).toEqual(webhook);
      expect(await countRows(db, 'audit_entries')).toBe(1);
      const changes = { url: 'https://example.com/other', events: null, dialect: 'cloudevents' };
      const changed = await changeWebhook(at(2), someOutgoing, id, 1, changes);
      expect(changed).toEqual({ ...webhook, ...changes, version: 2 });
      const stored = await readWebhookEndpoint(db, id);
      expect(stored).toMatchObject({ url: changes.url, subscription: { version: 2 } });
      const late = changeWebhook(at(3), someOutgoing, id, 1, { name: 'Late' });
      await expect(late).rejects.toMatchObject({ code: 'stale' });
    });

    test('has a new secret by rotation, while the one before still signs', async () => {
      const { webhook, secret } = await make();
      const once = requestKey('rotated');
      const rotate = () => rotateSecret({ ...at(1), once }, someOutgoing, webhook.id, null);
      const [rotated, again] = [await rotate(), await rotate()];
      expect(again).toEqual(rotated);
      expect(rotated.secret).toBe(secretText(await someKeys.signingKey(webhook.id, 2)));
      expect(rotated.secret).not.toBe(secret);
      expect(rotated.webhook).toMatchObject({ version: 2, rotatedAt: timestamp(at(1).now) });
      expect(await readWebhookEndpoint(db, webhook.id)).toMatchObject({
        ...{ secretVersion: 2, rotatedAt: at(1).now },
      });
    });

    test('is paused and resumed, each once, and told of what comes after that', async () => {
      const { id } = (await make()).webhook;
      const paused = await pauseWebhook(at(1), id, null);
      expect(paused).toMatchObject({ state: 'paused', version: 2, endedAt: null });
      expect(await pauseWebhook(at(2), id, null)).toEqual(paused);
      await openIncident(at(3), right.incident);
      const resumed = await resumeWebhook(at(4), id, 2);
      expect(resumed).toMatchObject({ state: 'active', version: 3 });
      expect(await resumeWebhook(at(5), id, null)).toEqual(resumed);
      const { since } = (await readWebhookEndpoint(db, id))?.subscription ?? {};
      expect(since).toBe(await newestEvent());
      expect(await countRows(db, 'audit_entries')).toBe(4);
    });

    test('that was disabled is resumed as one that never failed', async () => {
      const { id } = (await make()).webhook;
      await db.write([
        "UPDATE subscriptions SET state = 'disabled', because = 'failing', ended_at = 1",
        'UPDATE webhook_endpoints SET failing_since = 1',
      ]);
      await expect(pauseWebhook(at(1), id, null)).rejects.toMatchObject({ code: 'conflict' });
      expect(await resumeWebhook(at(1), id, null)).toMatchObject({
        ...{ state: 'active', because: null, endedAt: null, failingSince: null },
      });
      expect(await readWebhookEndpoint(db, id)).toMatchObject({
        ...{ failingSince: null, subscription: { state: 'active', because: null, endedAt: null } },
      });
    });

    test('is gone once it is removed, with what waited for it', async () => {
      const { webhook } = await make();
      const { id } = webhook;
      const test = await testWebhook(at(1), someOutgoing, id);
      expect(await removeWebhook(at(2), id, 1)).toEqual(webhook);
      expect(await readWebhookEndpoints(db, { before: null, limit: 9 })).toEqual([]);
      expect(await readDelivery(db, test.id)).toMatchObject({ state: 'dropped' });
      for (const work of [
        () => removeWebhook(at(3), id, null),
        () => resumeWebhook(at(3), id, null),
        () => testWebhook(at(3), someOutgoing, id),
      ]) {
        await expect(work()).rejects.toMatchObject({ code: 'not_found' });
      }
      const again = redeliver(at(3), someOutgoing, 'webhook', test.id);
      await expect(again).rejects.toMatchObject({ code: 'conflict' });
    });
  });
}
