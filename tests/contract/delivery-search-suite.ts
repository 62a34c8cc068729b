import { beforeEach, describe, expect, test } from 'vitest';
import { openIncident } from '../../src/actions/open-incident.ts';
import { deliveryStates } from '../../src/domain/delivery/delivery.ts';
import type { Database } from '../../src/storage/database.ts';
import {
  mostDeliveriesLookedThrough,
  readNewestDeliveries,
  searchDeliveries,
} from '../../src/storage/delivery-search.ts';
import {
  countSubscriptions,
  countSubscriptionsOf,
  readQuarantine,
  searchSubscribers,
} from '../../src/storage/subscriber-search.ts';
import {
  delivered,
  madeWebhook,
  someAttempt,
  storedSubscription,
  subscribed,
  takenOff,
} from '../support/delivered.ts';
import { minuteMs, someNow } from '../support/facts.ts';
import { acting } from './acting.ts';
import * as right from './right-requests.ts';

/** What the console looks for among deliveries and subscribers; `open` gives an empty database. */
export function deliverySearchSuite(open: () => Promise<Database>): void {
  let db: Database;
  beforeEach(async () => {
    db = await open();
  });

  const at = (minutes: number) => someNow + minutes * minuteMs;
  const any = { to: null, state: null } as const;
  const first = (limit: number) => ({ before: null, limit });
  const webhook = { channel: 'webhook', url: 'https://a.example/', dialect: 'standard' };
  const idsOf = (found: readonly Readonly<{ id: string }>[]) => found.map(({ id }) => id);

  describe('deliveries', () => {
    test('are found by where they stand and by whose they are, newest first', async () => {
      await openIncident(acting(db), right.incident);
      const webhook = await madeWebhook(db);
      const mail = await subscribed(db, 'ada@customer.example');
      const [letter] = (await searchDeliveries(db, any, first(1))).deliveries;
      const posted = [];
      for (const state of deliveryStates) {
        await openIncident(acting(db), right.incident);
        posted.unshift(await delivered(db, webhook, { state, attempts: [someAttempt()] }));
      }
      const sent = await delivered(db, mail.id, { state: 'failed', attempts: [] });
      const search = async (asked: Parameters<typeof searchDeliveries>[1]) =>
        idsOf((await searchDeliveries(db, asked, first(10))).deliveries);
      expect(await search(any)).toEqual([sent, ...posted, letter?.id]);
      const toWebhook = { kind: 'subscription', id: webhook } as const;
      expect(await search({ to: toWebhook, state: null })).toEqual(posted);
      const toPerson = { kind: 'subscriber', id: mail.subscriber ?? '' } as const;
      expect(await search({ to: toPerson, state: null })).toEqual([sent, letter?.id]);
      expect(await search({ to: toPerson, state: 'failed' })).toEqual([sent]);
      expect(await search({ to: null, state: 'failed' })).toEqual([sent, posted[1]]);
      expect(await search({ to: { kind: 'subscriber', id: "x' OR 1" }, state: null })).toEqual([]);
      const newest = await readNewestDeliveries(db, [mail.number, mail.number - 1, 99]);
      expect([...newest.values()].map(({ id }) => id).toSorted()).toEqual(
        [sent, posted[0]].toSorted(),
      );
    });

    test('are read in parts, of which the last says that it is', async () => {
      const webhook = await madeWebhook(db);
      const ids: string[] = [];
      for (let count = 0; count < 5; count++) {
        await openIncident(acting(db), right.incident);
        ids.unshift(await delivered(db, webhook, { state: 'delivered', attempts: [] }));
      }
      const one = await searchDeliveries(db, any, first(3));
      expect(idsOf(one.deliveries)).toEqual(ids.slice(0, 3));
      expect(one.next).toEqual({ kind: 'more', before: ids[2] });
      const two = await searchDeliveries(db, any, { before: ids[2] ?? '', limit: 3 });
      expect([idsOf(two.deliveries), two.next]).toEqual([ids.slice(3), null]);
    });

    test('are looked through so far and no further at once, however rare what is looked for', async () => {
      const webhook = await madeWebhook(db);
      await openIncident(acting(db), right.incident);
      const rare = await delivered(db, webhook, { state: 'failed', attempts: [] });
      await db.write([
        {
          sql: `INSERT INTO deliveries
                  (id, kind, event, subscription, state, tries, due_at, created_at, attempts)
                WITH RECURSIVE turn (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM turn WHERE n < ?)
                SELECT printf('many%08d', n), 'event', 1000 + n, 1, 'delivered', 1, 0, n, '[]'
                FROM turn`,
          args: [mostDeliveriesLookedThrough],
        },
      ]);
      const failed = { to: null, state: 'failed' } as const;
      const none = await searchDeliveries(db, failed, first(5));
      expect(none).toEqual({
        deliveries: [],
        next: { kind: 'further', before: 'many00000001', at: 1 },
      });
      const then = await searchDeliveries(db, failed, { before: 'many00000001', limit: 5 });
      expect([idsOf(then.deliveries), then.next]).toEqual([[rare], null]);
    });
  });

  describe('subscribers', () => {
    test('are found by a part of their address, taken literally', async () => {
      for (const address of ['ada@customer.example', 'b_o@customer.example', 'cy@other.example']) {
        await subscribed(db, address);
      }
      const search = async (words: string) =>
        (await searchSubscribers(db, words, first(10))).map(({ address }) => address).toSorted();
      expect(await search('')).toHaveLength(3);
      expect(await search('CUSTOMER')).toEqual(['ada@customer.example', 'b_o@customer.example']);
      expect(await search('_')).toEqual(['b_o@customer.example']);
      expect(await search('%')).toEqual([]);
      expect(await search("' OR 1")).toEqual([]);
    });

    test('are counted by how their subscriptions stand, without those that are over', async () => {
      const ada = await subscribed(db, 'ada@customer.example');
      await subscribed(db, 'ada@customer.example', webhook);
      await takenOff(db, await subscribed(db, 'bo@customer.example'), 'bounced');
      const over = await subscribed(db, 'cy@customer.example');
      await db.write([`UPDATE subscriptions SET state = 'ended' WHERE id = '${over.id}'`]);
      // It is no customer's.
      await madeWebhook(db);
      expect(await countSubscriptions(db)).toEqual(
        expect.arrayContaining([
          { channel: 'mail', language: 'en', state: 'active', count: 1 },
          { channel: 'mail', language: 'en', state: 'disabled', count: 1 },
          { channel: 'webhook', language: 'en', state: 'active', count: 1 },
        ]),
      );
      expect(await countSubscriptions(db)).toHaveLength(3);
      expect(await countSubscriptionsOf(db, [ada.subscriber ?? '', 'nobody'])).toEqual(
        new Map([[ada.subscriber, 2]]),
      );
    });

    test('are in quarantine where mail is sent no more, those who came last first', async () => {
      const ids: string[] = [];
      for (const [minute, name] of ['ada', 'bo', 'cy'].entries()) {
        const one = await subscribed(db, `${name}@customer.example`);
        await takenOff(db, one, minute === 1 ? 'complained' : 'bounced', at(minute));
        ids.unshift(one.id);
      }
      await takenOff(db, await storedSubscription(db, await madeWebhook(db)), 'gone', at(9));
      const found = await readQuarantine(db, first(2));
      expect(found.map(({ subscription }) => subscription.id)).toEqual(ids.slice(0, 2));
      expect(found.map(({ subscriber }) => subscriber.address)).toEqual([
        'cy@customer.example',
        'bo@customer.example',
      ]);
      const before = { at: at(1), id: ids[1] ?? '' };
      const rest = await readQuarantine(db, { before, limit: 2 });
      expect(rest.map(({ subscription }) => subscription.id)).toEqual(ids.slice(2));
    });
  });
}
