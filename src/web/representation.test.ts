import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { documents, someApp } from '../../tests/support/app.ts';
import { nodeCompress } from '../runtimes/node/compress.ts';
import { answer, represent } from './representation.ts';

describe('codings and revalidation', () => {
  it.each(documents)('sends %s compressed as the client likes it', async (path) => {
    const { app } = await someApp();
    const ask = async (coding: string) => {
      const response = await app.request(path, { headers: { 'accept-encoding': coding } });
      const bytes = Buffer.from(await response.arrayBuffer());
      expect(response.headers.get('content-length')).toBe(String(bytes.length));
      expect(response.headers.get('vary')).toContain('Accept-Encoding');
      return {
        coding: response.headers.get('content-encoding'),
        bytes,
        etag: response.headers.get('etag'),
      };
    };
    const plain = await ask('identity');
    const br = await ask('gzip, br');
    const zipped = await ask('br;q=0, gzip');
    expect([plain.coding, br.coding, zipped.coding]).toEqual([null, 'br', 'gzip']);
    expect(brotliDecompressSync(br.bytes)).toEqual(plain.bytes);
    expect(gunzipSync(zipped.bytes)).toEqual(plain.bytes);
    expect(new Set([plain.etag, br.etag, zipped.etag]).size).toBe(3);
  });

  it.each([...documents, '/page.js'])(
    'answers 304 at %s to whoever has the bytes',
    async (path) => {
      const { app } = await someApp();
      const etag = (await app.request(path)).headers.get('etag') ?? 'none';
      expect(etag).toMatch(/^"[\w-]{22}"$/);
      for (const held of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
        const response = await app.request(path, { headers: { 'if-none-match': held } });
        expect(response.status).toBe(304);
        expect(await response.text()).toBe('');
        expect(response.headers.get('etag')).toBe(etag);
        expect(response.headers.get('cache-control')).toBe('no-cache');
        expect(response.headers.get('content-length')).toBeNull();
      }
      const changed = await app.request(path, { headers: { 'if-none-match': '"other"' } });
      expect(changed.status).toBe(200);
    },
  );

  it.each([...documents, '/healthz', '/robots.txt', '/page.js'])(
    'answers HEAD at %s like GET, without the body',
    async (path) => {
      const { app } = await someApp();
      const get = await app.request(path);
      const head = await app.request(path, { method: 'HEAD' });
      expect(head.status).toBe(200);
      expect(await head.text()).toBe('');
      expect([...head.headers]).toEqual([...get.headers]);
    },
  );
});

describe('one document, sent by runtimes that compress otherwise', () => {
  it.each([
    ['br', 'node', 'worker', 'br', 304],
    ['gzip', 'node', 'worker', 'gzip, br', 304],
    ['identity', 'worker', 'node', 'gzip, br', 304],
    ['gzip', 'node', 'node', 'gzip, br', 304],
    ['br', 'node', 'node', 'gzip', 200],
    ['br', 'node', 'worker', 'identity', 200],
    ['br', 'node', 'worker', 'br;q=0', 200],
  ] as const)(
    'in %s is known from %s to %s by who takes %s: %i',
    async (held, from, to, taken, status) => {
      const headers = { 'Content-Type': 'text/plain' };
      const text = 'much the same, '.repeat(99);
      const sentBy = {
        node: await represent(text, { headers, compress: nodeCompress }),
        worker: await represent(text, { headers, compress: {} }),
      };
      const asking = (more: Record<string, string>) =>
        new Request('https://status.example/', { headers: more });
      const first = answer(asking({ 'accept-encoding': held }), sentBy[from]);
      const etag = first.headers.get('etag') ?? 'none';
      const again = { 'accept-encoding': taken, 'if-none-match': `W/${etag}` };
      const second = answer(asking(again), sentBy[to]);
      expect([second.status, second.headers.get('etag') === etag]).toEqual([
        status,
        status === 304,
      ]);
    },
  );
});
