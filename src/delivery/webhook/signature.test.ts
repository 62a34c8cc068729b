import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { minuteMs, someNow } from '../../../tests/support/facts.ts';
import { someKeys } from '../../../tests/support/outgoing.ts';
import { secretOf, someEndpoint } from '../../../tests/support/webhooks.ts';
import { rotationMs, type WebhookEndpoint } from '../../domain/delivery/webhook-endpoint.ts';
import { webHmac } from '../../storage/keys.ts';
import { signing } from './signature.ts';

// The reference library compares the timestamp with the wall clock.
beforeEach(() => vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => vi.useRealTimers());

const body = '{"text":"您好 👋"}';

async function signed(endpoint: WebhookEndpoint, at = someNow) {
  vi.setSystemTime(at);
  const message = { id: 'eventaaaaaaa', at, body };
  return signing({ keys: someKeys, hmac: webHmac })(message, endpoint);
}

async function isTakenBy(secret: string, headers: Readonly<Record<string, string>>, text = body) {
  try {
    new Webhook(secret).verify(text, { ...headers });
    return true;
  } catch {
    return false;
  }
}

test('a message is taken by the reference library, and no other one is', async () => {
  const endpoint = someEndpoint();
  const headers = await signed(endpoint);
  const secret = await secretOf(endpoint);
  expect(headers).toMatchObject({
    'webhook-id': 'eventaaaaaaa',
    'webhook-timestamp': String(Math.floor(someNow / 1000)),
  });
  expect(await isTakenBy(secret, headers)).toBe(true);
  expect(await isTakenBy(secret, headers, body.replace('您', '你'))).toBe(false);
  expect(await isTakenBy(secret, { ...headers, 'webhook-id': 'eventbbbbbbb' })).toBe(false);
  const another = someEndpoint({ subscription: { id: 'endpointbbbb' } });
  expect(await isTakenBy(await secretOf(another), headers)).toBe(false);
  vi.setSystemTime(someNow + 6 * minuteMs);
  expect(await isTakenBy(secret, headers)).toBe(false);
});

test('the timestamp is that of the attempt, and the id stays', async () => {
  const endpoint = someEndpoint();
  const [first, later] = [await signed(endpoint), await signed(endpoint, someNow + 5000)];
  expect(later['webhook-id']).toBe(first['webhook-id']);
  expect(Number(later['webhook-timestamp']) - Number(first['webhook-timestamp'])).toBe(5);
  expect(later['webhook-signature']).not.toBe(first['webhook-signature']);
});

test.each<[string, number, boolean, boolean]>([
  ['just rotated', 0, true, true],
  ['rotated almost a day ago', rotationMs - 1, true, true],
  ['rotated a day ago', rotationMs, false, true],
])('a secret that was %s', async (_, ago, isOldTaken, isNewTaken) => {
  const endpoint = someEndpoint({ secretVersion: 2, rotatedAt: someNow - ago });
  const headers = await signed(endpoint);
  expect(await isTakenBy(await secretOf(endpoint, 1), headers)).toBe(isOldTaken);
  expect(await isTakenBy(await secretOf(endpoint, 2), headers)).toBe(isNewTaken);
  expect(headers['webhook-signature']?.split(' ')).toHaveLength(isOldTaken ? 2 : 1);
});
