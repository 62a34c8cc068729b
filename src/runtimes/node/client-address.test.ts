import { expect, test, vi } from 'vitest';
import { clientAddress } from './client-address.ts';

const connection = { incoming: { socket: { remoteAddress: '10.0.0.1' } } };
const forwardedFor = (forwarded: string) =>
  new Request('http://localhost/', { headers: { 'x-forwarded-for': forwarded } });

test.each([
  ['without a proxy: whoever is connected', 0, '6.6.6.6', '10.0.0.1'],
  ['behind one: whoever it says', 1, '6.6.6.6, 203.0.113.7', '203.0.113.7'],
  ['behind two: whoever the outer one says', 2, '6.6.6.6, 203.0.113.7, 10.0.0.9', '203.0.113.7'],
  ['behind one that says nothing: the proxy', 1, '', '10.0.0.1'],
  ['behind fewer than were announced: the first that is known', 3, '203.0.113.7', '203.0.113.7'],
  ['behind one that adds the port', 1, '203.0.113.7:50123', '203.0.113.7'],
  ['behind one that adds the port, over IPv6', 1, '[2001:db8::1]:50123', '2001:db8::1'],
  ['behind one that adds brackets', 1, '[2001:db8::1]', '2001:db8::1'],
  ['over IPv6', 1, '2001:db8::1', '2001:db8::1'],
])('%s', (_, proxies, forwarded, address) => {
  const addressOf = clientAddress(proxies, { warn: vi.fn() });
  expect(addressOf(forwardedFor(forwarded), connection)).toBe(address);
});

test('a proxy that nobody announced is told of once', () => {
  const warn = vi.fn();
  const addressOf = clientAddress(0, { warn });
  addressOf(new Request('http://localhost/'), connection);
  expect(warn).not.toHaveBeenCalled();
  for (let time = 0; time < 3; time++) addressOf(forwardedFor('203.0.113.7'), connection);
  expect(warn.mock.calls).toEqual([[expect.stringContaining('set TRUST_PROXY')]]);
  clientAddress(1, { warn })(forwardedFor('203.0.113.7'), connection);
  expect(warn).toHaveBeenCalledOnce();
});
