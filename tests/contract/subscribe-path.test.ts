import { type Client, createClient } from '@libsql/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { confirmSubscription } from '../../src/actions/confirm-subscription.ts';
import { subscribe } from '../../src/actions/subscribe.ts';
import { type Database, embeddedClient, openDatabase } from '../../src/storage/database.ts';
import { readSubscriberBy } from '../../src/storage/subscriber.ts';
import { readSubscriptionsOf } from '../../src/storage/subscription.ts';
import { newDatabaseFile } from '../support/database-file.ts';
import { someNow, someSite } from '../support/facts.ts';
import { someOutgoing } from '../support/outgoing.ts';

let db: Database;
let asked: string[] = [];
let tidyUp: () => Promise<void>;

beforeEach(async () => {
  const { file, remove } = await newDatabaseFile();
  const client = createClient({ url: `file:${file}`, ...embeddedClient });
  db = await openDatabase(watched(client));
  tidyUp = async () => {
    client.close();
    await remove();
  };
});
afterEach(() => tidyUp());

/** Notes what is asked of the database, in order. */
function watched(client: Client): Client {
  return new Proxy(client, {
    get: (target, name) => {
      const member = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return (...given: unknown[]) => {
        asked.push(String(name));
        return Reflect.apply(member, target, given);
      };
    },
  });
}

const input = {
  ...{ channel: 'mail', address: 'li@example.com', language: 'zh' },
  ...{ events: null, components: null, subject: null },
} as const;

/** What is asked of the database, and how many audit entries are written, when somebody asks. */
async function pathOf(address: string = input.address) {
  const entries = async () =>
    (await db.client.execute('SELECT count(*) AS entries FROM audit_entries')).rows[0]?.entries;
  const before = Number(await entries());
  asked = [];
  const outgoing = { ...someOutgoing, wake: () => void asked.push('wake') };
  await subscribe({ db, site: someSite(), now: someNow, outgoing }, { ...input, address });
  const path = [...asked];
  return { path, written: Number(await entries()) - before };
}

test('who asks takes the same path, whatever is known of the address', async () => {
  const asStranger = await pathOf();
  const again = await pathOf();
  const subscriber = await readSubscriberBy(db, input.address);
  const self = { kind: 'subscriber', id: subscriber?.id ?? '' } as const;
  const [mine] = await readSubscriptionsOf(db, self.id);
  await confirmSubscription({ db, actor: self, now: someNow }, mine?.id ?? '');
  const asSubscriber = await pathOf();
  const tooOften = await pathOf();
  const sql = "UPDATE subscriptions SET state = 'disabled', because = 'complained'";
  await db.write([{ sql, args: [] }, 'DELETE FROM deliveries']);
  const asComplainer = await pathOf();
  expect(asStranger.path.length).toBeGreaterThan(3);
  expect(asStranger.written).toBe(1);
  for (const other of [
    again,
    asSubscriber,
    tooOften,
    asComplainer,
    await pathOf('wang@example.com'),
  ]) {
    expect(other).toEqual(asStranger);
  }
});
