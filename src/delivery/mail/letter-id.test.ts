import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { someKeys } from '../../../tests/support/outgoing.ts';
import { keysOf, webHmac } from '../../storage/keys.ts';
import { letterId, mailHost, subscriptionsIn } from './letter-id.ts';

const named = { subscription: 'subscription', about: 'deliveryaaaa' };
const origin = 'https://status.example';

describe('the Message-ID of a letter', () => {
  it('says to whom it belongs, wherever it is quoted', async () => {
    const id = await letterId(someKeys, named, origin);
    expect(id).toMatch(/^<subscription\.deliveryaaaa\.[0-9a-f]{32}@status\.example>$/);
    const quoted = `Message-ID:\r\n ${id}\r\nReferences: <a@b> ${id}`;
    expect(await subscriptionsIn(someKeys, quoted)).toEqual(['subscription']);
  });

  it('cannot be made by others', async () => {
    const others = keysOf('another secret, which is long enough too', webHmac);
    const forged = await letterId(others, named, origin);
    expect(await subscriptionsIn(someKeys, forged)).toEqual([]);
  });

  it('is of no use for another subscription, or for another letter', async () => {
    const id = await letterId(someKeys, named, origin);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(id.length - 1),
        fc.constantFrom('a', '0', 'f', '-'),
        async (at, by) => {
          const changed = id.slice(0, at) + by + id.slice(at + 1);
          const found = await subscriptionsIn(someKeys, changed);
          expect(found.every((one) => one === 'subscription')).toBe(true);
          if (at > 0 && at < id.indexOf('@') && changed !== id) expect(found).toEqual([]);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('costs little to look for in a text full of what looks like it', async () => {
    const id = await letterId(someKeys, named, origin);
    const flood = `<aaaaaaaaaaaa.b.${'0'.repeat(32)}@c> `.repeat(20_000);
    expect(await subscriptionsIn(someKeys, `${id} ${flood}`)).toEqual(['subscription']);
    expect(await subscriptionsIn(someKeys, flood)).toEqual([]);
  });

  it.each([
    ['http://127.0.0.1:8080', '127.0.0.1'],
    ['http://[2001:db8::1]:80', '2001-db8--1'],
    ['https://状态.example', 'xn--v7y65i.example'],
  ])('has a host that may stand in a header for %s', (url, host) => {
    expect(mailHost(url)).toMatch(/^[a-z0-9.-]+$/);
    if (!host.startsWith('xn--')) expect(mailHost(url)).toBe(host);
  });
});
