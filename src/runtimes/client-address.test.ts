import { expect, test } from 'vitest';
import { clientAddress } from './client-address.ts';

const connection = { incoming: { socket: { remoteAddress: '10.0.0.1' } } };

test.each([
  ['without a proxy: whoever is connected', 0, '6.6.6.6', '10.0.0.1'],
  ['behind one: whoever it says', 1, '6.6.6.6, 203.0.113.7', '203.0.113.7'],
  ['behind two: whoever the outer one says', 2, '6.6.6.6, 203.0.113.7, 10.0.0.9', '203.0.113.7'],
  ['behind one that says nothing: the proxy', 1, '', '10.0.0.1'],
  ['behind fewer than were announced: the first that is known', 3, '203.0.113.7', '203.0.113.7'],
])('%s', (_, proxies, forwarded, address) => {
  const request = new Request('http://localhost/', { headers: { 'x-forwarded-for': forwarded } });
  expect(clientAddress(proxies)(request, connection)).toBe(address);
});
