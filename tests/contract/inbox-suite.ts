import { beforeEach, describe, expect, test } from 'vitest';
import { pauseWebhook } from '../../src/actions/pause-webhook.ts';
import { rotateSecret } from '../../src/actions/rotate-secret.ts';
import { subscribeInbox, unsubscribeInbox } from '../../src/actions/subscribe-inbox.ts';
import type { Database } from '../../src/storage/database.ts';
import { readDeliveries } from '../../src/storage/delivery.ts';
import { secretText } from '../../src/storage/keys.ts';
import { readInboxEndpoint } from '../../src/storage/webhook-endpoint.ts';
import { minuteMs, someNow } from '../support/facts.ts';
import { someKeys, someOutgoing } from '../support/outgoing.ts';
import { acting, clock, countRows } from './acting.ts';

/** What is promised of the inbox of the sandbox; `open` gives an empty database each time. */
export function inboxSuite(open: () => Promise<Database>): void {
  let db: Database;
  beforeEach(async () => {
    db = await open();
  });

  const start = (minutes: number) =>
    subscribeInbox(
      clock(db, someNow + minutes * minuteMs),
      someOutgoing,
      `http://127.0.0.1:${4000 + minutes}/`,
    );
  const inbox = async () => {
    const endpoint = await readInboxEndpoint(db);
    if (endpoint) return endpoint;
    throw new Error('The sandbox has no endpoint.');
  };

  describe('the inbox of the sandbox', () => {
    test('is subscribed to everything at the first start, and moved at each later one', async () => {
      const secret = await start(0);
      const { subscription } = await inbox();
      expect(await inbox()).toMatchObject({
        ...{ url: 'http://127.0.0.1:4000/', dialect: 'standard' },
        subscription: {
          ...{ origin: 'sandbox', state: 'active', subscriber: null },
          wanted: { events: null, components: null, subject: null },
        },
      });
      expect(secret).toBe(secretText(await someKeys.signingKey(subscription.id, 1)));
      expect(await start(1)).toBe(secret);
      expect(await inbox()).toMatchObject({
        ...{ url: 'http://127.0.0.1:4001/', subscription: { id: subscription.id } },
      });
      const tests = await readDeliveries(db, { before: null, limit: 9 });
      expect(tests).toMatchObject([{ eventType: 'webhook.test' }, { eventType: 'webhook.test' }]);
    });

    test('is there once, also where two processes start at once', async () => {
      const [one, other] = await Promise.all([start(0), start(1)]);
      expect(one).toBe(other);
      expect(await countRows(db, 'webhook_endpoints')).toBe(1);
    });

    test('stays paused, keeps its newest secret, and is told again after it was disabled', async () => {
      await start(0);
      const { id } = (await inbox()).subscription;
      await rotateSecret(acting(db), someOutgoing, id, null);
      await pauseWebhook(acting(db), id, null);
      expect(await start(1)).toBe(secretText(await someKeys.signingKey(id, 2)));
      expect(await inbox()).toMatchObject({ subscription: { state: 'paused' } });
      expect(await countRows(db, 'deliveries')).toBe(1);
      await db.write(["UPDATE subscriptions SET state = 'disabled', because = 'failing'"]);
      await start(2);
      expect(await inbox()).toMatchObject({ subscription: { state: 'active', because: null } });
    });

    test('is gone once there is no sandbox, and a new one after that', async () => {
      await unsubscribeInbox(clock(db, someNow));
      expect(await countRows(db, 'audit_entries')).toBe(0);
      const before = await start(0);
      await unsubscribeInbox(clock(db, someNow));
      expect(await readInboxEndpoint(db)).toBeNull();
      expect(await start(1)).not.toBe(before);
    });
  });
}
