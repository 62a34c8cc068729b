import { mkdir, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { request } from 'node:https';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { logOnFailure } from '../support/peers/log-on-failure.ts';
import { type NginxBefore, startNginxBefore } from '../support/peers/nginx-before.ts';
import { describeWith } from '../support/system-parts.ts';

describeWith(['nginx', 'openssl'], 'nginx before Helplight, as in the example', () => {
  const seen: { url: string; forwarded: string }[] = [];
  let server: Server;
  let hangs = false;
  let nginx: NginxBefore;

  beforeAll(async () => {
    server = createServer((asked, response) => {
      const forwarded = String(asked.headers['x-forwarded-for']);
      seen.push({ url: asked.url ?? '', forwarded });
      if (hangs) return;
      response.writeHead(asked.url === '/en/history' ? 503 : 200, { 'Cache-Control': 'no-cache' });
      response.end(`answer ${seen.length}`);
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const { port } = server.address() as AddressInfo;
    nginx = await startNginxBefore(`127.0.0.1:${port}`);
    await mkdir(path.join(nginx.copyFolder, 'en'), { recursive: true });
    await writeFile(path.join(nginx.copyFolder, 'en/index.html'), 'the copy');
  });
  afterAll(async () => {
    await nginx.end();
    server.close();
  });
  logOnFailure(() => nginx);

  test('leads from http to https', async () => {
    const { status, headers } = await fetch(`${nginx.plain}/en`, { redirect: 'manual' });
    expect([status, headers.get('location')]).toEqual([301, 'https://127.0.0.1/en']);
  });

  test.each(['/', '/en', '/zh/components/chat', '/parts/en/status'])(
    'asks once for %s, however many come at once, although browsers are to ask each time',
    async (url) => {
      const before = seen.length;
      const told = await Promise.all(Array.from({ length: 20 }, () => get(url)));
      expect(new Set(told.map(({ status }) => status))).toEqual(new Set([200]));
      // Twice where five seconds are over in between.
      expect(seen.length - before).toBeLessThanOrEqual(2);
    },
  );

  test('answers nobody who asks for another name', async () => {
    const before = seen.length;
    await expect(get('/en', { host: 'evil.example' })).rejects.toThrow('socket hang up');
    expect(seen.length).toBe(before);
  });

  test.each([
    '/console',
    '/en/subscriptions/abc',
    '/en/subscribe',
    '/api/v1/incidents',
    '/healthz',
  ])('keeps nothing of %s', async (url) => {
    const before = seen.length;
    await get(url);
    await get(url);
    expect(seen.length - before).toBe(2);
  });

  test('names who asks last, whatever they say themselves', async () => {
    await get('/console', { 'x-forwarded-for': '203.0.113.9' });
    expect(seen.at(-1)?.forwarded).toBe('203.0.113.9, 127.0.0.1');
  });

  test('shows the last page no longer while the server hangs, however many ask', async () => {
    const crowd = () => Promise.all(Array.from({ length: 5 }, () => get('/en/')));
    const [{ body: last } = { body: '' }] = await crowd();
    expect(last).toMatch(/^answer/);
    hangs = true;
    const bodies = async () => (await crowd()).map(({ body }) => body);
    let told: readonly string[] = [];
    while (!told.includes('the copy')) told = await bodies();
    for (let time = 0; time < 2; time += 1) {
      expect(new Set(await bodies())).toEqual(new Set(['the copy']));
    }
    hangs = false;
    expect((await get('/en/')).body).toMatch(/^answer/);
  });

  test('shows the copy where a page cannot be had, and never instead of the console', async () => {
    expect(await get('/en/history')).toMatchObject({ status: 503 });
    server.close();
    server.closeAllConnections();
    // Asked for as nobody has before, so that nothing of it is kept.
    expect(await get('/en/?a')).toEqual({ status: 200, body: 'the copy' });
    expect((await get('/console')).status).toBe(502);
  });

  /** Over TLS, trusting the authority of the tests. */
  async function get(url: string, headers: Record<string, string> = {}) {
    const options = { ca: nginx.ca, servername: 'localhost', headers };
    const answer = await new Promise<IncomingMessage>((done, failed) => {
      request(nginx.origin + url, options, done)
        .on('error', failed)
        .end();
    });
    return { status: answer.statusCode, body: await text(answer) };
  }
});
