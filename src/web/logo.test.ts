import { describe, expect, it } from 'vitest';
import { someApp } from '../../tests/support/app.ts';
import { brandedWatched, someLogo } from '../../tests/support/brand.ts';
import { logoPicture } from './logo.ts';

const branded = () => someApp({ watched: brandedWatched() });
const picture = logoPicture(someLogo);

describe('the logo', () => {
  it('is kept for ever, by its content, and can do nothing', async () => {
    const { app } = await branded();
    const response = await app.request(picture.path);
    expect(response.status).toBe(200);
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(picture.bytes);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/svg+xml',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    });
  });

  it('answers HEAD, and 304 to who has it', async () => {
    const { app } = await branded();
    const head = await app.request(picture.path, { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(await head.text()).toBe('');
    const etag = head.headers.get('etag') ?? '';
    const again = await app.request(picture.path, { headers: { 'if-none-match': etag } });
    expect(again.status).toBe(304);
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('refuses %s', async (method) => {
    const { app } = await branded();
    const response = await app.request(picture.path, { method });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, HEAD');
  });

  it.each(['/logo-0123456789abcdee.svg', '/logo-0123456789abcdef.png', '/logo-.svg', '/logo.svg'])(
    'is not at %s',
    async (path) => {
      const { app } = await branded();
      expect((await app.request(path)).status).toBe(404);
    },
  );

  it('is nowhere without a brand', async () => {
    const { app } = await someApp();
    expect((await app.request(picture.path)).status).toBe(404);
  });
});
