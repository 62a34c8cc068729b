import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { somePng, someSvg } from '../../../tests/support/logos.ts';
import { logoPicture } from '../../web/logo.ts';
import { bundleMonitorsDir, loadMonitorsDir } from './monitors-dir.ts';
import { DefinitionError, resolveDefinitions } from './resolve.ts';

const site = {
  kind: 'site',
  name: { zh: '客服状态', en: 'Support status' },
  timeZone: 'Asia/Shanghai',
  timeZoneName: { zh: '北京时间', en: 'Beijing time' },
  groups: [
    {
      slug: 'support',
      name: { zh: '客服', en: 'Support' },
      components: [{ slug: 'chat', name: { zh: '在线客服', en: 'Chat' } }],
    },
  ],
};
const fileOf = (brand: unknown) => ({ file: 'site.ts', exported: { ...site, brand } });
const resolved = (brand: unknown) => resolveDefinitions([fileOf(brand)], {}).watched.site.brand;

function faults(files: Parameters<typeof resolveDefinitions>[0]): string {
  try {
    resolveDefinitions(files, {});
    return 'none';
  } catch (error) {
    if (error instanceof DefinitionError) return error.message;
    throw error;
  }
}

const label = { zh: '官网', en: 'Website' };
const link = { label, href: 'https://wallet.example/' };
const icp = { label: '京ICP备12345678号-1' };

describe('a brand', () => {
  it('may leave everything out, and a site without one has none', () => {
    const nothing = { logo: null, accent: null, links: [], footer: null, registrations: [] };
    expect(resolved({})).toEqual(nothing);
    expect(
      resolveDefinitions([{ file: 'site.ts', exported: site }], {}).watched.site,
    ).not.toHaveProperty('brand');
  });

  it('knows where the usual numbers are looked up, unless it is told', () => {
    const own = { label: 'Company 1', href: 'https://register.example/1' };
    expect(resolved({ registrations: [icp, { ...icp, href: own.href }, own] })).toMatchObject({
      registrations: [
        { ...icp, href: 'https://beian.miit.gov.cn/' },
        { ...icp, href: own.href },
        own,
      ],
    });
  });

  it.each(['#1f6feb', '#D0342C', '#777777', '#00875a'])('may have the accent %s', (accent) => {
    expect(resolved({ accent })).toMatchObject({ accent });
  });
});

describe('what is wrong in a brand is named with its field and a remedy', () => {
  it.each([
    [null, 'brand must be settings such as'],
    [{ color: '#1f6feb' }, 'brand.color is not a known field'],
    [{ css: 'body{}' }, 'brand.css is not a known field'],
    [{ script: 'x()' }, 'brand.script is not a known field'],
    [{ accent: 7 }, 'brand.accent must be a colour'],
    [{ accent: 'blue' }, 'brand.accent must be a colour written #rrggbb'],
    [{ accent: '#fff' }, 'brand.accent must be a colour written #rrggbb'],
    [{ accent: '#1f6feb;x' }, 'brand.accent must be a colour written #rrggbb'],
    [
      { accent: '#ffd400' },
      'brand.accent is #ffd400, which has a contrast of 1.37:1 on the light page; it needs 3:1, use a darker shade',
    ],
    [
      { accent: '#0b2a6b' },
      'brand.accent is #0b2a6b, which has a contrast of 1.36:1 on the dark page; it needs 3:1, use a lighter shade',
    ],
    [{ logo: 7 }, 'brand.logo must be the name of a file beside this one'],
    [
      { logo: '../logo.svg' },
      'brand.logo must be the name of a file beside this one, without a folder',
    ],
    [{ logo: '/etc/passwd' }, 'brand.logo must be the name of a file'],
    [{ logo: 'https://cdn.example/l.svg' }, 'brand.logo must be the name of a file'],
    [{ logo: '.env' }, 'brand.logo must be the name of a file'],
    [{ logo: 'gone.svg' }, 'brand.logo "gone.svg" is not there; put it beside the site file'],
    [{ links: Array(6).fill(link) }, 'brand.links must be at most five links'],
    [
      { links: [{ ...link, href: 'javascript:x()' }] },
      'brand.links[0].href must begin with https://, mailto: or tel:',
    ],
    [
      { links: [{ ...link, href: 'http://wallet.example/' }] },
      'brand.links[0].href must begin with',
    ],
    [{ links: [{ ...link, href: 'https://a.example/\n' }] }, 'brand.links[0].href must begin with'],
    [
      { links: [{ ...link, label: 'Website' }] },
      'brand.links[0].label must be written in both languages',
    ],
    [{ footer: 'Wallet' }, 'brand.footer must be written in both languages'],
    [{ footer: { zh: '钱包' } }, 'brand.footer.en is missing'],
    [{ footer: { zh: '钱包', en: 'a\nb' } }, 'brand.footer.en must not hold invisible characters'],
    [
      { footer: { zh: '钱包', en: 'a\u2028b' } },
      'brand.footer.en must not hold invisible characters',
    ],
    [
      { footer: { zh: '钱包', en: 'a\u202eb' } },
      'brand.footer.en must not hold invisible characters',
    ],
    [{ footer: { zh: '钱'.repeat(201), en: 'Wallet' } }, 'brand.footer.zh must be at most 200'],
    [
      { registrations: [{ label: 'Company 1' }] },
      'brand.registrations[0].href is missing, and "Company 1" is no number that is recognised',
    ],
    [
      { registrations: [{ ...icp, href: 'http://beian.miit.gov.cn/' }] },
      'brand.registrations[0].href must begin with https://',
    ],
    [{ registrations: [{ label: '' }] }, 'brand.registrations[0].label must not be empty'],
    [{ registrations: Array(6).fill(icp) }, 'brand.registrations must be at most five'],
  ])('%j', (brand, remedy) => {
    expect(faults([fileOf(brand)])).toContain(`site.ts: ${remedy}`);
  });
});

describe('the logo of a folder', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'helplight-brand-'));
    await writeFile(
      path.join(folder, 'site.json'),
      JSON.stringify({ ...site, brand: { logo: 'logo.png' } }),
    );
  });
  afterEach(() => rm(folder, { recursive: true }));
  const putLogo = (bytes: string | Uint8Array) => writeFile(path.join(folder, 'logo.png'), bytes);

  it('is served by what it holds, at a path of its content', async () => {
    await putLogo(someSvg);
    const shown = async () => {
      const { site, logo } = resolveDefinitions(await loadMonitorsDir(folder), {}).watched;
      return { shown: site.brand?.logo, served: logo && logoPicture(logo) };
    };
    const first = await shown();
    const bytes = new TextEncoder().encode(someSvg);
    expect(first.served).toMatchObject({ type: 'image/svg+xml', bytes });
    expect(first.shown).toEqual({ path: first.served?.path, width: 160, height: 32 });
    expect(first.shown?.path).toMatch(/^\/logo-[0-9a-f]{16}\.svg$/);
    await putLogo(somePng(40, 20));
    const changed = await shown();
    expect(changed.shown?.path).toMatch(/^\/logo-[0-9a-f]{16}\.png$/);
    expect(changed.shown?.path.slice(0, 22)).not.toBe(first.shown?.path.slice(0, 22));
  });

  it('travels in the bundle for a Worker', async () => {
    await putLogo(someSvg);
    const bundle = await bundleMonitorsDir(folder);
    const { default: files } = await import(
      `data:text/javascript;base64,${Buffer.from(bundle).toString('base64')}`
    );
    const there = resolveDefinitions(files, {});
    const here = resolveDefinitions(await loadMonitorsDir(folder), {});
    expect(there.watched.logo).toEqual(here.watched.logo);
    expect(there.watched.site.brand).toEqual(here.watched.site.brand);
  });

  it.each([
    ['GIF89a', '"logo.png" must be PNG, JPEG, WebP or SVG; it begins with the bytes 47 49 46 38'],
    [someSvg.replace('<path', '<script>1</script><path'), '"logo.png" holds <script>; remove it'],
    [new Uint8Array(300 * 1024), '"logo.png" is 300 KiB; make it at most 256 KiB'],
  ])('is refused where it cannot be one', async (bytes, remedy) => {
    await putLogo(bytes);
    expect(faults(await loadMonitorsDir(folder))).toContain(`site.json: brand.logo ${remedy}`);
  });

  it('is refused where it is a folder or not there', async () => {
    const missing = 'site.json: brand.logo "logo.png" is not there';
    expect(faults(await loadMonitorsDir(folder))).toContain(missing);
    await mkdir(path.join(folder, 'logo.png'));
    expect(faults(await loadMonitorsDir(folder))).toContain(missing);
  });

  it('is told together with what else is wrong in its site', async () => {
    const wrong = { ...site, timeZone: 'Mars/Olympus', brand: { logo: 'logo.png' } };
    await writeFile(path.join(folder, 'site.json'), JSON.stringify(wrong));
    const told = faults(await loadMonitorsDir(folder));
    expect(told).toContain('site.json: timeZone ');
    expect(told).toContain('site.json: brand.logo "logo.png" is not there');
  });
});
