import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Browser } from '../../support/console.ts';
import { someWatched } from '../../support/facts.ts';
import { type StaffedConsole, staffedConsole } from '../../support/staffed-console.ts';

// Every password costs a slow hash, and machines are busy.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let site: StaffedConsole;
let staff: Browser;
beforeEach(async () => {
  site = await staffedConsole('responder', { watched: someWatched(['chat', 'api']) });
  staff = site.browser;
});
afterEach(() => site.close());

async function read(path: string, browser = staff): Promise<string> {
  const answer = await browser.get(path);
  expect([path, answer.status]).toEqual([path, 200]);
  return answer.text();
}

const statusIn = (html: string, slug: string) =>
  new RegExp(`data-component="${slug}" data-status="(\\w+)"`).exec(html)?.[1];

test('all components are listed as the public sees them, with how much looks at them', async () => {
  const html = await read('/console/components');
  const listed = [...html.matchAll(/data-component="(\w+)"/g)].map(([, slug]) => slug);
  expect(listed).toEqual([
    ...['chat', 'phone', 'email', 'api'],
    ...['signin', 'payments', 'withdrawals', 'verification'],
  ]);
  const row = (slug: string) => html.slice(html.indexOf(`data-component="${slug}"`));
  expect(row('chat')).toMatch(/^[^§]*?1 monitor</);
  expect(row('phone')).toMatch(/^[^§]*?Not monitored[^§]*?no monitor</);
});

describe('the page of a component', () => {
  test('leads to its monitors, to an incident for it, and to what customers see', async () => {
    const html = await read('/console/components/chat');
    expect(html).toContain('href="/console/monitors/chat-monitor"');
    expect(html).toContain('href="/console/incidents/new?component=chat"');
    expect(html).toContain('href="/en/components/chat"');
    expect(await read('/console/components/phone')).toContain('No monitor looks at it');
  });

  test('is read by viewers, who can change nothing', async () => {
    const html = await read('/console/components/chat', await site.signedIn('viewer'));
    expect(html).not.toContain('action="/console/components/chat');
    expect(html).not.toContain('/console/incidents/new');
  });

  test.each(['nothing', '%00', 'chat-monitor'])('is not there for %s', async (slug) => {
    expect((await staff.get(`/console/components/${slug}`)).status).toBe(404);
    const form = { ...down, status: 'operational' };
    const set = await staff.post(`/console/components/${slug}/override`, { form });
    expect(set.status).toBe(404);
  });
});

const down = {
  ...{ status: 'major_outage', 'reason.zh': '机房断电。', 'reason.en': 'No power <here>.' },
  expiresAt: '2026-11-22T18:00',
};

describe('an override', () => {
  const set = (form: Readonly<Record<string, string>>) =>
    staff.post('/console/components/chat/override', { form });

  test('is set in both languages, shown to the public at once, and taken back', async () => {
    const answer = await set(down);
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      '/console/components/chat?done=saved',
    ]);
    const html = await read('/console/components/chat?done=saved');
    expect(html).toContain('Saved.');
    expect(statusIn(html, 'chat')).toBe('major_outage');
    expect(html).toContain('No power &lt;here&gt;.');
    expect(html).toContain('ends by itself <time datetime="2026-11-22T10:00:00Z">18:00</time>');
    expect(html).toContain('<option value="major_outage" selected="">');
    const page = await (await site.app.request('/zh')).text();
    expect(statusIn(page, 'chat')).toBe('major_outage');
    expect(page).toContain('机房断电。');

    const ended = await staff.post('/console/components/chat/override/end');
    expect(ended.status).toBe(303);
    expect(await read('/console/components/chat')).not.toContain('No power');
    expect((await staff.post('/console/components/chat/override/end')).status).toBe(303);
  });

  test.each([
    [{ 'reason.zh': '', 'reason.en': ' ' }, 'Say why in one language at least'],
    [{ 'reason.en': 'x'.repeat(501) }, 'Say why in one language at least'],
    [{ expiresAt: '' }, 'Name a time to come within 30 days.'],
    [{ expiresAt: '2026-11-22T14:26' }, 'Name a time to come within 30 days.'],
    [{ expiresAt: '2026-12-25T00:00' }, 'Name a time to come within 30 days.'],
    [{ status: 'broken' }, 'Name a status'],
  ])('with %j is refused in words, and what was typed stays', async (wrong, says) => {
    const form = { ...down, ...wrong };
    const answer = await set(form);
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain(says);
    expect(html).toContain(`\n${form['reason.zh']}</textarea>`);
    expect(html).toContain(`value="${form.expiresAt}"`);
  });

  test('of one language is enough', async () => {
    expect((await set({ ...down, 'reason.en': '' })).status).toBe(303);
    expect(await read('/console/components/chat')).toContain('机房断电。');
  });
});
