import { beforeEach, describe, expect, test } from 'vitest';
import { testWebhook } from '../../src/actions/test-webhook.ts';
import { retryDelaysMs } from '../../src/domain/delivery/retry.ts';
import type { WebhookEndpoint } from '../../src/domain/delivery/webhook-endpoint.ts';
import type { Database } from '../../src/storage/database.ts';
import { readDeliveries } from '../../src/storage/delivery.ts';
import { deleteDeliveries } from '../../src/storage/kept-delivery.ts';
import { readSubscription } from '../../src/storage/subscription.ts';
import { dayMs, minuteMs, someNow } from '../support/facts.ts';
import { someOutgoing } from '../support/outgoing.ts';
import { acting, eventsIn } from './acting.ts';
import { outboxOf } from './outbox.ts';
import { pruneAllDeliveries } from './pruned.ts';

/**
 * What is promised of what came of deliveries: whom it takes off, and how long it is kept. `open`
 * gives an empty database each time.
 */
export function deliverySuite(open: () => Promise<Database>): void {
  let db: Database;
  beforeEach(async () => {
    db = await open();
  });

  const { endpoint, reader, incident, update, deliver, log, newest, claim } = outboxOf(() => db);

  describe('what fails', () => {
    test('is tried again by the table, with the same event, and then given up', async () => {
      await endpoint();
      await incident();
      const ids = new Set<string | undefined>();
      let at = someNow;
      for (const delay of [...retryDelaysMs, null]) {
        const [brought, ...others] = await deliver(at, () => 'failed');
        expect(others).toEqual([]);
        ids.add(brought?.loads[0]?.event?.id);
        if (delay === null) break;
        expect(await newest()).toMatchObject({ state: 'waiting', dueAt: at + delay });
        expect(await deliver(at + delay - 1)).toEqual([]);
        at += delay;
      }
      expect(ids.size).toBe(1);
      expect(await newest()).toMatchObject({ state: 'failed', tries: 10, endedAt: at });
      expect((await newest())?.attempts).toHaveLength(10);
    });

    test('is tried again when the receiver asks for it, and never more than a few at once', async () => {
      await endpoint();
      const { id } = await incident();
      for (const version of [1, 2, 3, 4, 5]) await update(id, version);
      const retryAfterMs = 10 * minuteMs;
      await deliver(someNow, () => ({ result: 'failed', retryAfterMs }));
      expect(await deliver(someNow + retryAfterMs - 1)).toEqual([]);
      const now = someNow + retryAfterMs;
      const again = await claim('webhook_again', { now });
      expect(again.map(({ tries }) => tries)).toEqual([1, 1, 1, 1]);
    });

    test('for good is not tried again', async () => {
      await endpoint();
      await incident();
      await deliver(someNow, () => 'refused');
      expect(await newest()).toMatchObject({ state: 'failed', tries: 1 });
    });
  });

  describe('mail', () => {
    test('tells of all that is due of one subscription together', async () => {
      const { subscription } = await reader();
      const { id } = await incident();
      await update(id, 1);
      const [brought, ...others] = await deliver(someNow);
      expect(others).toEqual([]);
      expect(brought).toMatchObject({ channel: 'mail', subscription: subscription.number });
      expect(brought?.loads.map(({ event }) => event?.sequence)).toEqual([1, 2]);
    });

    test('that is postponed waits, with all that comes after it, and counts as no attempt', async () => {
      await reader();
      const { id } = await incident();
      await deliver(someNow, () => ({ result: 'postponed', retryAfterMs: minuteMs }));
      await update(id, 1);
      expect(await deliver(someNow + minuteMs - 1)).toEqual([]);
      expect(await newest()).toMatchObject({ tries: 0, attempts: [] });
      const [brought] = await deliver(someNow + minuteMs);
      expect(brought?.loads.map(({ event }) => event?.sequence)).toEqual([1, 2]);
    });
  });

  describe('a subscription', () => {
    const stateOf = async ({ subscription: { id } }: WebhookEndpoint) => {
      const { state, because } = (await readSubscription(db, id)) ?? {};
      return { state, because };
    };

    test('whose endpoint is gone is told no more, and what waits for it is dropped', async () => {
      const one = await endpoint();
      const { id } = await incident();
      await update(id, 1);
      expect(await deliver(someNow, () => 'gone')).toHaveLength(1);
      expect(await stateOf(one)).toEqual({ state: 'disabled', because: 'gone' });
      expect((await log()).map(({ state }) => state)).toEqual(['dropped', 'failed']);
      await update(id, 2);
      expect(await deliver(someNow)).toEqual([]);
      const { rows } = await db.client.execute(
        "SELECT actor_kind, subject FROM audit_entries WHERE action = 'webhook.disable'",
      );
      expect(rows).toMatchObject([{ actor_kind: 'clock', subject: one.subscription.id }]);
    });

    test('whose mail comes back for good is told no more', async () => {
      const one = await reader();
      await incident();
      await deliver(someNow, () => 'gone');
      expect(await stateOf(one)).toEqual({ state: 'disabled', because: 'bounced' });
    });

    test('whose endpoint does nothing but fail for five days is told no more', async () => {
      const one = await endpoint();
      let { id, version } = await incident();
      const another = async () => {
        ({ id, version } = await update(id, version));
      };
      await deliver(someNow, () => 'refused');
      await another();
      await deliver(someNow + dayMs);
      const since = someNow + 2 * dayMs;
      for (const [at, state] of [
        [since, 'active'],
        [since + 5 * dayMs - 1, 'active'],
        [since + 5 * dayMs, 'disabled'],
      ] as const) {
        await another();
        await deliver(at, () => 'refused');
        expect(await stateOf(one)).toMatchObject({ state });
      }
      expect(await stateOf(one)).toMatchObject({ because: 'failing' });
    });
  });

  describe('the log of deliveries', () => {
    const states = async () => (await log()).map(({ state }) => state);

    test('keeps what ended for thirty days, and for good what still waits', async () => {
      await endpoint();
      await endpoint();
      await incident();
      await deliver(someNow, ({ subscription }) => (subscription % 2 ? 'failed' : 'delivered'));
      expect(await pruneAllDeliveries(db, someNow + 30 * dayMs)).toBe(0);
      expect(await pruneAllDeliveries(db, someNow + 30 * dayMs + 1)).toBe(1);
      expect(await states()).toEqual(['waiting']);
    });

    test('keeps the newest of each subscription', async () => {
      await endpoint();
      const { subscription } = await endpoint();
      const { id } = await incident();
      for (const version of [1, 2]) await update(id, version);
      await deliver(someNow);
      const last = subscription.number;
      const all = { after: 0, upTo: last };
      expect(await deleteDeliveries(db, all, { since: 0, most: 2 })).toEqual({ deleted: 2, last });
      expect((await log()).map(({ eventType }) => eventType)).toEqual(
        Array(4).fill('incident.updated'),
      );
    });

    test('is gone through some subscriptions at a time, to the last of them', async () => {
      for (let count = 0; count < 21; count++) await endpoint();
      await incident();
      await deliver(someNow);
      expect(await pruneAllDeliveries(db, someNow + 30 * dayMs + 1)).toBe(21);
      expect(await states()).toEqual([]);
    });

    test('takes tests of webhooks with it, and none that is to be seen', async () => {
      const { subscription } = await endpoint();
      await testWebhook(acting(db), someOutgoing, subscription.id);
      await deliver(someNow);
      await incident();
      await pruneAllDeliveries(db, someNow + 30 * dayMs + 1);
      expect((await eventsIn(db)).map(({ type }) => type)).toEqual(['incident.created']);
    });

    test('is read in parts, newest first, of all or of one subscription', async () => {
      const one = await endpoint();
      const two = await endpoint();
      const { id } = await incident();
      await update(id, 1);
      await deliver(someNow, ({ subscription }) =>
        subscription === one.subscription.number ? 'failed' : 'delivered',
      );
      const [last] = await readDeliveries(db, { before: null, limit: 1 });
      const before = last ? { at: last.createdAt, id: last.id } : null;
      const rest = await readDeliveries(db, { before, limit: 100 });
      expect([last, ...rest]).toEqual(await log());
      const ofTwo = { subscription: two.subscription.number, before: null, limit: 100 };
      const found = await readDeliveries(db, ofTwo);
      expect(found.map(({ eventType }) => eventType)).toEqual([
        'incident.updated',
        'incident.created',
      ]);
      expect(await readDeliveries(db, { ...ofTwo, states: ['waiting', 'failed'] })).toEqual([]);
      const waiting = await readDeliveries(db, { states: ['waiting'], before: null, limit: 100 });
      expect(waiting.map(({ subscriptionId }) => subscriptionId)).toEqual(
        Array(2).fill(one.subscription.id),
      );
    });
  });
}
