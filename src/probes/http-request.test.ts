import { describe, expect, test } from 'vitest';
import type { HttpSpec } from '../domain/monitor/probe-spec.ts';
import { firstRequest, nextRequest } from './http-request.ts';

const spec: HttpSpec = {
  kind: 'http',
  url: 'https://support.example/a/b?c=d',
  method: 'POST',
  headers: {
    Authorization: 'Bearer x',
    Cookie: 'c=1',
    'Content-Type': 'text/plain',
    'X-Mark': 'm',
  },
  body: 'hello',
  family: 'any',
  maxRedirects: 5,
  expect: { status: ['2xx'], headers: [], body: [] },
};

describe('the first request', () => {
  test('has header names in lower case and the mark of a probe', () => {
    const { headers } = firstRequest(spec);
    expect(headers).toMatchObject({ 'x-mark': 'm', 'user-agent': 'Helplight-Probe' });
    const named = firstRequest({ ...spec, headers: { 'User-Agent': 'curl' } });
    expect(named.headers['user-agent']).toBe('curl');
  });

  test('sends name and password of a URL as a header (RFC 7617)', () => {
    const url = 'https://Aladdin:open%20sesame@support.example/';
    const { headers, url: bare } = firstRequest({ ...spec, url, headers: {} });
    expect(headers.authorization).toBe('Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==');
    expect(bare.href).toBe('https://support.example/');
  });

  test('a stray % in a password is no reason to stumble', () => {
    const url = 'https://a:100%@support.example/';
    expect(firstRequest({ ...spec, url, headers: {} }).headers.authorization).toBe(
      'Basic YToxMDAl',
    );
  });
});

describe('a redirect', () => {
  const first = firstRequest(spec);

  type Methods = readonly [
    status: number,
    from: HttpSpec['method'],
    to: string,
    keepsBody: boolean,
  ];
  const methods: readonly Methods[] = [
    [301, 'POST', 'GET', false],
    [302, 'POST', 'GET', false],
    [303, 'POST', 'GET', false],
    [307, 'POST', 'POST', true],
    [308, 'POST', 'POST', true],
    [303, 'GET', 'GET', false],
    [302, 'HEAD', 'HEAD', true],
    [303, 'HEAD', 'HEAD', true],
  ];
  test.each(methods)('by %d makes of %s a %s', (status, method, becomes, keepsBody) => {
    const next = nextRequest({ ...first, method }, status, '/next');
    expect(next.method).toBe(becomes);
    expect(next.body).toBe(keepsBody ? 'hello' : null);
    expect('content-type' in next.headers).toBe(keepsBody);
  });

  const places: readonly (readonly [location: string, href: string, keepsSecrets: boolean])[] = [
    ['next', 'https://support.example/a/next', true],
    ['/next', 'https://support.example/next', true],
    ['https://support.example:443/x', 'https://support.example/x', true],
    ['//other.example/x', 'https://other.example/x', false],
    ['http://support.example/x', 'http://support.example/x', false],
    ['https://support.example:8443/x', 'https://support.example:8443/x', false],
  ];
  test.each(places)('to %s leads to %s', (location, href, keepsSecrets) => {
    const next = nextRequest(first, 302, location);
    expect(next.url.href).toBe(href);
    expect('authorization' in next.headers).toBe(keepsSecrets);
    expect('cookie' in next.headers).toBe(keepsSecrets);
    expect('x-mark' in next.headers).toBe(keepsSecrets);
    expect(next.headers['user-agent']).toBe('Helplight-Probe');
  });

  test('does not carry a body to another origin', () => {
    const refused = expect.objectContaining({ reason: 'redirect_refused' });
    expect(() => nextRequest(first, 307, 'https://other.example/')).toThrow(refused);
    expect(nextRequest(first, 303, 'https://other.example/').body).toBeNull();
  });

  test.each(['file:///etc/passwd', 'gopher://x/', 'data:,x', 'javascript:1', 'http://'])(
    'to %s is refused',
    (location) => {
      const refused = expect.objectContaining({ reason: 'redirect_refused' });
      expect(() => nextRequest(first, 302, location)).toThrow(refused);
    },
  );
});
