import { beforeEach, describe, expect, test } from 'vitest';
import { createWebhook } from '../../src/actions/create-webhook.ts';
import { pauseWebhook } from '../../src/actions/pause-webhook.ts';
import { redeliver } from '../../src/actions/redeliver.ts';
import { redeliverSpan } from '../../src/actions/redeliver-span.ts';
import { resumeWebhook } from '../../src/actions/resume-webhook.ts';
import { testWebhook } from '../../src/actions/test-webhook.ts';
import { timestamp } from '../../src/domain/time/timestamp.ts';
import type { Database } from '../../src/storage/database.ts';
import { readDeliveries, readDelivery } from '../../src/storage/delivery.ts';
import { readNewestEvents } from '../../src/storage/event.ts';
import { created } from '../../src/web/api/examples/webhook.ts';
import { minuteMs, someNow } from '../support/facts.ts';
import { someOutgoing } from '../support/outgoing.ts';
import { acting, countRows, eventsIn, requestKey } from './acting.ts';

/** What is promised of tests and redeliveries; `open` gives an empty database each time. */
export function redeliverySuite(open: () => Promise<Database>): void {
  let db: Database;
  beforeEach(async () => {
    db = await open();
  });

  const at = (minutes: number) => acting(db, { now: someNow + minutes * minuteMs });
  const make = () => createWebhook(at(0), someOutgoing, created, 'zh');

  describe('a test', () => {
    test('is an event of its endpoint alone, and not among the news', async () => {
      const { id } = (await make()).webhook;
      await make();
      const woken: number[] = [];
      const outgoing = { ...someOutgoing, wake: () => void woken.push(1) };
      const first = await testWebhook(at(1), outgoing, id);
      const second = await testWebhook(at(2), outgoing, id);
      expect(woken).toHaveLength(2);
      expect(await eventsIn(db)).toMatchObject([
        {
          type: 'webhook.test',
          subject: id,
          sequence: 1,
          notify: 0,
          body: { test: { endpoint: id } },
        },
        { type: 'webhook.test', subject: id, sequence: 2 },
      ]);
      expect(await readNewestEvents(db, 9)).toEqual([]);
      const waiting = await readDeliveries(db, { before: null, limit: 9 });
      expect(waiting.map((one) => one.id)).toEqual([second.id, first.id]);
      expect(waiting[1]).toMatchObject({
        eventId: first.event,
        subscriptionId: id,
        state: 'waiting',
      });
      expect(first).toEqual({
        ...{ id: first.id, subscription: id, kind: 'event', event: first.event },
        ...{ type: 'webhook.test', state: 'waiting', nextAttemptAt: timestamp(at(1).now) },
        ...{ createdAt: timestamp(at(1).now), endedAt: null, attempts: [] },
      });
    });

    test('is written once by requests of one key', async () => {
      const { id } = (await make()).webhook;
      const once = requestKey('tested');
      const work = () => testWebhook({ ...at(1), once }, someOutgoing, id);
      expect(await work()).toEqual(await work());
      expect(await countRows(db, 'deliveries')).toBe(1);
    });

    test('is refused where nothing is posted, and the seventh within a minute', async () => {
      const { id } = (await make()).webhook;
      await pauseWebhook(at(0), id, null);
      const paused = testWebhook(at(1), someOutgoing, id);
      await expect(paused).rejects.toMatchObject({ code: 'conflict' });
      await resumeWebhook(at(1), id, null);
      for (let count = 0; count < 6; count++) await testWebhook(at(2), someOutgoing, id);
      const seventh = testWebhook(at(2.5), someOutgoing, id);
      await expect(seventh).rejects.toMatchObject({ code: 'too_many' });
      expect(await testWebhook(at(3), someOutgoing, id)).toMatchObject({ state: 'waiting' });
    });
  });

  describe('a redelivery', () => {
    const ended = (id: string, state: string, tries = 3) =>
      db.write([
        {
          sql: 'UPDATE deliveries SET state = ?, tries = ?, ended_at = ?, due_at = ? WHERE id = ?',
          args: [state, tries, someNow, someNow, id],
        },
      ]);

    test.each(['failed', 'delivered', 'waiting'])(
      'of one that is %s makes it again',
      async (state) => {
        const { id } = (await make()).webhook;
        const delivery = await testWebhook(at(0), someOutgoing, id);
        await ended(delivery.id, state);
        const again = await redeliver(at(5), someOutgoing, 'webhook', delivery.id);
        expect(again).toEqual({ ...delivery, nextAttemptAt: timestamp(at(5).now) });
        expect(await readDelivery(db, delivery.id)).toMatchObject({
          ...{
            state: 'waiting',
            tries: 0,
            dueAt: at(5).now,
            endedAt: null,
            eventId: delivery.event,
          },
        });
        expect(await countRows(db, 'deliveries')).toBe(1);
      },
    );

    test('is refused of what is none, and of mail by who asks for webhooks', async () => {
      const { id } = (await make()).webhook;
      const delivery = await testWebhook(at(0), someOutgoing, id);
      const missing = { code: 'not_found' };
      const unknown = redeliver(at(1), someOutgoing, 'webhook', 'aaaaaaaaaaaa');
      await expect(unknown).rejects.toMatchObject(missing);
      const mail = redeliver(at(1), someOutgoing, 'mail', delivery.id);
      await expect(mail).rejects.toMatchObject(missing);
    });

    test('of a stretch of time makes what failed in it again, and nothing else', async () => {
      const { id } = (await make()).webhook;
      const all = [];
      for (const minutes of [0, 1, 2, 3, 4]) {
        all.push(await testWebhook(at(minutes), someOutgoing, id));
      }
      const states = ['failed', 'failed', 'delivered', 'dropped', 'failed'];
      for (const [index, { id: one }] of all.entries()) await ended(one, states[index] ?? '');
      const span = { since: timestamp(at(1).now), until: timestamp(at(4).now) };
      const asked = await redeliverSpan(at(9), someOutgoing, id, span);
      expect(asked).toEqual({ webhook: id, ...span });
      const now = await Promise.all(all.map((one) => readDelivery(db, one.id)));
      expect(now.map((one) => one?.state)).toEqual([
        ...['failed', 'waiting', 'delivered', 'waiting', 'failed'],
      ]);
      const backwards = redeliverSpan(at(9), someOutgoing, id, { ...span, until: span.since });
      await expect(backwards).rejects.toMatchObject({ faults: [{ pointer: '/since' }] });
    });

    test('is refused while nothing is posted there', async () => {
      const { id } = (await make()).webhook;
      const delivery = await testWebhook(at(0), someOutgoing, id);
      await pauseWebhook(at(1), id, null);
      const conflict = { code: 'conflict' };
      const one = redeliver(at(2), someOutgoing, 'webhook', delivery.id);
      await expect(one).rejects.toMatchObject(conflict);
      const span = redeliverSpan(at(2), someOutgoing, id, { since: timestamp(someNow) });
      await expect(span).rejects.toMatchObject(conflict);
    });
  });
}
