import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { minuteMs } from '../../support/facts.ts';
import { readOn } from '../../support/read-on.ts';
import { type FormFields, formTo } from '../../support/sent-form.ts';
import { type StaffedConsole, staffedConsole } from '../../support/staffed-console.ts';
import { countRows } from '../acting.ts';

// Every password costs a slow hash, and machines are busy.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let site: StaffedConsole;
beforeAll(async () => {
  site = await staffedConsole('responder');
});
afterAll(() => site.close());

const newForm = (query = '') => site.newForm('/incidents', query);
const count = () => countRows(site.db, 'incidents');

const published = (form: FormFields) => site.published('/incidents', form);

/** What somebody types into the form for a new incident. */
const typed: FormFields = {
  'title.zh': '登录变慢',
  'title.en': 'Sign-in is slow',
  'body.zh': '登录比平时慢。',
  'body.en': 'Signing in takes longer than usual.',
  'component.signin': 'degraded_performance',
};

describe('the preview', () => {
  test('shows the page of customers in both languages, and writes nothing', async () => {
    const form = { ...(await newForm()), ...typed };
    const before = [await count(), await countRows(site.db, 'audit_entries')];
    const answer = await site.post('/incidents/preview', form);
    expect(answer.status).toBe(200);
    const html = await answer.text();
    expect(html).toContain('<section lang="zh-CN" aria-label="In Chinese">');
    expect(readOn(html)).toContain('登录：响应较慢');
    expect(readOn(html)).toContain('Sign-in: Slow');
    expect(formTo(html, '/incidents')).toMatchObject(typed);
    expect([await count(), await countRows(site.db, 'audit_entries')]).toEqual(before);
  });

  test('says where no component is chosen, and tells customers nothing of an effect', async () => {
    const form = { ...(await newForm()), ...typed, 'component.signin': '' };
    const caution = 'No component is chosen';
    const shown = async (sent: FormFields) =>
      readOn(await (await site.post('/incidents/preview/part', sent)).text());
    expect(await shown(form)).toContain(caution);
    expect(await shown({ ...form, ...typed })).not.toContain(caution);
    const page = await site.app.request(`/en/incidents/${await published(form)}`);
    expect(readOn(await page.text())).not.toContain('No effect on use');
  });

  test.each(['zh', 'en'] as const)('is just what is then published, in %s', async (language) => {
    // Only those that began last are told of whole.
    site.clock.now += minuteMs;
    const form = { ...(await newForm('?template=email')), impact: 'critical' };
    const html = await (await site.post('/incidents/preview/part', form)).text();
    const id = await published(form);
    const there = await (await site.app.request(`/${language}`)).text();
    const [shown = ''] = html.split('<section lang="').filter((part) => part.startsWith(language));
    expect(plain(articleIn(shown))).toBe(plain(articleIn(there, id)));
    expect(plain(rowIn(shown))).toBe(plain(rowIn(there)));
  });

  test('comes alone for a script, leads nowhere, and has ids of its own', async () => {
    const html = await (
      await site.post('/incidents/preview/part', { ...(await newForm()), ...typed })
    ).text();
    expect(html).toContain('Signing in takes longer than usual.');
    expect(html).not.toMatch(/<form|<main| href=|aria-live/);
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('says what is still missing, in the words that stand at the fields', async () => {
    const answer = await site.post('/incidents/preview', await newForm());
    expect(answer.status).toBe(422);
    const html = readOn(await answer.text());
    expect(html).toContain('The preview comes when this is done:');
    expect(html.split('Write a title in at least one language').length).toBeGreaterThan(2);
  });

  test('lets no text become a tag or an attribute of it', async () => {
    const hostile = '"><img src=x onerror=alert(1)> href="javascript:alert(1)" id="main"';
    const words = { 'title.en': hostile, 'body.en': hostile, 'title.zh': '', 'body.zh': '' };
    const html = await (
      await site.post('/incidents/preview/part', { ...(await newForm()), ...typed, ...words })
    ).text();
    expect(html).not.toMatch(/<img/);
    expect(html).toContain('href=&quot;javascript:alert(1)&quot; id=&quot;main&quot;');
  });
});

/** The card of an incident, by its id, or the only one. */
function articleIn(html: string, id = '[a-z0-9]{12}'): string {
  return new RegExp(`<article data-incident="${id}".*?</article>`, 's').exec(html)?.[0] ?? 'none';
}

function rowIn(html: string): string {
  return /<li data-component="email".*?<\/li>/s.exec(html)?.[0] ?? 'no row';
}

/** Without what differs between a preview and the page: ids, links, and 90 days of history. */
function plain(html: string): string {
  return html
    .replaceAll(/ (id|href|aria-labelledby|data-incident)="[^"]*"/g, '')
    .replaceAll(/<(div|figure|details) class="strip".*$/gs, '</li>');
}
