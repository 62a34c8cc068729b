import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { publicFiles, someApp } from '../../tests/support/app.ts';

describe('static files', () => {
  it('keeps versioned assets for ever and lets others be asked for again', async () => {
    const { app } = await someApp();
    const htmx = publicFiles.find((name) => name.startsWith('htmx-'));
    const kept = await app.request(`/${htmx}`);
    expect(kept.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(kept.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    const script = await app.request('/page.js');
    expect(script.headers.get('cache-control')).toBe('no-cache');
    expect((await app.request('/icon.svg')).headers.get('content-type')).toBe('image/svg+xml');
  });

  it('hold a script of our own that takes less than 2 KB to send', async () => {
    const { app } = await someApp();
    const script = Buffer.from(await (await app.request('/page.js')).arrayBuffer());
    expect(brotliCompressSync(script).length).toBeLessThan(2048);
  });
});
