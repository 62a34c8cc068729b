import { describe, expect, it } from 'vitest';
import { documents, someApp } from '../../../tests/support/app.ts';

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
          health: () => ({ now: 0, readAt: null, failingSince: null }),
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
