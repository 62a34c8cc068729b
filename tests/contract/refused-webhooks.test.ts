import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { changeWebhook } from '../../src/actions/change-webhook.ts';
import { createWebhook } from '../../src/actions/create-webhook.ts';
import { pauseWebhook } from '../../src/actions/pause-webhook.ts';
import { redeliver } from '../../src/actions/redeliver.ts';
import { redeliverSpan } from '../../src/actions/redeliver-span.ts';
import { removeWebhook } from '../../src/actions/remove-webhook.ts';
import { resumeWebhook } from '../../src/actions/resume-webhook.ts';
import { rotateSecret } from '../../src/actions/rotate-secret.ts';
import { showSecret } from '../../src/actions/show-secret.ts';
import { testWebhook } from '../../src/actions/test-webhook.ts';
import type { UrlFault } from '../../src/domain/delivery/url-fault.ts';
import { timestamp } from '../../src/domain/time/timestamp.ts';
import type { Database } from '../../src/storage/database.ts';
import { created } from '../../src/web/api/examples/webhook.ts';
import { openNewDatabase } from '../support/database-file.ts';
import { subscribed } from '../support/delivered.ts';
import { minuteMs, someNow } from '../support/facts.ts';
import { someOutgoing } from '../support/outgoing.ts';
import { acting, countRows } from './acting.ts';

let db: Database;
let close: () => Promise<void>;
beforeEach(async () => {
  ({ db, close } = await openNewDatabase());
});
afterEach(() => close());

const at = (minutes: number) => acting(db, { now: someNow + minutes * minuteMs });
const make = (changes: object = {}) =>
  createWebhook(at(0), someOutgoing, { ...created, ...changes }, 'zh');

describe('a webhook', () => {
  test.each([
    ['not_a_url', /^Write a whole URL/],
    ['scheme', /https:/],
    ['credentials', /password/],
    ['port', /port/],
    ['private_address', /public internet/],
    ['too_long', /2,000/],
  ] as const)('is refused where its URL is at fault by %s', async (fault, says) => {
    const outgoing = { ...someOutgoing, urlFault: async (): Promise<UrlFault> => fault };
    const refusal = { code: 'invalid', faults: [{ pointer: '/url', detail: expect.anything() }] };
    const wanted = createWebhook(at(0), outgoing, created, 'zh');
    await expect(wanted).rejects.toMatchObject(refusal);
    await expect(wanted).rejects.toMatchObject({
      faults: [{ detail: expect.stringMatching(says) }],
    });
    const { webhook } = await make();
    const moved = changeWebhook(at(1), outgoing, webhook.id, null, { url: created.url });
    await expect(moved).rejects.toMatchObject(refusal);
    expect(await countRows(db, 'webhook_endpoints')).toBe(1);
  });

  test.each([
    [{ url: 'nothing' }, '/url'],
    [{ url: `https://example.com/${'x'.repeat(2000)}` }, '/url'],
    [{ dialect: 'fax' }, '/dialect'],
    [{ events: [] }, '/events'],
    [{ events: ['webhook.test'] }, '/events'],
    [{ events: ['incident.lost'] }, '/events/0'],
    [{ events: ['incident.created', 'incident.created'] }, '/events'],
    [{ components: [] }, '/components'],
    [{ components: ['shop'] }, '/components/0'],
    [{ language: 'fr' }, '/language'],
    [{ name: 'two\nlines' }, '/name'],
    [{ secret: 'whsec_x' }, '/secret'],
  ])('with %j is refused', async (wrong, pointer) => {
    await expect(make(wrong)).rejects.toMatchObject({
      ...{ code: 'invalid', faults: [{ pointer }] },
    });
    expect(await countRows(db, 'audit_entries')).toBe(0);
  });

  test('that a subscriber made is stopped by others, and in all else theirs', async () => {
    const url = 'https://hooks.example/services/T0KEN';
    const asked = { channel: 'webhook', dialect: 'standard', url };
    const { id, subscriber } = await subscribed(db, 'ada@customer.example', asked);
    const staff = { kind: 'staff', id: 'staffaaaaaaa', name: 'Ada', role: 'admin' } as const;
    for (const other of [at(1), { ...at(1), actor: staff }]) {
      for (const work of [
        () => changeWebhook(other, someOutgoing, id, null, { url: 'https://evil.example/' }),
        () => rotateSecret(other, someOutgoing, id, null),
        () => showSecret(other, someOutgoing, id),
      ]) {
        await expect(work()).rejects.toMatchObject({ code: 'conflict' });
      }
    }
    const owner = { ...at(1), actor: { kind: 'subscriber', id: subscriber ?? '' } as const };
    expect((await showSecret(owner, someOutgoing, id)).secret).toMatch(/^whsec_/);
    expect((await rotateSecret(owner, someOutgoing, id, null)).secret).toMatch(/^whsec_/);
    const shown = { url: 'https://hooks.example/services…' };
    expect(await pauseWebhook(at(2), id, null)).toMatchObject({ state: 'paused', ...shown });
    expect(await removeWebhook(at(3), id, null)).toMatchObject(shown);
  });

  test('is changed only by who may', async () => {
    const { id } = (await make()).webhook;
    const other = acting(db, { scopes: ['webhooks:read', 'incidents:write'] });
    const span = { since: timestamp(someNow - minuteMs) };
    for (const work of [
      () => createWebhook(other, someOutgoing, created, 'zh'),
      () => changeWebhook(other, someOutgoing, id, null, { name: 'x' }),
      () => rotateSecret(other, someOutgoing, id, null),
      () => testWebhook(other, someOutgoing, id),
      () => pauseWebhook(other, id, null),
      () => resumeWebhook(other, id, null),
      () => removeWebhook(other, id, null),
      () => redeliverSpan(other, someOutgoing, id, span),
      () => redeliver(other, someOutgoing, 'webhook', id),
    ]) {
      await expect(work()).rejects.toMatchObject({ code: 'forbidden' });
    }
    expect(await countRows(db, 'audit_entries')).toBe(1);
  });
});
