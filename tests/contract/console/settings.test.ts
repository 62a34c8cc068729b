import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { changeBrand } from '../../../src/actions/change-brand.ts';
import { readSettings } from '../../../src/storage/setting.ts';
import { someBrand } from '../../support/brand.ts';
import type { Browser } from '../../support/console.ts';
import { someWatched } from '../../support/facts.ts';
import { somePng, someSvg } from '../../support/logos.ts';
import { type StaffedConsole, staffedConsole } from '../../support/staffed-console.ts';
import { acting } from '../acting.ts';

// Every password costs a slow hash, and machines are busy.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let site: StaffedConsole;
let admin: Browser;
beforeEach(async () => {
  site = await staffedConsole('admin');
  admin = site.browser;
});
afterEach(() => site.close());

const text = async (path: string) => (await admin.get(path)).text();
const page = async (path: string) => (await site.app.request(path)).text();

describe('a contact in the console', () => {
  const path = '/console/settings/contacts/phone';

  test.each([
    ['+86 400 000-1234', 'tel:+86400000-1234'],
    ['help@wallet.example', 'mailto:help@wallet.example'],
    ['https://wallet.example/chat', 'https://wallet.example/chat'],
  ])('leads from %s to %s, on the page at once', async (typed, href) => {
    const form = { 'label.zh': '', 'label.en': 'Reach us', href: typed, version: '0' };
    const sent = await admin.post(path, { form });
    expect([sent.status, sent.headers.get('location')]).toEqual([
      303,
      '/console/settings?done=saved',
    ]);
    const after = await admin.get('/console/settings?done=saved');
    expect(await after.text()).toContain('Saved.');
    expect(await readSettings(site.db)).toMatchObject([
      { value: { href, label: { zh: 'Reach us', en: 'Reach us' } } },
    ]);
    expect(await page('/zh')).toContain(`href="${href}"`);
    expect(await text(path)).toContain('value="Reach us"');
  });

  test('is taken away by a form that is empty, and shown without it in the preview', async () => {
    const form = { 'label.zh': '', 'label.en': '', href: '', version: '0' };
    const part = await admin.post(`${path}/preview/part`, { form });
    expect(await part.text()).not.toContain('400-000-0000');
    expect(await page('/en')).toContain('400-000-0000');
    await admin.post(path, { form });
    expect(await page('/en')).not.toContain('400-000-0000');
  });

  test.each(['javascript:alert(1)', 'http://wallet.example/', 'call us'])(
    'does not lead to %s, and keeps what was typed',
    async (href) => {
      const form = { 'label.zh': '拨打', 'label.en': '', href, version: '0' };
      const sent = await admin.post(path, { form });
      expect(sent.status).toBe(422);
      const again = await sent.text();
      expect(again).toContain('id="href-note"');
      expect(again).toContain('value="拨打"');
      expect(await readSettings(site.db)).toEqual([]);
    },
  );
});

describe('the brand in the console', () => {
  const path = '/console/settings/brand';
  const form = {
    ...{ accent: '#c2185b', 'footer.zh': '示例公司', 'footer.en': 'Example Ltd.' },
    ...{ 'links.0.zh': '官网', 'links.0.en': 'Website', 'links.0.href': 'https://wallet.example/' },
    ...{ 'links.1.zh': '', 'links.1.en': '', 'links.1.href': '' },
    ...{ 'registrations.0.label': '京ICP备12345678号-1', 'registrations.0.href': '', version: '0' },
  };

  test('is changed, and every page has it at once', async () => {
    expect((await admin.post(path, { form })).status).toBe(303);
    for (const at of ['/en', '/zh/history', '/console/settings']) {
      const shown = at.startsWith('/console') ? await text(at) : await page(at);
      expect([at, shown.includes('--accent:#c2185b')]).toEqual([at, true]);
      expect([at, shown.includes('https://beian.miit.gov.cn/')]).toEqual([at, true]);
    }
    const answer = await admin.get('/console/settings');
    const style = /<style>([\s\S]*?)<\/style>/.exec(await answer.text())?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(answer.headers.get('content-security-policy')).toContain(`'sha256-${hash}'`);
    const again = await text(path);
    expect(again).toContain('value="京ICP备12345678号-1"');
    expect(again).not.toContain('beian.miit.gov.cn" ');
  });

  test.each([
    ['accent', { accent: '#ffffaa' }],
    ['footer', { 'footer.en': '' }],
    ['links.2.href', { 'links.2.zh': '甲', 'links.2.en': 'A', 'links.2.href': 'ftp://x' }],
    ['links.2.en', { 'links.2.zh': '甲', 'links.2.en': '', 'links.2.href': 'https://a.example/' }],
    ['registrations.1.href', { 'registrations.1.label': 'No. 7', 'registrations.1.href': '' }],
  ])('that is wrong at %s says so there', async (field, wrong) => {
    const sent = await admin.post(path, { form: { ...form, ...wrong } });
    expect(sent.status).toBe(422);
    expect(await sent.text()).toContain(`id="${field}-note" class="fault"`);
    expect(await readSettings(site.db)).toEqual([]);
  });

  test('tells whoever comes second', async () => {
    const { logo: _, ...texts } = someBrand;
    await changeBrand(acting(site.db), someWatched(), 0, texts);
    const sent = await admin.post(path, { form });
    expect(sent.status).toBe(409);
    expect(await sent.text()).toContain('Example Wallet Ltd.');
  });
});

describe('a logo in the console', () => {
  async function upload(bytes: Uint8Array | string, version = '0', once = 'aaaaaaaaaaaa') {
    const body = new FormData();
    body.set('version', version);
    body.set('once', once);
    body.set('logo', new Blob([Uint8Array.from(Buffer.from(bytes))]), 'logo.png');
    const cookie = [...admin.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return site.app.request('/console/settings/logo', {
      ...{ method: 'POST', body },
      headers: { cookie, 'accept-language': 'en', 'sec-fetch-site': 'same-origin' },
    });
  }

  test('takes the place of the name, is replaced and taken away', async () => {
    expect((await upload(someSvg)).status).toBe(303);
    const [path = ''] = /\/logo-[0-9a-f]{16}\.svg/.exec(await page('/en')) ?? [];
    expect(await page(path)).toBe(someSvg);
    // The same form sent twice is done once; another image with it is no repetition.
    expect((await upload(someSvg)).status).toBe(303);
    expect((await upload(somePng(40, 20))).status).toBe(409);
    expect((await upload(somePng(40, 20), '1', 'bbbbbbbbbbbb')).status).toBe(303);
    expect(await page('/en')).toMatch(/\/logo-[0-9a-f]{16}\.png/);
    const form = { version: '2' };
    expect((await admin.post('/console/settings/logo/removal', { form })).status).toBe(303);
    expect(await page('/en')).not.toContain('/logo-');
  });

  test.each([
    ['text', 'hello'],
    ['a script in an SVG', someSvg.replace('<path', '<script>1</script><path')],
    ['too much', new Uint8Array(300 * 1024)],
    ['a picture too wide', somePng(5000, 20)],
  ])('is not %s', async (_, bytes) => {
    const sent = await upload(bytes);
    expect(sent.status).toBe(422);
    expect(await sent.text()).toContain('id="logo-note" class="fault"');
    expect(await readSettings(site.db)).toEqual([]);
  });

  test('is no file that nobody chose', async () => {
    const sent = await admin.post('/console/settings/logo', { form: { version: '0' } });
    expect([sent.status, (await sent.text()).includes('Choose an image first.')]).toEqual([
      422,
      true,
    ]);
  });
});

test('settings are read by a viewer, who is offered no form', async () => {
  const viewer = await site.signedIn('viewer');
  const shown = await (await viewer.get('/console/settings')).text();
  expect(shown).toContain('400-000-0000');
  expect(shown).not.toContain('/console/settings/');
});
