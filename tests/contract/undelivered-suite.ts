import { beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '../../src/storage/database.ts';
import { readDeliveryTrouble } from '../../src/storage/delivery-trouble.ts';
import { minuteMs, someNow } from '../support/facts.ts';
import { noTrouble } from '../support/trouble.ts';
import { storeUndelivered } from '../support/undelivered.ts';

/** What is read of news that does not arrive; `open` gives an empty database each time. */
export function undeliveredSuite(open: () => Promise<Database>): void {
  let db: Database;
  beforeEach(async () => {
    db = await open();
  });

  describe('news that does not arrive', () => {
    test('is no trouble where there is none', async () => {
      expect(await readDeliveryTrouble(db, someNow)).toEqual(noTrouble);
    });

    test('is found once it is so for an hour, or since a few days', async () => {
      await storeUndelivered(db);
      expect(await readDeliveryTrouble(db, someNow)).toMatchObject({
        disabled: [{ name: 'Desk', subscription: { because: 'gone' } }],
        failing: [{ name: '', failingSince: someNow - 120 * minuteMs }],
        waitingMail: { count: 2, since: someNow - 120 * minuteMs },
        quarantined: { count: 1, newest: someNow - 10 * minuteMs },
      });
    });

    test('of subscribers is their own business', async () => {
      await storeUndelivered(db);
      await db.write(["UPDATE subscriptions SET subscriber = 'aaaaaaaaaaaa'"]);
      expect(await readDeliveryTrouble(db, someNow)).toMatchObject({ disabled: [], failing: [] });
    });
  });
}
