import { describe, expect, it } from 'vitest';
import { documents, someApp } from '../../tests/support/app.ts';

describe('security headers', () => {
  it.each([...documents, '/nowhere'])('are strict at %s', async (path) => {
    const { app } = await someApp();
    const { headers } = await app.request(path);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/]{43}='; script-src 'self';/,
    );
    expect(policy).not.toContain('unsafe');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('permissions-policy')).toContain('geolocation=()');
  });

  it('ask for https only where the site is reached by it', async () => {
    const secure = await someApp({ baseUrl: 'https://status.example' });
    const plain = await someApp({ baseUrl: 'http://127.0.0.1:8080' });
    const name = 'strict-transport-security';
    expect((await secure.app.request('/')).headers.get(name)).toBe('max-age=31536000');
    expect((await plain.app.request('/')).headers.get(name)).toBeNull();
  });

  it.each([...documents, '/page.js', '/icon.svg', '/healthz', '/robots.txt', '/nowhere'])(
    'hold at %s what every response carries',
    async (path) => {
      const { app } = await someApp();
      for (const method of ['GET', 'HEAD', 'POST']) {
        const { headers } = await app.request(path, { method });
        expect(headers.get('x-content-type-options')).toBe('nosniff');
        expect(headers.get('referrer-policy')).toBe('no-referrer');
        expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
      }
    },
  );

  it('allow pictures from nowhere but here', async () => {
    const { app } = await someApp();
    const policy = (await app.request('/')).headers.get('content-security-policy');
    expect(policy).toContain("img-src 'self';");
    expect(policy).not.toContain('data:');
  });
});
