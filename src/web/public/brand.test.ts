import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documents, someApp } from '../../../tests/support/app.ts';
import { brandedWatched, someBrand } from '../../../tests/support/brand.ts';
import { contrastBetween } from '../../domain/contrast.ts';
import { papers } from '../../domain/papers.ts';
import { sha256 } from '../representation.ts';

const pages = [...documents.filter((path) => !path.startsWith('/parts/')), '/zh/nowhere', '/en/no'];

async function textOf(path: string, brand = someBrand): Promise<string> {
  const { app } = await someApp({ watched: brandedWatched(brand) });
  return (await app.request(path, { headers: { 'accept-language': 'en' } })).text();
}

describe.each(pages)('the brand at %s', (path) => {
  const language = path.startsWith('/zh') ? 'zh' : 'en';

  it('is in its head and foot', async () => {
    const text = await textOf(path);
    const name = language === 'zh' ? '客服状态' : 'Support status';
    const { logo } = someBrand;
    expect(text).toContain(`<img src="${logo?.path}" alt="${name}" width="160" height="32"/>`);
    const foot = text.slice(text.indexOf('<footer>'));
    expect(foot).toContain(`<bdi>${someBrand.footer?.[language]}</bdi>`);
    for (const { href, label } of someBrand.links) {
      expect(foot).toContain(`<a href="${href}"><bdi>${label[language]}</bdi></a>`);
    }
    const lang = language === 'zh' ? '' : ' lang="zh-CN"';
    for (const { href, label } of someBrand.registrations) {
      expect(foot).toContain(`<a href="${href}"><bdi${lang}>${label}</bdi></a>`);
    }
  });

  it('brings no origin into the policy, which knows the style by its hash', async () => {
    const policyOf = async (given: Parameters<typeof someApp>[0]) => {
      const response = await (await someApp(given)).app.request(path);
      const style = /<style>(.*?)<\/style>/s.exec(await response.text())?.[1] ?? '';
      const hash = await sha256(new TextEncoder().encode(style));
      return { hash, policy: response.headers.get('content-security-policy') ?? '' };
    };
    const plain = await policyOf({});
    const branded = await policyOf({ watched: brandedWatched() });
    expect(branded.hash).not.toBe(plain.hash);
    expect(branded.policy).toContain(`'sha256-${branded.hash}'`);
    expect(branded.policy.replace(branded.hash, plain.hash)).toBe(plain.policy);
  });
});

describe('a brand', () => {
  it('cannot bring markup into a page', async () => {
    const planted = `<b onclick="x">"'&`;
    const both = { zh: planted, en: planted };
    const href = `https://a.example/?"><b>`;
    const brand = {
      ...someBrand,
      footer: both,
      links: [{ label: both, href }],
      registrations: [{ label: planted, href }],
    };
    const { app } = await someApp({ watched: brandedWatched(brand) });
    for (const path of pages) {
      const text = await (await app.request(path)).text();
      expect(text).not.toMatch(/<b[ >]/);
      expect(text.match(/&lt;b onclick=&quot;x&quot;&gt;&quot;&#39;&amp;/g)).toHaveLength(3);
    }
  });

  it('has a colour only in lines, in the mark and in the focus', async () => {
    const style = /<style>(.*?)<\/style>/s.exec(await textOf('/en'))?.[1] ?? '';
    expect(style.match(/#1f6feb/g)).toHaveLength(2);
    expect(style).toContain('--accent:#1f6feb;--focus:#1f6feb');
    const uses = style.match(/(?<=[{;])[\w-]+:[^;{}]*var\(--accent\)/g) ?? [];
    const text = uses.filter((use) => use.startsWith('color:'));
    expect(text).toEqual(['color:var(--accent)']);
    expect(style).toMatch(/\.brand svg\{[^}]*color:var\(--accent\)/);
  });

  it('could not be read as text on both pages, whatever its colour', () => {
    const colours = fc
      .integer({ min: 0, max: 0xffffff })
      .map((number) => `#${number.toString(16).padStart(6, '0')}`);
    const isText = (colour: string, paper: string) => contrastBetween(colour, paper) >= 4.5;
    fc.assert(
      fc.property(colours, (colour) => !Object.values(papers).every((on) => isText(colour, on))),
    );
  });

  it('without anything in it changes no page', async () => {
    const nothing = { logo: null, accent: null, links: [], footer: null, registrations: [] };
    const { app } = await someApp();
    const plain = await (await app.request('/en')).text();
    expect(await textOf('/en', nothing)).toBe(plain);
  });
});
