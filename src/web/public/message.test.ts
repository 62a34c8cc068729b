import { describe, expect, it } from 'vitest';
import { documents, someApp } from '../../../tests/support/app.ts';
import { DatabaseAway } from '../../storage/away.ts';

describe('pages that only say what went wrong', () => {
  it.each([
    ['/nowhere', 'en', 'There is no page here.'],
    ['/nowhere', 'zh', '找不到这个页面。'],
    ['/zh/nowhere', 'en', '找不到这个页面。'],
    ['/en/nowhere', 'zh', 'There is no page here.'],
    ['/..%2f..%2fetc%2fpasswd', 'en', 'There is no page here.'],
  ])('is a real 404 at %s in the right language', async (path, language, text) => {
    const { app } = await someApp();
    const response = await app.request(path, { headers: { 'accept-language': language } });
    expect(response.status).toBe(404);
    expect(await response.text()).toContain(text);
  });

  it('stays calm when something inside breaks, and tells the log', async () => {
    const errors: Error[] = [];
    const { app } = await someApp({
      options: {
        snapshots: {
          current: () => {
            throw new Error('a secret detail');
          },
          refresh: async () => undefined,
          health: () => ({ now: 0, readAt: null, failingSince: null, failure: null }),
        },
        onError: (error) => errors.push(error),
      },
    });
    const response = await app.request('/en', { headers: { 'accept-language': 'en' } });
    expect(response.status).toBe(500);
    const text = await response.text();
    expect(text).toContain('This page could not be shown.');
    expect(text).not.toContain('secret');
    expect(errors.map(({ message }) => message)).toEqual(['a secret detail']);
  });

  it('is a calm 503 where there is nothing to show, as the database was never read', async () => {
    const { snapshots } = await someApp();
    const current = () => Promise.reject(new DatabaseAway('There are no facts.'));
    const { app } = await someApp({
      options: { snapshots: { ...snapshots, current }, onError: () => undefined },
    });
    for (const [path, title] of [
      ['/en', 'This page cannot be shown right now.'],
      ['/zh', '这个页面暂时无法显示。'],
    ] as const) {
      const response = await app.request(path);
      expect([response.status, response.headers.get('retry-after')]).toEqual([503, '60']);
      expect(response.headers.get('cache-control')).toBe('no-cache');
      const text = await response.text();
      expect(text).toContain(title);
      expect(text).not.toContain('data-component');
      expect(text).toContain('<a href="tel:+864000000000"><bdi>400-000-0000</bdi></a>');
      expect(text.match(/<li class="unverified">/g)).toHaveLength(3);
      expect(text).not.toContain('/subscribe');
    }
  });

  it.each(['/parts/en/status', '/parts/zh/components/chat', '/history.rss', '/en/updates.json'])(
    'is a line of text at %s, which no person reads',
    async (path) => {
      const { snapshots } = await someApp();
      const current = () => Promise.reject(new DatabaseAway('There are no facts.'));
      const { app } = await someApp({
        options: { snapshots: { ...snapshots, current }, onError: () => undefined },
      });
      const response = await app.request(path);
      expect([response.status, response.headers.get('retry-after')]).toEqual([503, '60']);
      expect(response.headers.get('content-type')).toContain('text/plain');
      expect(await response.text()).toBe('This cannot be read right now; ask again in a minute.\n');
    },
  );

  it.each([...documents, '/healthz', '/robots.txt', '/page.js'])(
    'refuse other methods at %s and name those that work',
    async (path) => {
      const { app } = await someApp();
      for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'PROPFIND']) {
        const response = await app.request(path, { method });
        expect(response.status).toBe(405);
        expect(response.headers.get('allow')).toBe('GET, HEAD');
        expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
      }
    },
  );

  it.each([
    ['/en', 'zh', 'This address can only be read.'],
    ['/zh', 'en', '这个地址只能查看。'],
    ['/', 'en', 'This address can only be read.'],
    ['/healthz', 'zh', '这个地址只能查看。'],
  ])('refuse a POST to %s from a reader of "%s" in words', async (path, language, text) => {
    const { app } = await someApp();
    const request = { method: 'POST', headers: { 'accept-language': language } };
    expect(await (await app.request(path, request)).text()).toContain(text);
  });

  it('have a title without the full stop of its sentence', async () => {
    const { app } = await someApp();
    const title = async (path: string) =>
      /<title>(.*)<\/title>/.exec(await (await app.request(path)).text())?.[1];
    expect(await title('/en/nowhere')).toBe('There is no page here · Support status');
    expect(await title('/zh/nowhere')).toBe('找不到这个页面 · 客服状态');
  });
});
