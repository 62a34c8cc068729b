import { expect, test } from 'vitest';
import { isFromElsewhere } from './elsewhere.ts';

test.each([
  [{ 'sec-fetch-site': 'same-origin' }, false],
  [{ 'sec-fetch-site': 'same-origin', origin: 'null' }, false],
  [{ 'sec-fetch-site': 'none' }, false],
  [{ 'sec-fetch-site': 'same-site' }, true],
  [{ 'sec-fetch-site': 'cross-site' }, true],
  [{ 'sec-fetch-site': 'cross-site', origin: 'https://status.example' }, true],
  [{ origin: 'https://status.example' }, false],
  [{ origin: 'null' }, false],
  [{ origin: 'https://evil.example' }, true],
  [{ origin: 'http://status.example' }, true],
  [{ origin: 'https://status.example.evil.example' }, true],
  [{}, false],
])('a request with %j comes from elsewhere: %s', (headers, expected) => {
  const request = new Request('http://10.0.0.7/zh/subscribe', { method: 'POST', headers });
  expect(isFromElsewhere(request, 'https://status.example')).toBe(expected);
});

test('without https, the address that is used counts as ours', () => {
  const from = (origin: string) =>
    new Request('http://10.0.0.7:8080/zh/subscribe', { method: 'POST', headers: { origin } });
  expect(isFromElsewhere(from('http://10.0.0.7:8080'), 'http://127.0.0.1:8080')).toBe(false);
  expect(isFromElsewhere(from('http://10.0.0.8:8080'), 'http://127.0.0.1:8080')).toBe(true);
});
