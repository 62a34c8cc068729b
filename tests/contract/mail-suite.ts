import { beforeEach, describe, expect, test, vi } from 'vitest';
import { confirmSubscription } from '../../src/actions/confirm-subscription.ts';
import { endSubscription } from '../../src/actions/end-subscription.ts';
import { openIncident } from '../../src/actions/open-incident.ts';
import { subscribe } from '../../src/actions/subscribe.ts';
import { updateIncident } from '../../src/actions/update-incident.ts';
import type { OpenCarry } from '../../src/delivery/carry.ts';
import { mailCarry } from '../../src/delivery/mail/carry.ts';
import type { Letter, Untimed } from '../../src/delivery/mail/letter.ts';
import { deliverOnce } from '../../src/delivery/outbox/slice.ts';
import type { Actor } from '../../src/domain/actor.ts';
import { letterRate } from '../../src/domain/delivery/digest.ts';
import { supportStatus } from '../../src/domain/status/support-status.ts';
import type { Database } from '../../src/storage/database.ts';
import { readDeliveries } from '../../src/storage/delivery.ts';
import { readSubscriberBy } from '../../src/storage/subscriber.ts';
import { readSubscriptionsOf } from '../../src/storage/subscription.ts';
import { someTools } from '../support/carries.ts';
import { storedSubscription, subscribed } from '../support/delivered.ts';
import { minuteMs, someFacts, someNow, someSite, someWatched } from '../support/facts.ts';
import { someKeys, someOutgoing } from '../support/outgoing.ts';
import { acting } from './acting.ts';
import * as right from './right-requests.ts';

const reader = 'reader@example.com';
const byMail = {
  ...{ channel: 'mail', address: reader, language: 'en' },
  ...{ events: null, components: null, subject: null },
} as const;
const accepted: Untimed = { kind: 'accepted', status: 250, detail: 'Ok' };

/**
 * What is promised of those who are told by mail, wherever it is stored; `storm` is how many events
 * come within minutes.
 */
export function mailSuite(
  open: () => Promise<Database>,
  { storm }: Readonly<{ storm: number }>,
): void {
  let db: Database;
  let sent: Letter[];
  /** What the server answers to a letter, and when that is. */
  let answering: (letter: Letter) => Untimed | Promise<Untimed>;
  let clock: number;
  let mail: OpenCarry;
  beforeEach(async () => {
    db = await open();
    sent = [];
    clock = someNow;
    mail = mailCarry({
      ...{ db, send, keys: someKeys, readSupport, now: () => clock },
      baseUrl: 'https://status.example',
    });
  });

  const send = async (letter: Letter) => {
    sent.push(letter);
    return { ...(await answering(letter)), ms: 5 };
  };
  const readSupport = async () => {
    const watched = someWatched();
    return { watched, status: supportStatus(watched, someFacts(), clock) };
  };

  /** Lets everything leave that is due, to a server that answers so; returns the letters of now. */
  async function leave(
    at: number,
    answer: Untimed | typeof answering = accepted,
    atOnce = 16,
  ): Promise<readonly Letter[]> {
    const before = sent.length;
    clock = at;
    answering = typeof answer === 'function' ? answer : () => answer;
    const { tools } = someTools(db, () => clock);
    const open = { ...tools.open, mail };
    await deliverOnce({ ...tools, open }, { atOnce, forMs: minuteMs, room: () => 1000 });
    return sent.slice(before);
  }

  async function had() {
    const subscriber = await readSubscriberBy(db, reader);
    const [subscription] = await readSubscriptionsOf(db, subscriber?.id ?? '');
    if (!subscriber || !subscription) throw new Error('There is a subscription.');
    const actor: Actor = { kind: 'subscriber', id: subscriber.id };
    return { subscription, by: { db, site: someSite(), actor, now: someNow } };
  }

  const ask = () =>
    subscribe({ db, site: someSite(), now: someNow, outgoing: someOutgoing }, byMail);

  /** Somebody who has asked to be told of everything, and confirmed it. */
  async function told() {
    await ask();
    const { subscription, by } = await had();
    await leave(someNow);
    await confirmSubscription(by, subscription.id);
    sent = [];
  }

  /** So many others who are told of everything. */
  async function readers(count: number) {
    const addresses = Array.from({ length: count }, (_, nth) => `other-${nth}@example.com`);
    const found = [];
    for (const address of addresses) {
      const { id, subscriber } = await subscribed(db, address);
      found.push({ address, id, subscriber: subscriber ?? '' });
    }
    await leave(someNow);
    sent = [];
    return found;
  }

  const incident = () => openIncident(acting(db), right.incident);
  const update = (id: string, version: number, now: number) =>
    updateIncident(acting(db, { now }), id, version, {
      ...{ status: 'identified', body: { en: `Word ${version}.` } },
    });

  const deliveries = async () =>
    (await readDeliveries(db, { before: null, limit: 100 })).filter(({ kind }) => kind === 'event');

  describe('who asks to be told by mail', () => {
    test('gets a letter to confirm it, and news only after that', async () => {
      await ask();
      const [letter, ...others] = await leave(someNow);
      expect(others).toEqual([]);
      const { subscription, by } = await had();
      const token = await someKeys.subscriptionToken(subscription.id);
      expect(letter).toMatchObject({ to: reader });
      expect(letter?.text).toContain(`https://status.example/en/subscriptions/${token}`);
      await incident();
      expect(await leave(someNow)).toEqual([]);
      await confirmSubscription(by, subscription.id);
      const { id, version } = await incident();
      expect(await leave(someNow)).toHaveLength(1);
      await update(id, version, someNow + minuteMs);
      const [next] = await leave(someNow + minuteMs);
      expect(next?.text).toContain('Word 1.');
      expect(next?.inReplyTo).toBe(sent.at(-2)?.messageId);
    });

    test('gets nothing of what waits once it is ended', async () => {
      await told();
      await incident();
      const { subscription, by } = await had();
      await endSubscription(by, subscription.id);
      expect(await leave(someNow)).toEqual([]);
    });

    test('gets nothing either where it is ended while the letters to others leave', async () => {
      await told();
      const others = await readers(5);
      await incident();
      const { subscription, by } = await had();
      const ending = async ({ to }: Letter) => {
        if (to !== reader) await endSubscription(by, subscription.id);
        for (const other of others.filter(({ address }) => address !== to)) {
          const actor: Actor = { kind: 'subscriber', id: other.subscriber };
          await endSubscription({ ...by, actor }, other.id);
        }
        clock += minuteMs;
        return accepted;
      };
      // Four leave together, the other two after them.
      expect(await leave(someNow, ending, 4)).toHaveLength(4);
    });

    test('shares the questions to the database with others whose letters leave then', async () => {
      const others = await readers(24);
      const { id } = await incident();
      await update(id, 1, someNow + minuteMs);
      const asked = [vi.spyOn(db.client, 'execute'), vi.spyOn(db.client, 'batch')];
      const letters = await leave(someNow + 2 * minuteMs, accepted, 4);
      const questions = asked.map((spy) => spy.mock.calls.length).reduce((a, b) => a + b);
      for (const spy of asked) spy.mockRestore();
      expect(letters).toHaveLength(others.length);
      expect(questions).toBeLessThan(others.length);
    });
  });

  describe('a storm of events', () => {
    test('is told in few letters, none of it lost, the newest state first', async () => {
      await told();
      const { id } = await incident();
      for (let count = 1; count < storm; count++) {
        const at = someNow + count * 10_000;
        await update(id, count, at);
        if (count < 6 || count % 10 === 0) await leave(at);
      }
      const last = someNow + storm * 10_000 + letterRate.withinMs;
      await leave(last);
      expect(sent.length).toBeLessThanOrEqual(letterRate.most + 1);
      expect(sent.at(-1)?.text).toContain(`Word ${storm - 1}.`);
      const all = await deliveries();
      expect(all).toHaveLength(storm);
      expect(all.every(({ state, tries }) => state === 'delivered' && tries === 1)).toBe(true);
      expect(new Set(sent.map(({ messageId }) => messageId)).size).toBe(sent.length);
    });
  });

  describe('after several letters', () => {
    test('what is urgent leaves at once, and what was held tells later how it stands by then', async () => {
      await told();
      const { id } = await incident();
      for (let count = 1; count <= 5; count++) {
        await update(id, count, someNow + count * 10_000);
        await leave(someNow + count * 10_000);
      }
      expect(sent).toHaveLength(letterRate.most);
      const over = someNow + minuteMs;
      const resolved = { status: 'resolved', body: { en: 'It is back.' } };
      await updateIncident(acting(db, { now: over }), id, 6, resolved);
      const [urgent, ...others] = await leave(over);
      expect(urgent?.text).toContain('It is back.');
      expect(others).toEqual([]);
      const [held] = await leave(over + letterRate.withinMs);
      expect(held?.text).toContain('Word 5.');
      expect(held?.text).toContain('Resolved\nChat is down');
      expect((await deliveries()).every(({ state }) => state === 'delivered')).toBe(true);
    });
  });

  describe('a server that takes no letter', () => {
    test('for now is asked again, with the same Message-ID', async () => {
      await told();
      await incident();
      const grey: Untimed = { kind: 'refused', permanent: false, status: 450, detail: 'Later' };
      const [first] = await leave(someNow, grey);
      expect(await deliveries()).toMatchObject([
        {
          state: 'waiting',
          attempts: [{ status: 450, failure: 'refused', detail: 'Later', ms: 5 }],
        },
      ]);
      const [second] = await leave(someNow + minuteMs);
      expect(second).toEqual(first);
      expect(await deliveries()).toMatchObject([{ state: 'delivered' }]);
    });

    test('before something newer is asked again, and says how it stands by then', async () => {
      await told();
      const { id, version } = await incident();
      await leave(someNow, { kind: 'refused', permanent: false, status: 450, detail: 'Later' });
      await update(id, version, someNow + 1000);
      await leave(someNow + 1000);
      const [late] = await leave(someNow + minuteMs);
      expect(late?.text).toContain('Identified\nChat is down');
      expect(late?.text).toContain('We are looking into it.');
      expect(late?.text).not.toContain('Word 1.');
    });

    test('as it is busy is asked again, and nothing counts as tried', async () => {
      await told();
      await incident();
      await leave(someNow, { kind: 'busy', againMs: 7000 });
      expect(await deliveries()).toMatchObject([
        { state: 'waiting', tries: 0, attempts: [], dueAt: someNow + 7000 },
      ]);
      expect(await leave(someNow + 7000)).toHaveLength(1);
    });

    const nobody: Untimed = {
      ...{ kind: 'refused', permanent: true, status: 550 },
      detail: 'No such user',
    };
    const minutes = (count: number) => someNow + count * minuteMs;

    test('as there is nobody, minutes later, too, has the subscription put into quarantine', async () => {
      await told();
      const other = await subscribed(db, 'other@example.com');
      await leave(someNow);
      await incident();
      const onlyTo = (letter: Letter) => (letter.to === reader ? nobody : accepted);
      for (const at of [someNow, minutes(1)]) await leave(at, onlyTo);
      expect((await had()).subscription.state).toBe('active');
      await leave(minutes(7), onlyTo);
      expect((await had()).subscription).toMatchObject({ state: 'disabled', because: 'bounced' });
      expect(await storedSubscription(db, other.id)).toMatchObject({ state: 'active' });
      sent = [];
      await incident();
      expect((await leave(minutes(8))).map(({ to }) => to)).toEqual(['other@example.com']);
    });

    test('whoever it is for, loses nobody, and all of it arrives once it is put right', async () => {
      await told();
      const all = [reader];
      for (const name of ['a', 'b', 'c', 'd']) {
        await subscribed(db, `li@${name}.example`);
        all.push(`li@${name}.example`);
      }
      await leave(someNow);
      await incident();
      for (const at of [0, 1, 7, 45]) await leave(minutes(at), nobody);
      const { rows } = await db.client.execute('SELECT DISTINCT state FROM subscriptions');
      expect(rows.map(({ state }) => state)).toEqual(['active']);
      const arrived = await leave(minutes(300));
      expect(arrived.map(({ to }) => to).toSorted()).toEqual(all.toSorted());
      expect((await deliveries()).every(({ state }) => state === 'delivered')).toBe(true);
    });
  });
}
