import { beforeEach, describe, expect, test } from 'vitest';
import { openIncident } from '../../src/actions/open-incident.ts';
import { fanOut } from '../../src/delivery/outbox/fan-out.ts';
import { deliverOnce } from '../../src/delivery/outbox/slice.ts';
import type { Database } from '../../src/storage/database.ts';
import { writeResults } from '../../src/storage/delivery-result.ts';
import { giveBack, renewLeases } from '../../src/storage/due-delivery.ts';
import { beginOutbox, readOutbox } from '../../src/storage/outbox.ts';
import { someTools } from '../support/carries.ts';
import { dayMs, minuteMs, someNow } from '../support/facts.ts';
import { acting, countRows } from './acting.ts';
import { outboxOf } from './outbox.ts';
import * as right from './right-requests.ts';

const slice = { atOnce: 4, forMs: minuteMs, room: () => 1000 };

/**
 * What is promised of what leaves; `openTwice` gives two connections to an empty database each time.
 */
export function outboxSuite(openTwice: () => Promise<readonly [Database, Database]>): void {
  let db: Database;
  let other: Database;
  beforeEach(async () => {
    [db, other] = await openTwice();
  });

  const { endpoint, reader, incident, update, deliver, log, newest, claim, handOnAll } = outboxOf(
    () => db,
  );

  describe('an event', () => {
    test('is brought to whoever wants it, once, with its whole body', async () => {
      const all = await endpoint();
      const chat = await endpoint({
        wanted: { events: null, components: ['chat'], subject: null },
      });
      await endpoint({ wanted: { events: null, components: ['email'], subject: null } });
      await endpoint({
        wanted: { events: ['announcement.published'], components: null, subject: null },
      });
      const { id } = await incident();
      const brought = await deliver(someNow);
      expect(brought.map(({ subscription }) => subscription)).toEqual([
        all.subscription.number,
        chat.subscription.number,
      ]);
      const [first, second] = brought.flatMap(({ loads }) => loads);
      expect(first?.event).toMatchObject({ type: 'incident.created', data: { incident: { id } } });
      expect(second?.event?.id).toBe(first?.event?.id);
      expect(await deliver(someNow + dayMs)).toEqual([]);
      expect(await newest()).toMatchObject({
        ...{ kind: 'event', state: 'delivered', tries: 1, endedAt: someNow },
        ...{ eventId: first?.event?.id, subscriptionId: chat.subscription.id },
        attempts: [{ at: someNow, status: 204 }],
      });
    });

    test('is told to nobody where it is not for subscribers', async () => {
      await endpoint();
      await openIncident(acting(db), { ...right.incident, notify: false });
      expect(await deliver(someNow)).toEqual([]);
      expect(await readOutbox(db)).toEqual(await allHandedOn());
    });

    test('of the time before somebody subscribed is not told, the one after it is', async () => {
      const { id } = await incident();
      await endpoint();
      await update(id, 1);
      const brought = await deliver(someNow);
      expect(brought.map(({ loads }) => loads[0]?.event?.type)).toEqual(['incident.updated']);
    });

    test.each(['unconfirmed', 'paused', 'disabled', 'ended'] as const)(
      'is not told to a subscription that is %s',
      async (state) => {
        await endpoint({ state });
        await incident();
        await deliver(someNow);
        expect(await countRows(db, 'deliveries')).toBe(0);
      },
    );

    test('is queued once, however many hand it on, and none is left out', async () => {
      await beginOutbox(db);
      for (let count = 0; count < 5; count++) await endpoint();
      const { id } = await incident();
      await update(id, 1);
      await Promise.all([handOnAll(db), handOnAll(other), handOnAll(db)]);
      expect(await countRows(db, 'deliveries')).toBe(10);
      expect(await readOutbox(db)).toEqual({ ...(await allHandedOn()), dueAt: someNow });
    });
  });

  describe('a letter about a subscription itself', () => {
    test('goes before news for many that has waited longer', async () => {
      const { subscription } = await reader();
      await reader();
      await incident();
      await handOnAll(db);
      const later = someNow + minuteMs;
      await db.write([
        {
          sql: `INSERT INTO deliveries
                  (id, kind, subscription, state, tries, due_at, created_at, attempts)
                VALUES ('letteraaaaaa', 'confirmation', ?, 'waiting', 0, ?, ?, '[]')`,
          args: [subscription.number, later, later],
        },
      ]);
      expect(await claim('mail', { now: later, limit: 1 })).toMatchObject([{ id: 'letteraaaaaa' }]);
      expect(await claim('mail', { now: later })).toHaveLength(2);
    });
  });

  describe('first attempts of one subscription', () => {
    test('go in the order of the news, whatever comes of them', async () => {
      const one = await endpoint();
      const { id } = await incident();
      for (const version of [1, 2, 3]) await update(id, version);
      const brought = await deliver(someNow, ({ loads }) =>
        loads[0]?.event?.sequence === 2 ? 'failed' : 'delivered',
      );
      expect(brought.map(({ loads }) => loads[0]?.event?.sequence)).toEqual([1, 2, 3, 4]);
      const states = (await log()).map(({ state, subscriptionId }) => [state, subscriptionId]);
      expect(states).toEqual(
        ['delivered', 'delivered', 'waiting', 'delivered'].map((state) => [
          state,
          one.subscription.id,
        ]),
      );
    });

    test('wait for one that is under way, but not for one that is tried again', async () => {
      await endpoint();
      const { id } = await incident();
      await update(id, 1);
      await handOnAll(db);
      const [first] = await claim('webhook_first');
      expect(await claim('webhook_first')).toEqual([]);
      await giveBack(db, [first ? await leaseOf(first.number) : ''], someNow);
      await deliver(someNow, ({ loads }) =>
        loads[0]?.event?.sequence === 1 ? 'failed' : 'delivered',
      );
      expect((await log()).map(({ state }) => state)).toEqual(['delivered', 'waiting']);
    });

    test('are claimed as they are queued, but none before an older one was made', async () => {
      await endpoint();
      await reader();
      const { id } = await incident();
      await update(id, 1);
      await beginOutbox(db);
      const until = someNow + 6000;
      const [one, two] = [
        await fanOut(db, someNow, { lease: 'one', until }),
        await fanOut(db, someNow, { lease: 'two', until }),
      ];
      expect(one.claimed).toMatchObject([{ kind: 'event', tries: 0, dueAt: until, attempts: [] }]);
      expect(two.claimed).toEqual([]);
      expect(await claim('webhook_first')).toEqual([]);
      await giveBack(db, ['one'], someNow);
      expect(await claim('webhook_first')).toMatchObject([{ number: one.claimed[0]?.number }]);
      // Mail is claimed together with what is due then.
      expect(await claim('mail')).toHaveLength(2);
    });

    test('of many are claimed at once, each by one worker', async () => {
      for (let count = 0; count < 8; count++) await endpoint();
      await incident();
      await handOnAll(db);
      const claims = await Promise.all(
        [db, other, db, other].map((by) => claim('webhook_first', { by, limit: 3 })),
      );
      const numbers = claims.flat().map(({ number }) => number);
      expect(new Set(numbers).size).toBe(numbers.length);
      expect(numbers).toHaveLength(8);
    });
  });

  describe('a lease', () => {
    test('that is over makes what was claimed anybody’s, and its late result counts nowhere', async () => {
      await endpoint();
      await incident();
      await handOnAll(db);
      const [lost] = await claim('webhook_first', { lease: 'frozen' });
      expect(await claim('webhook_first', { now: someNow + 5999, by: other })).toEqual([]);
      const now = someNow + 6000;
      const [found] = await claim('webhook_first', { now, by: other, lease: 'quick' });
      expect(found).toEqual({ ...lost, dueAt: now + 6000 });
      // The frozen one goes on as if nothing had been.
      await renewLeases(db, ['frozen'], now + minuteMs);
      const progress = { tries: 1, dueAt: 0, endedAt: now, attempts: [] };
      const result = { number: lost?.number ?? 0, lease: 'frozen' };
      await writeResults(db, [{ ...result, progress: { ...progress, state: 'failed' } }], []);
      expect(await newest()).toMatchObject({ state: 'waiting', tries: 0, dueAt: now + 6000 });
      const own = { ...result, lease: 'quick' };
      await writeResults(other, [{ ...own, progress: { ...progress, state: 'delivered' } }], []);
      expect(await newest()).toMatchObject({ state: 'delivered', tries: 1 });
    });

    test('that is renewed goes on, and one that is given back is due at once', async () => {
      await endpoint();
      await incident();
      await handOnAll(db);
      await claim('webhook_first', { lease: 'mine' });
      await renewLeases(db, ['mine'], someNow + 8000);
      expect(await claim('webhook_first', { now: someNow + 7000 })).toEqual([]);
      await giveBack(db, ['mine'], someNow + 7000);
      expect(await claim('webhook_first', { now: someNow + 7000 })).toHaveLength(1);
    });
  });

  test('all news that is due to one reader is claimed together, for one letter', async () => {
    const { subscription } = await reader();
    await reader();
    const { id } = await incident();
    await update(id, 1);
    await handOnAll(db);
    const claimed = await claim('mail', { limit: 1 });
    expect(claimed.map((one) => one.subscription)).toEqual(Array(2).fill(subscription.number));
    expect(new Set(claimed.map(({ event }) => event)).size).toBe(2);
  });

  test('in a slice, endpoints that hang hold up neither mail nor later attempts', async () => {
    for (let count = 0; count < 6; count++) await endpoint();
    await reader();
    await incident();
    let now = someNow;
    const ends: (() => void)[] = [];
    const hanging = () => new Promise<'failed'>((resolve) => ends.push(() => resolve('failed')));
    const { tools, brought } = someTools(
      db,
      () => now,
      ({ channel }) => (channel === 'mail' ? 'delivered' : hanging()),
    );
    const over = deliverOnce(tools, slice);
    await expect.poll(() => ends.length).toBe(4);
    await expect.poll(() => brought.filter(({ channel }) => channel === 'mail')).toHaveLength(1);
    now += slice.forMs + 1;
    for (const end of ends) end();
    await over;
    expect((await log()).filter(({ tries }) => tries > 0)).toHaveLength(5);
  });

  describe('two workers', () => {
    test('bring everything once, in slices at the same time', async () => {
      for (let count = 0; count < 6; count++) await endpoint();
      await reader();
      const { id } = await incident();
      await update(id, 1);
      const one = someTools(db, () => someNow);
      const two = someTools(other, () => someNow);
      await Promise.all([one, two].map(({ tools }) => deliverOnce(tools, slice)));
      // What one of them still had in hand when the other came to its end was brought by that one.
      const brought = [...one.brought, ...two.brought].flatMap(({ loads }) => loads);
      expect(new Set(brought.map((load) => load.id)).size).toBe(brought.length);
      expect(brought).toHaveLength(14);
      expect((await log()).every(({ state }) => state === 'delivered')).toBe(true);
    });
  });

  /** What is known where the newest event was handed on. */
  async function allHandedOn() {
    const { rows } = await db.client.execute('SELECT max(number) AS newest FROM events');
    return { cursor: { event: rows[0]?.newest, subscription: 0 }, event: null, dueAt: null };
  }

  async function leaseOf(number: number): Promise<string> {
    const { rows } = await db.client.execute({
      sql: 'SELECT lease FROM deliveries WHERE number = ?',
      args: [number],
    });
    return String(rows[0]?.lease);
  }
}
