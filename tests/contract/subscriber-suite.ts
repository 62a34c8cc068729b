import { beforeEach, describe, expect, test } from 'vitest';
import { always, carryOut } from '../../src/actions/change/carry-out.ts';
import { readmitSubscriber, readmitSubscription } from '../../src/actions/readmit-subscription.ts';
import { removeSubscriber } from '../../src/actions/remove-subscriber.ts';
import type {
  DeliveryChannel,
  Subscription,
  SubscriptionState,
} from '../../src/domain/delivery/subscription.ts';
import type { Database } from '../../src/storage/database.ts';
import { queueLetter, readDeliveries } from '../../src/storage/delivery.ts';
import { newId } from '../../src/storage/id.ts';
import { insertSubscriber, readSubscriber, readSubscribers } from '../../src/storage/subscriber.ts';
import {
  insertSubscription,
  readSubscription,
  readSubscriptionsOf,
} from '../../src/storage/subscription.ts';
import { minuteMs, someNow } from '../support/facts.ts';
import { acting, countRows, requestKey } from './acting.ts';

/** What staff may do with subscribers; `open` gives an empty database each time. */
export function subscriberSuite(open: () => Promise<Database>): void {
  let db: Database;
  beforeEach(async () => {
    db = await open();
  });

  const later = () => acting(db, { now: someNow + minuteMs });

  /** Somebody with subscriptions that stand so, and a letter to each. */
  async function subscribe(address: string, ...theirs: readonly Theirs[]) {
    const subscriber = newId();
    const ids = theirs.map(() => newId());
    await carryOut(acting(db), {
      ...{ action: 'test', subject: subscriber, detail: {}, guard: always, events: [] },
      statements: (change) => [
        insertSubscriber({ ...someone, id: subscriber, address }, change),
        ...theirs.flatMap((one, index) => {
          const id = ids[index] ?? '';
          return [
            insertSubscription({ ...subscribed, ...one, id, subscriber }, change),
            queueLetter({ id: newId(), kind: 'reminder', subscription: id, at: someNow }, change),
          ];
        }),
      ],
      result: null,
    });
    await db.write(["UPDATE subscriptions SET because = 'bounced' WHERE state = 'disabled'"]);
    return { subscriber, ids };
  }

  describe('a subscriber', () => {
    test('is forgotten with the address, and all they had is over', async () => {
      const { subscriber, ids } = await subscribe('ada@example.com', {}, { channel: 'webhook' });
      const other = await subscribe('bob@example.com', {});
      // What is answered to a request with a key is kept for whoever sends it again.
      const once = requestKey('readmitted');
      await db.write([
        { sql: "UPDATE subscriptions SET state = 'disabled' WHERE id = ?", args: [ids[0] ?? ''] },
      ]);
      await readmitSubscriber({ ...later(), once }, subscriber);
      expect(await countRows(db, 'idempotency_keys')).toBe(1);
      const removed = await removeSubscriber(later(), subscriber);
      expect(removed).toMatchObject({
        address: 'ada@example.com',
        subscriptions: [{ channel: 'mail', state: 'active' }, { channel: 'webhook' }],
      });
      expect(await readSubscriber(db, subscriber)).toBeNull();
      expect(await readSubscriptionsOf(db, subscriber)).toEqual([]);
      for (const id of ids) {
        expect(await readSubscription(db, id)).toMatchObject({
          ...{ subscriber: null, state: 'ended', endedAt: later().now },
        });
      }
      expect(await readDeliveries(db, { before: null, limit: 9 })).toMatchObject([
        { subscriptionId: other.ids[0] },
      ]);
      const { rows } = await db.client.execute('SELECT * FROM audit_entries');
      expect(JSON.stringify(rows)).not.toContain('ada@');
      expect(await countRows(db, 'idempotency_keys')).toBe(0);
      const again = removeSubscriber(later(), subscriber);
      await expect(again).rejects.toMatchObject({ code: 'not_found' });
      expect(await readSubscribers(db, { before: null, limit: 9 })).toMatchObject([
        { address: 'bob@example.com' },
      ]);
    });

    test('is told again by mail that had come back, and of nothing they had ended', async () => {
      const { subscriber } = await subscribe(
        'ada@example.com',
        ...([{ state: 'disabled' }, { state: 'ended' }, { state: 'paused' }] as const),
        ...([{ state: 'disabled', confirmedAt: null }] as const),
        ...([{ state: 'disabled', channel: 'webhook' }] as const),
      );
      const readmitted = await readmitSubscriber(later(), subscriber);
      const states = readmitted.subscriptions.map(({ state, because }) => [state, because]);
      expect(states).toEqual([
        ...[
          ['active', null],
          ['ended', null],
          ['paused', null],
        ],
        ...[
          ['disabled', 'bounced'],
          ['disabled', 'bounced'],
        ],
      ]);
      const stored = await readSubscriptionsOf(db, subscriber);
      expect(stored.map(({ state }) => state)).toEqual(states.map(([state]) => state));
      const entries = await countRows(db, 'audit_entries');
      expect(await readmitSubscriber(later(), subscriber)).toEqual(readmitted);
      expect(await countRows(db, 'audit_entries')).toBe(entries);
    });

    test('is told again of one subscription alone', async () => {
      const { ids } = await subscribe('ada@example.com', disabled, disabled, webhook);
      const [, second = '', third = ''] = ids;
      const { subscriptions } = await readmitSubscription(later(), second);
      expect(subscriptions.map(({ state }) => state)).toEqual(['disabled', 'active', 'active']);
      const missing = { code: 'not_found' };
      await expect(readmitSubscription(later(), third)).rejects.toMatchObject(missing);
      await expect(readmitSubscription(later(), 'x')).rejects.toMatchObject(missing);
      await expect(readmitSubscriber(later(), 'x')).rejects.toMatchObject(missing);
    });

    test('is changed only by who may', async () => {
      const { subscriber, ids } = await subscribe('ada@example.com', disabled);
      const other = acting(db, { scopes: ['subscribers:read', 'webhooks:write'] });
      for (const work of [
        () => removeSubscriber(other, subscriber),
        () => readmitSubscriber(other, subscriber),
        () => readmitSubscription(other, ids[0] ?? ''),
      ]) {
        await expect(work()).rejects.toMatchObject({ code: 'forbidden' });
      }
      expect(await countRows(db, 'audit_entries')).toBe(1);
    });
  });
}

type Theirs = Readonly<{
  state?: SubscriptionState;
  channel?: DeliveryChannel;
  confirmedAt?: number | null;
}>;

const disabled = { state: 'disabled' } as const;
const webhook = { channel: 'webhook' } as const;

const someone = { language: 'zh', createdAt: someNow, confirmedAt: someNow } as const;

const subscribed: Omit<Subscription, 'number' | 'since' | 'id' | 'subscriber'> = {
  ...({ channel: 'mail', origin: 'visitor', language: 'zh', state: 'active' } as const),
  ...{ because: null, wanted: { events: null, components: null, subject: null } },
  ...{ createdAt: someNow, confirmedAt: someNow, endedAt: null, version: 1 },
};
