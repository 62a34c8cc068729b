import { beforeEach, describe, expect, test } from 'vitest';
import { changeSubscription } from '../../src/actions/change-subscription.ts';
import { confirmSubscription } from '../../src/actions/confirm-subscription.ts';
import { disableSubscription } from '../../src/actions/disable-subscription.ts';
import { endSubscription } from '../../src/actions/end-subscription.ts';
import { forgetSubscriptions } from '../../src/actions/forget-subscriptions.ts';
import { openIncident } from '../../src/actions/open-incident.ts';
import { subscribe } from '../../src/actions/subscribe.ts';
import type { Actor } from '../../src/domain/actor.ts';
import type { Subscription } from '../../src/domain/delivery/subscription.ts';
import type { Database } from '../../src/storage/database.ts';
import { readDeliveries } from '../../src/storage/delivery.ts';
import { readSubscriberBy } from '../../src/storage/subscriber.ts';
import { readSubscription, readSubscriptionsOf } from '../../src/storage/subscription.ts';
import { readWebhookEndpoint } from '../../src/storage/webhook-endpoint.ts';
import { opened } from '../../src/web/api/examples/incident.ts';
import { subscribed } from '../support/delivered.ts';
import { dayMs, minuteMs, someNow, someSite } from '../support/facts.ts';
import { someOutgoing } from '../support/outgoing.ts';
import { acting, clock, countRows } from './acting.ts';

const byMail = {
  ...{ channel: 'mail', address: ' Li@Example.com', language: 'zh' },
  ...{ events: null, components: ['chat'], subject: null },
} as const;
const li = 'li@example.com';
const byWebhook = {
  ...{ ...byMail, channel: 'webhook', url: 'https://hooks.example/status', dialect: 'standard' },
} as const;

const webhookOf = (index: number) => ({ ...byWebhook, url: `https://hooks.example/${index}` });

/** What is promised of those who subscribe by themselves, wherever it is stored. */
export function subscriptionSuite(open: () => Promise<Database>): void {
  let db: Database;
  beforeEach(async () => {
    db = await open();
  });

  const asking = (now = someNow) => ({ db, site: someSite(), now, outgoing: someOutgoing });
  const owner = (id: string): Actor => ({ kind: 'subscriber', id });
  const by = (id: string, now = someNow) => ({ db, site: someSite(), actor: owner(id), now });

  /** All that an address has, with the letters about each. */
  async function had(address = li) {
    const subscriber = await readSubscriberBy(db, address);
    const subscriptions = await readSubscriptionsOf(db, subscriber?.id ?? '');
    const letters = await readDeliveries(db, { before: null, limit: 99 });
    return { subscriber, subscriptions, letters: letters.map(({ kind }) => kind).reverse() };
  }

  /** Somebody who has asked, and confirmed it. */
  async function told(input: unknown = byMail) {
    await subscribe(asking(), input);
    const { subscriber, subscriptions } = await had();
    const id = subscriptions.at(-1)?.id ?? '';
    await confirmSubscription(by(subscriber?.id ?? ''), id);
    return { id, self: subscriber?.id ?? '' };
  }

  describe('who asks to be told', () => {
    test('is stored as unconfirmed, and gets a letter that asks for it', async () => {
      await subscribe(asking(), byMail);
      expect(await had()).toMatchObject({
        subscriber: { address: li, language: 'zh', confirmedAt: null },
        subscriptions: [
          {
            ...{ channel: 'mail', origin: 'visitor', state: 'unconfirmed', confirmedAt: null },
            wanted: { events: null, components: ['chat'], subject: null },
          },
        ],
        letters: ['confirmation'],
      });
    });

    test('and asks again, has one subscription, of what was asked for last', async () => {
      await subscribe(asking(), byMail);
      const wish = { ...byMail, language: 'en', components: null };
      await subscribe(asking(someNow + minuteMs), wish);
      expect(await had()).toMatchObject({
        subscriptions: [{ language: 'en', wanted: { components: null }, version: 2 }],
        letters: ['confirmation', 'confirmation'],
      });
    });

    test('and is told already, is reminded, and nothing else changes', async () => {
      const { id } = await told();
      const before = await readSubscription(db, id);
      const wish = { ...byMail, language: 'en', components: null };
      await subscribe(asking(someNow + minuteMs), wish);
      expect(await had()).toMatchObject({
        subscriptions: [before],
        letters: ['confirmation', 'reminder'],
      });
    });

    test('twice within a moment gets one letter, about what was asked for last', async () => {
      for (const components of [['chat'], null])
        await subscribe(asking(), { ...byMail, components });
      expect(await had()).toMatchObject({
        subscriptions: [{ wanted: { components: null } }],
        letters: ['confirmation'],
      });
      await Promise.all(Array.from({ length: 5 }, () => subscribe(asking(), byWebhook)));
      const { subscriptions, letters } = await had();
      expect([subscriptions.length, letters.length]).toEqual([2, 2]);
    });

    test('and is not heard of, gets three letters, and for a month no more', async () => {
      const times = [0, 0, 1, 2, 7, 29].map((days) => someNow + days * dayMs);
      for (const [index, at] of times.entries()) await subscribe(asking(at), webhookOf(index));
      expect((await had()).letters).toHaveLength(3);
      await subscribe(asking(someNow + 30 * dayMs + 1), byMail);
      expect((await had()).letters).toHaveLength(4);
    });

    test('and confirms what comes, gets three letters a day', async () => {
      for (let index = 0; index < 5; index++) {
        await subscribe(asking(), webhookOf(index));
        const { subscriber, subscriptions } = await had();
        const newest = subscriptions.at(-1)?.id ?? '';
        await confirmSubscription(by(subscriber?.id ?? ''), newest);
      }
      expect((await had()).letters).toHaveLength(3);
      await subscribe(asking(someNow + dayMs), byMail);
      expect((await had()).letters).toHaveLength(4);
    });

    test('has one mailbox, with whatever words behind a plus', async () => {
      const words = ['', '+1', '+news', '+1+2'];
      for (const one of words) {
        await subscribe(asking(), { ...byMail, address: `li${one}@example.com` });
      }
      expect((await had()).letters).toHaveLength(3);
      for (const other of ['li+1@example.org', 'li.+1@example.com', 'lin@example.com', '+1@b.cn']) {
        await subscribe(asking(), { ...byMail, address: other });
      }
      expect((await had()).letters).toHaveLength(7);
    });

    test('of a webhook is asked by mail before anything is posted', async () => {
      await subscribe(asking(), byWebhook);
      const { subscriptions, letters } = await had();
      expect(letters).toEqual(['confirmation']);
      expect(await readWebhookEndpoint(db, subscriptions[0]?.id ?? '')).toMatchObject({
        ...{ url: byWebhook.url, dialect: 'standard', secretVersion: 1 },
        subscription: { state: 'unconfirmed', channel: 'webhook' },
      });
      await subscribe(asking(), { ...byWebhook, dialect: 'cloudevents' });
      await subscribe(asking(), byWebhook);
      expect((await had()).subscriptions).toHaveLength(2);
    });

    test('and has complained, or was taken off by staff, gets no letter, whatever it is about', async () => {
      const { id: incident } = await openIncident(acting(db), opened);
      const { id, self } = await told();
      for (const because of ['complained', 'by_staff']) {
        await disable(id, because);
        await endSubscription(by(self), id);
        const other = { ...byMail, address: 'li+other@example.com' };
        for (const input of [byMail, byWebhook, { ...byMail, subject: incident }, other]) {
          await subscribe(asking(someNow + 90 * dayMs), input);
        }
        expect(await had()).toMatchObject({
          subscriptions: [{ state: 'disabled', because }],
          letters: ['confirmation'],
        });
      }
    });

    test.each(['ended', 'bounced', 'complained'] as const)(
      'and has %s the letter that asked for it, gets no other one for a month',
      async (how) => {
        await subscribe(asking(), byWebhook);
        const { subscriber, subscriptions } = await had();
        const [asked] = subscriptions;
        if (how === 'ended') await endSubscription(by(subscriber?.id ?? ''), asked?.id ?? '');
        else await disableSubscription(clock(db, someNow), asked?.number ?? 0, how);
        for (const days of [0, 1, 29]) await subscribe(asking(someNow + days * dayMs), byMail);
        expect(await had()).toMatchObject({
          subscriptions: [how === 'ended' ? { state: how } : { state: 'disabled', because: how }],
          letters: ['confirmation'],
        });
        await subscribe(asking(someNow + 30 * dayMs), byMail);
        expect((await had()).letters).toHaveLength(how === 'complained' ? 1 : 2);
      },
    );

    test('and whose letters came back later, is asked again', async () => {
      const { id } = await told();
      await disable(id, 'bounced');
      await subscribe(asking(someNow + dayMs), byMail);
      expect((await had()).letters).toEqual(['confirmation', 'confirmation']);
    });

    test('for one incident, has that beside all the rest', async () => {
      const { id } = await openIncident(acting(db), opened);
      await told();
      await subscribe(asking(), { ...byMail, subject: id, components: null });
      expect((await had()).subscriptions).toMatchObject([
        { wanted: { subject: null } },
        { wanted: { subject: id } },
      ]);
    });

    test('with something wrong in it stores nothing', async () => {
      const wrong: readonly (readonly [string, unknown])[] = [
        ['/address', { ...byMail, address: 'li@example.com\r\nBcc: all@example.com' }],
        ['/address', { ...byMail, address: ['li@example.com'] }],
        ['/channel', { ...byMail, channel: 'carrier pigeon' }],
        ['/language', { ...byMail, language: 'tlh' }],
        ['/components/0', { ...byMail, components: ['pigeons'] }],
        ['/components', { ...byMail, components: [] }],
        ['/events', { ...byMail, events: ['webhook.test'] }],
        ['/events', { ...byMail, events: [] }],
        ['/subject', { ...byMail, subject: 'nosuchthing1' }],
        ['/subject', { ...byMail, subject: "' OR 1=1 --" }],
        ['/url', { ...byWebhook, url: 'hooks.example' }],
        ['/dialect', { ...byWebhook, dialect: 'slang' }],
        ['/state', { ...byMail, state: 'active' }],
        ['/subscriber', { ...byMail, subscriber: 'aaaaaaaaaaaa' }],
      ];
      for (const [pointer, input] of wrong) {
        await expect(subscribe(asking(), input)).rejects.toMatchObject({
          code: 'invalid',
          faults: [{ pointer }],
        });
      }
      expect(await countRows(db, 'subscribers')).toBe(0);
    });

    test('at an address to which nothing may be posted is refused', async () => {
      const urlFault = async () => 'private_address' as const;
      const inside = { ...asking(), outgoing: { ...someOutgoing, urlFault } };
      await expect(subscribe(inside, byWebhook)).rejects.toMatchObject({
        faults: [{ pointer: '/url' }],
      });
      expect(await countRows(db, 'subscriptions')).toBe(0);
    });
  });

  describe('a subscription', () => {
    test('that its owner confirms is told of what comes later', async () => {
      await subscribe(asking(), byMail);
      await openIncident(acting(db), opened);
      const { id, self } = await told();
      const { rows } = await db.client.execute('SELECT max(number) AS newest FROM events');
      expect(await readSubscription(db, id)).toMatchObject({
        ...{ state: 'active', confirmedAt: someNow, since: rows[0]?.newest, version: 3 },
      });
      await confirmSubscription(by(self, someNow + minuteMs), id);
      expect(await readSubscription(db, id)).toMatchObject({ confirmedAt: someNow, version: 3 });
      expect((await had()).subscriber).toMatchObject({ confirmedAt: someNow });
    });

    test('that was taken off is put on by its owner where mail came back, and not else', async () => {
      const { id, self } = await told();
      for (const [because, state] of [
        ['bounced', 'active'],
        ['complained', 'active'],
        ['failing', 'disabled'],
        ['by_staff', 'disabled'],
      ] as const) {
        await disable(id, because);
        await confirmSubscription(by(self), id);
        expect([because, (await readSubscription(db, id))?.state]).toEqual([because, state]);
      }
    });

    test('is not taken off where mail to very many comes back', async () => {
      const all: Subscription[] = [];
      for (let index = 0; index < 12; index++) {
        all.push(await subscribed(db, `li@${index}.example`));
      }
      for (const one of all) await disableSubscription(clock(db, someNow), one.number, 'bounced');
      const states = await Promise.all(
        all.map(async ({ id }) => (await readSubscription(db, id))?.state),
      );
      expect(states.filter((state) => state === 'disabled')).toHaveLength(3);
      const next = all.at(-1);
      await disableSubscription(clock(db, someNow + 2 * dayMs), next?.number ?? 0, 'bounced');
      expect(await readSubscription(db, next?.id ?? '')).toMatchObject({ state: 'disabled' });
    });

    test('is changed by its owner, and not where it says the same', async () => {
      const { id, self } = await told();
      const wish = {
        language: 'en',
        events: ['incident.created'],
        components: null,
        subject: null,
      };
      for (const _ of [1, 2]) await changeSubscription(by(self), id, wish);
      const { language, ...wanted } = wish;
      expect(await readSubscription(db, id)).toMatchObject({ language, wanted, version: 3 });
    });

    test('is over when its owner ends it, as often as they ask', async () => {
      const { id, self } = await told();
      for (const _ of [1, 2]) await endSubscription(by(self), id);
      expect(await readSubscription(db, id)).toMatchObject({ state: 'ended', endedAt: someNow });
      await expect(confirmSubscription(by(self), id)).rejects.toMatchObject({ code: 'not_found' });
      await subscribe(asking(), byMail);
      expect((await had()).subscriptions).toMatchObject([
        { state: 'ended' },
        { state: 'unconfirmed' },
      ]);
    });

    test('is nobody else’s: neither confirmed, nor changed, nor ended', async () => {
      await subscribe(asking(), byMail);
      const [mine] = (await had()).subscriptions;
      const other = by('bbbbbbbbbbbb');
      const id = mine?.id ?? '';
      const wish = { language: 'en', events: null, components: null, subject: null };
      for (const attempt of [
        () => confirmSubscription(other, id),
        () => changeSubscription(other, id, wish),
        () => endSubscription(other, id),
      ]) {
        await expect(attempt()).rejects.toMatchObject({ code: 'not_found' });
      }
      expect(await readSubscription(db, id)).toEqual(mine);
    });

    test.each(['unconfirmed', 'bounced'])(
      'that is %s for a month is forgotten, with its address',
      async (how) => {
        await subscribe(asking(), byWebhook);
        const [asked] = (await had()).subscriptions;
        const number = asked?.number ?? 0;
        if (how === 'bounced') await disableSubscription(clock(db, someNow), number, how);
        expect(await forgetSubscriptions(db, someNow + 30 * dayMs)).toBe(0);
        expect(await forgetSubscriptions(db, someNow + 30 * dayMs + 1)).toBe(1);
        const tables = ['subscribers', 'subscriptions', 'webhook_endpoints', 'deliveries'];
        expect(await Promise.all(tables.map((table) => countRows(db, table)))).toEqual([
          0, 0, 0, 0,
        ]);
      },
    );

    test('that is over is forgotten after a month; the address stays while anything is its', async () => {
      const { id, self } = await told();
      await told(byWebhook);
      await endSubscription(by(self), id);
      expect(await forgetSubscriptions(db, someNow + 31 * dayMs)).toBe(1);
      expect(await had()).toMatchObject({ subscriptions: [{ channel: 'webhook' }] });
    });
  });

  async function disable(id: string, because: string): Promise<void> {
    const sql = "UPDATE subscriptions SET state = 'disabled', because = ? WHERE id = ?";
    await db.write([{ sql, args: [because, id] }]);
  }
}
