import { Webhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { openNewDatabase } from '../../../tests/support/database-file.ts';
import { someNow } from '../../../tests/support/facts.ts';
import { someEvents, someMessageOptions } from '../../../tests/support/messages.ts';
import { someKeys } from '../../../tests/support/outgoing.ts';
import { secretOf, someEndpoint, storeEndpoint } from '../../../tests/support/webhooks.ts';
import { dialects, type WebhookEndpoint } from '../../domain/delivery/webhook-endpoint.ts';
import type { Database } from '../../storage/database.ts';
import { newId } from '../../storage/id.ts';
import { webHmac } from '../../storage/keys.ts';
import type { Carried, Load } from '../carry.ts';
import { webhookCarry } from './carry.ts';
import type { Answer, Post, Posted } from './post.ts';

let db: Database;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ db, close } = await openNewDatabase());
});
afterAll(() => close());
beforeEach(() => vi.useFakeTimers({ toFake: ['Date'], now: someNow }));
afterEach(() => vi.useRealTimers());

const [event = null] = someEvents;
const never = new AbortController().signal;

function loadFor(endpoint: WebhookEndpoint, changes: Partial<Load> = {}): Load {
  const { number } = endpoint.subscription;
  return { id: 'deliveryaaaa', kind: 'event', event, subscription: number, tries: 0, ...changes };
}

async function carryWith(post: Post, readSupport = someMessageOptions(db)) {
  const options = await readSupport;
  return webhookCarry({ ...options, post, keys: someKeys, hmac: webHmac });
}

function stored(changes: Parameters<typeof someEndpoint>[0] = {}) {
  const subscription = { id: newId(), ...changes.subscription };
  return storeEndpoint(db, someEndpoint({ ...changes, subscription }));
}

async function storeSubscriber(): Promise<void> {
  await db.write([
    {
      sql: `INSERT INTO subscribers (id, address, language, created_at)
            VALUES ('subscriberaa', 'ada@wallet.example', 'en', ?)`,
      args: [someNow],
    },
  ]);
}

const ok: Answer = { kind: 'answered', ms: 5, status: 200, retryAfter: null, excerpt: 'thanks' };

describe('what is posted', () => {
  test.each(dialects)('in %s is signed, and says who it is from', async (dialect) => {
    const endpoint = await stored({ dialect });
    const all: Posted[] = [];
    const open = await carryWith(async (posted) => {
      all.push(posted);
      return ok;
    });
    const carry = await open([endpoint.subscription.number]);
    expect(await carry([loadFor(endpoint)], never)).toEqual({
      result: 'delivered',
      retryAfterMs: null,
      attempt: { at: someNow, ms: 5, status: 200, failure: null, detail: 'thanks' },
    });
    const [posted] = all;
    expect(posted).toMatchObject({
      url: 'https://hooks.example/helplight',
      headers: {
        'Content-Type':
          dialect === 'cloudevents' ? 'application/cloudevents+json' : 'application/json',
        'User-Agent': 'Helplight/1 (+https://status.example)',
        'webhook-id': event?.id,
      },
    });
    expect(posted?.headers['WebHook-Request-Origin']).toBe(
      dialect === 'cloudevents' ? 'status.example' : undefined,
    );
    const reference = new Webhook(await secretOf(endpoint));
    expect(reference.verify(posted?.body ?? '', { ...posted?.headers })).toBeTypeOf('object');
  });

  test('gives nobody who reads along the link of the owner', async () => {
    await storeSubscriber();
    const endpoint = await stored({
      dialect: 'statuspage',
      subscription: { subscriber: 'subscriberaa', language: 'zh' },
    });
    const bodies: string[] = [];
    const open = await carryWith(async ({ body }) => {
      bodies.push(body);
      return ok;
    });
    const carry = await open([endpoint.subscription.number]);
    await carry([loadFor(endpoint)], never);
    expect(JSON.parse(bodies[0] ?? '').meta.unsubscribe).toBe(
      'https://status.example/zh/subscribe',
    );
    expect(bodies[0]).not.toContain(await someKeys.subscriptionToken(endpoint.subscription.id));
  });
});

describe('an answer', () => {
  const answered = (status: number, retryAfter: string | null = null): Answer => ({
    ...{ kind: 'answered', ms: 1000, status, retryAfter, excerpt: '' },
  });

  test.each<[string, Answer, Carried['result'], number | null]>([
    ['200', answered(200), 'delivered', null],
    ['202, whatever it asks for', answered(202, '60'), 'delivered', null],
    ['204', answered(204), 'delivered', null],
    ['301', answered(301), 'failed', null],
    ['304', answered(304), 'failed', null],
    ['400', answered(400), 'failed', null],
    ['401', answered(401), 'failed', null],
    ['404', answered(404), 'failed', null],
    ['410', answered(410, '60'), 'gone', null],
    ['429 with seconds', answered(429, '120'), 'failed', 120_000],
    ['429 that asks for a year', answered(429, '31536000'), 'failed', 86_400_000],
    ['500 that asks for patience', answered(500, '7'), 'failed', 7000],
    ['503 with a date', answered(503, 'Sun, 22 Nov 2026 06:27:11 GMT'), 'failed', 60_000],
    ['503 with nonsense', answered(503, 'soon'), 'failed', null],
  ])('of %s', async (_, answer, result, retryAfterMs) => {
    const endpoint = await stored();
    const carry = await (await carryWith(async () => answer))([endpoint.subscription.number]);
    const status = answer.kind === 'answered' ? answer.status : null;
    expect(await carry([loadFor(endpoint)], never)).toMatchObject({
      ...{ result, retryAfterMs, attempt: { at: someNow, status, failure: null } },
    });
  });

  test('that never came is a failure with its reason', async () => {
    const endpoint = await stored();
    const answer: Answer = {
      kind: 'failed',
      ms: 15_000,
      failure: 'timed_out',
      detail: 'No answer.',
    };
    const carry = await (await carryWith(async () => answer))([endpoint.subscription.number]);
    expect(await carry([loadFor(endpoint)], never)).toEqual({
      ...{ result: 'failed', retryAfterMs: null },
      attempt: {
        at: someNow,
        ms: 15_000,
        status: null,
        failure: 'timed_out',
        detail: 'No answer.',
      },
    });
  });
});

describe('nothing is posted', () => {
  const unposted: Post = () => Promise.reject(new Error('posted'));

  test('where a letter has come to the wrong place; for now where no endpoint is found', async () => {
    const endpoint = await stored();
    const { number } = endpoint.subscription;
    const carry = await (await carryWith(unposted))([number]);
    for (const [wrong, result] of [
      [{ subscription: number + 1000 }, 'failed'],
      [{ event: null }, 'refused'],
    ] as const) {
      const carried = await carry([loadFor(endpoint, wrong)], never);
      expect(carried).toMatchObject({ result, attempt: { failure: 'internal' } });
    }
  });

  test('for now where the message cannot be written, and no secret is told', async () => {
    const endpoint = await stored({ dialect: 'statuspage' });
    const options = await someMessageOptions(db);
    const readSupport = () => Promise.reject(new TypeError('whsec_secret'));
    const carry = await (await carryWith(unposted, Promise.resolve({ ...options, readSupport })))([
      endpoint.subscription.number,
    ]);
    expect(await carry([loadFor(endpoint)], never)).toMatchObject({
      result: 'failed',
      attempt: { failure: 'internal', detail: 'The message could not be written: TypeError.' },
    });
  });
});
