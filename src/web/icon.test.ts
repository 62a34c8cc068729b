import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { someApp } from '../../tests/support/app.ts';
import { brandedWatched, someBrand } from '../../tests/support/brand.ts';
import { drawnIcon, iconPath } from './icon.ts';

const path = '/icon-1-1f6feb.svg';

async function linkedIcon(given: Parameters<typeof someApp>[0], page = '/en') {
  const { app } = await someApp(given);
  const text = await (await app.request(page)).text();
  const icon = /<link rel="icon" href="([^"]*)"/.exec(text)?.[1] ?? '';
  return { icon, response: await app.request(icon) };
}

describe('the icon', () => {
  it.each(['/en', '/zh/components/chat', '/zh/history', '/nowhere'])(
    'has the accent of the brand at %s',
    async (page) => {
      const { icon, response } = await linkedIcon({ watched: brandedWatched() }, page);
      expect(icon).toBe(path);
      expect(response.status).toBe(200);
      expect(await response.text()).toContain('rx="4" fill="#1f6feb"');
    },
  );

  it('is kept for ever in a colour, and can do nothing', async () => {
    const { response } = await linkedIcon({ watched: brandedWatched() });
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/svg+xml',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    });
  });

  it('is the file of that name where a brand has no accent, and where there is no brand', async () => {
    const plain = brandedWatched({ ...someBrand, accent: null });
    for (const given of [{}, { watched: plain }]) {
      const { icon, response } = await linkedIcon(given);
      expect([icon, response.status]).toEqual(['/icon.svg', 200]);
    }
  });

  it('is in no other colour than that of the brand', async () => {
    const { app } = await someApp({ watched: brandedWatched() });
    for (const other of ['/icon-1-ffffff.svg', '/icon-2-1f6feb.svg', '/icon-1-.svg']) {
      expect((await app.request(other)).status).toBe(404);
    }
  });

  it('has one path for a colour, however it is written', () => {
    const path = (accent: string) => iconPath({ ...someBrand, accent });
    expect(path('#1F6FEB')).toBe(path('#1f6feb'));
  });

  it('is drawn like the file', () => {
    const file = readFileSync(new URL('../../public/icon.svg', import.meta.url), 'utf8');
    expect(drawnIcon({ ground: '#131418', lamp: '#f2efe8' })).toBe(file);
  });
});
