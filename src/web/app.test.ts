import { readdirSync, readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompressSync, constants, gunzipSync, gzip } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import {
  someFacts,
  someMonitor,
  someNow,
  someSite,
  someWatched,
} from '../../tests/support/facts.ts';
import type { Facts, Watched } from '../domain/support-status.ts';
import { createApp } from './app.ts';
import { prepareAssets } from './assets.ts';
import { createSnapshots } from './public/snapshot.ts';
import type { Notice } from './public/view.ts';
import type { Compress } from './representation.ts';

type Page = { watched: Watched; facts: Facts; baseUrl: string; notice: Notice };

const quickly = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };
const zlib: Compress = {
  br: (bytes) => promisify(brotliCompress)(bytes, quickly),
  gzip: promisify(gzip),
};
const publicFolder = new URL('../../public/', import.meta.url);
const files = readdirSync(publicFolder).map((name) => ({
  path: `/${name}`,
  bytes: readFileSync(new URL(name, publicFolder)),
}));
const assets = await prepareAssets(files, zlib);

async function someApp(changes: Partial<Page> = {}) {
  const { watched, facts, baseUrl, notice } = {
    watched: someWatched(),
    facts: someFacts(),
    baseUrl: 'https://status.example',
    notice: 'none' as const,
    ...changes,
  };
  const snapshots = createSnapshots({
    watched,
    readFacts: async () => facts,
    compress: zlib,
    now: () => someNow,
    notice,
    baseUrl,
    log: () => undefined,
  });
  await snapshots.refresh();
  const app = createApp({
    snapshots,
    assets,
    siteName: watched.site.name,
    defaultLanguage: watched.site.defaultLanguage,
    baseUrl,
    onError: (error) => {
      throw error;
    },
  });
  return { app, snapshots };
}

const documents = ['/', '/zh', '/en', '/parts/zh/status', '/parts/en/status'];

describe('pages', () => {
  it.each([
    ['/', 'zh-CN,zh;q=0.9', 'zh'],
    ['/', 'en-US,en;q=0.9', 'en'],
    ['/', 'fr', 'zh'],
    ['/zh', 'en', 'zh'],
    ['/en', 'zh', 'en'],
    ['/en/', 'zh', 'en'],
    ['/parts/zh/status', 'en', 'zh'],
    ['/parts/en/status', 'zh', 'en'],
  ])('serves %s to a reader of "%s" in %s', async (path, language, served) => {
    const { app } = await someApp();
    const response = await app.request(path, { headers: { 'accept-language': language } });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('content-language')).toBe(served);
    const words = served === 'zh' ? '客服渠道' : 'Support channels';
    expect(await response.text()).toContain(words);
  });

  it('says at / that the language was negotiated', async () => {
    const { app } = await someApp();
    expect((await app.request('/')).headers.get('vary')).toBe('Accept-Language, Accept-Encoding');
    expect((await app.request('/zh')).headers.get('vary')).toBe('Accept-Encoding');
  });

  it('carries each component with slug, status and reachability in one tag', async () => {
    const { app } = await someApp();
    const text = await (await app.request('/en')).text();
    const tags = [
      ...text.matchAll(/data-component="(\w+)" data-status="(\w+)" data-reachability="(\w+)"/g),
    ];
    expect(tags.map((tag) => tag.slice(1))).toEqual([
      ['chat', 'operational', 'reachable'],
      ['phone', 'operational', 'unknown'],
      ['email', 'operational', 'unknown'],
      ['api', 'operational', 'reachable'],
      ['signin', 'operational', 'reachable'],
      ['payments', 'operational', 'reachable'],
      ['withdrawals', 'operational', 'reachable'],
      ['verification', 'operational', 'reachable'],
    ]);
  });

  it('says in both languages that it shows the sandbox, and only then', async () => {
    const { app } = await someApp({ notice: 'sandbox' });
    expect(await (await app.request('/zh')).text()).toContain('这是内置的演练环境。');
    expect(await (await app.request('/en')).text()).toContain('the built-in sandbox');
    const real = await someApp();
    expect(await (await real.app.request('/en')).text()).not.toContain('sandbox');
  });

  it.each(documents)('takes no notice of a query string at %s', async (path) => {
    const { app } = await someApp();
    const [plain, asked] = await Promise.all([app.request(path), app.request(`${path}?a=1&b`)]);
    expect(asked.headers.get('etag')).toBe(plain.headers.get('etag'));
  });
});

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

  it.each([...documents, '/healthz', '/robots.txt', '/page.js'])(
    'refuses other methods at %s and names those that work',
    async (path) => {
      const { app } = await someApp();
      for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'PROPFIND']) {
        const response = await app.request(path, { method });
        expect(response.status).toBe(405);
        expect(response.headers.get('allow')).toBe('GET, HEAD');
      }
    },
  );
});

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
});

describe('everything else', () => {
  it.each([
    ['/nowhere', 'en', 'There is no page here.'],
    ['/nowhere', 'zh', '这里没有页面。'],
    ['/zh/nowhere', 'en', '这里没有页面。'],
    ['/en/nowhere', 'zh', 'There is no page here.'],
    ['/..%2f..%2fetc%2fpasswd', 'en', 'There is no page here.'],
  ])('is a real 404 at %s in the right language', async (path, language, text) => {
    const { app } = await someApp();
    const response = await app.request(path, { headers: { 'accept-language': language } });
    expect(response.status).toBe(404);
    expect(await response.text()).toContain(text);
  });

  it('stays calm when something inside breaks, and tells the log', async () => {
    const { snapshots } = await someApp();
    const errors: Error[] = [];
    const app = createApp({
      snapshots: {
        ...snapshots,
        current: () => {
          throw new Error('a secret detail');
        },
      },
      assets: new Map(),
      siteName: someSite().name,
      defaultLanguage: 'zh',
      baseUrl: 'http://127.0.0.1',
      onError: (error) => errors.push(error),
    });
    const response = await app.request('/en', { headers: { 'accept-language': 'en' } });
    expect(response.status).toBe(500);
    const text = await response.text();
    expect(text).toContain('This page could not be shown.');
    expect(text).not.toContain('secret');
    expect(errors.map(({ message }) => message)).toEqual(['a secret detail']);
  });

  it('keeps versioned assets for ever and lets others be asked for again', async () => {
    const { app } = await someApp();
    const [htmx] = readdirSync(publicFolder).filter((name) => name.startsWith('htmx-'));
    const kept = await app.request(`/${htmx}`);
    expect(kept.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(kept.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    const script = await app.request('/page.js');
    expect(script.headers.get('cache-control')).toBe('no-cache');
    expect((await app.request('/icon.svg')).headers.get('content-type')).toBe('image/svg+xml');
  });

  it('links only to what it serves', async () => {
    const { app } = await someApp();
    for (const page of ['/zh', '/en', '/nowhere']) {
      const text = await (await app.request(page)).text();
      const links = [...text.matchAll(/(?:href|src|hx-get)="(\/[^"]*)"/g)].map((found) => found[1]);
      expect(links.length).toBeGreaterThan(2);
      for (const link of links) expect((await app.request(link ?? '')).status).toBe(200);
    }
  });

  it('tells robots to leave the parts alone', async () => {
    const { app } = await someApp();
    expect(await (await app.request('/robots.txt')).text()).toBe(
      'User-agent: *\nDisallow: /parts/\n',
    );
  });
});

describe('/healthz', () => {
  it('passes while facts are read', async () => {
    const { app } = await someApp();
    const response = await app.request('/healthz');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/health+json');
    expect(await response.json()).toMatchObject({ status: 'pass' });
  });

  it.each([
    [{ readAt: someNow, failingSince: someNow + 1000 }, 200, 'warn'],
    [{ readAt: null, failingSince: someNow }, 503, 'fail'],
    [{ readAt: null, failingSince: null }, 503, 'fail'],
  ])('answers %o with %i %s', async (health, code, status) => {
    const { snapshots } = await someApp();
    const app = createApp({
      snapshots: { ...snapshots, health: () => health },
      assets: new Map(),
      siteName: someSite().name,
      defaultLanguage: 'zh',
      baseUrl: 'http://127.0.0.1',
      onError: () => undefined,
    });
    const response = await app.request('/healthz');
    expect(response.status).toBe(code);
    expect(await response.json()).toMatchObject({ status });
  });
});

describe('what must not be seen', () => {
  it('stays out of every response', async () => {
    const secret = 'PLANTED-SECRET';
    const site = someSite();
    const groups = site.groups.map((group) => ({
      ...group,
      components: group.components.map((one) => ({ ...one, targets: [`${secret}_URL`] })),
    }));
    const monitor = someMonitor('chat', {
      slug: `${secret}-monitor`,
      probe: {
        kind: 'websocket',
        url: `wss://user:${secret}@${secret}.example/`,
        subprotocol: secret,
        headers: { Authorization: `Bearer ${secret}` },
        family: 'any',
        steps: [{ kind: 'send', name: secret, text: secret }],
      },
    });
    const facts = someFacts(['chat'], {
      chat: {
        monitor: `${secret}-monitor`,
        location: secret,
        state: 'down',
        since: someNow - 60_000,
        reason: 'certificate_expired',
        certificate: {
          validFrom: 0,
          validTo: 1,
          subject: secret,
          issuer: secret,
          names: [secret],
          problem: 'certificate_expired',
        },
      },
    });
    const { app } = await someApp({
      watched: { site: { ...site, groups }, monitors: [monitor] },
      facts,
    });
    expect(await (await app.request('/en')).text()).toContain('The certificate has expired.');
    for (const path of [...documents, '/healthz', '/robots.txt', '/nowhere']) {
      const response = await app.request(path);
      const said = JSON.stringify([...response.headers]) + (await response.text());
      expect(said).not.toContain(secret);
    }
  });

  it.each([
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    '</title><svg onload=alert(1)>',
    '<!--',
    '&lt;b&gt;',
    '{{7*7}}<%= 7*7 %>',
  ])('shows a name like %s as text', async (name) => {
    const site = someSite();
    const groups = site.groups.map((group) => ({
      ...group,
      name: { zh: name, en: name },
      components: group.components.map((one) => ({
        ...one,
        name: { zh: name, en: name },
        contact: { label: { zh: name, en: name }, href: `javascript:${name}` },
      })),
    }));
    const watched = someWatched(undefined, { ...site, name: { zh: name, en: name }, groups });
    const { app } = await someApp({ watched });
    const text = await (await app.request('/en')).text();
    const escaped = name
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replaceAll("'", '&#39;');
    expect(text).toContain(`<h3>${escaped}`);
    if (escaped !== name) expect(text).not.toContain(name);
    expect(text).not.toContain('javascript:');
  });
});
