import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { changeIncident } from '../../../src/actions/change-incident.ts';
import { editIncidentUpdate } from '../../../src/actions/edit-incident-update.ts';
import { openIncident } from '../../../src/actions/open-incident.ts';
import { pauseMonitor } from '../../../src/actions/pause-monitor.ts';
import { setOverride } from '../../../src/actions/set-override.ts';
import { updateIncident } from '../../../src/actions/update-incident.ts';
import { routeOf } from '../../../src/web/console/routes.ts';
import type { Browser } from '../../support/console.ts';
import { minuteMs, someNow } from '../../support/facts.ts';
import { type StaffedConsole, staffedConsole } from '../../support/staffed-console.ts';
import { acting } from '../acting.ts';

// Every password costs a slow hash, and machines are busy.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let site: StaffedConsole;
let browser: Browser;
let incident: Awaited<ReturnType<typeof openIncident>>;
beforeAll(async () => {
  site = await staffedConsole('viewer');
  const { db } = site;
  browser = site.browser;
  const staff = { kind: 'staff', id: site.member.id, name: 'Ada <b>', role: 'responder' } as const;
  const as = (minutes: number) => ({
    ...acting(db, { now: someNow + minutes * minuteMs }),
    actor: staff,
  });
  incident = await openIncident(as(1), {
    title: { zh: '聊天中断', en: 'Chat <i>down' },
    body: { en: 'We look.' },
    status: 'investigating',
    components: [{ slug: 'chat', status: 'major_outage' }],
    nextUpdateBy: new Date(someNow + 60 * minuteMs).toISOString(),
  });
  await updateIncident(as(2), incident.id, null, { status: 'identified', body: { en: 'Found.' } });
  const title = { en: 'Chat was down' };
  await changeIncident(as(3), incident.id, null, { title });
  const first = incident.updates[0]?.id ?? '';
  await editIncidentUpdate(as(4), incident.id, first, null, { body: { en: 'We looked.' } });
  await setOverride(as(5), 'verification', {
    ...{ status: 'degraded_performance', reason: { en: 'Few reviewers.' } },
    expiresAt: new Date(someNow + 60 * minuteMs).toISOString(),
  });
  await pauseMonitor(acting(db), 'chat-monitor', { reason: 'New servers.' });
});
afterAll(() => site.close());

const get = async (path: string, language = 'en') => {
  const answer = await browser.get(path, { headers: { 'accept-language': language } });
  return { status: answer.status, html: await answer.text() };
};

/** The sentences of a list, without tags. */
async function sentences(query = '', language = 'en'): Promise<readonly string[]> {
  const { html } = await get(`/console/audit?${query}`, language);
  const [, list = ''] = /<ul class="rows audit">(.*?)<\/ul>/s.exec(html) ?? [];
  return [...list.matchAll(/<li><p>(.*?)<\/p>/gs)].map(([, sentence = '']) =>
    sentence.replaceAll(/<[^>]*>/g, ''),
  );
}

describe('the audit log', () => {
  test('tells who did what, newest first, in the language of the reader', async () => {
    expect(await sentences()).toEqual([
      'The token “tests” paused the monitor “chat-monitor”',
      'Ada &lt;b&gt; set the status of “Verification” by hand',
      'Ada &lt;b&gt; reworded an update of “Chat was down”',
      'Ada &lt;b&gt; changed the incident “Chat was down”',
      'Ada &lt;b&gt; posted an update of “Chat was down”',
      'Ada &lt;b&gt; opened the incident “Chat was down”',
      'The viewer signed in',
      'The viewer joined the staff',
      'The operator at the terminal invited “viewer@example.com”',
    ]);
    expect((await sentences('', 'zh-CN')).slice(0, 6)).toEqual([
      '令牌“tests” 暂停了监控项“chat-monitor”',
      'Ada &lt;b&gt; 人工标注了“身份验证”的状态',
      'Ada &lt;b&gt; 修改了一条更新的文字，事件“聊天中断”',
      'Ada &lt;b&gt; 修改了事件“聊天中断”',
      'Ada &lt;b&gt; 更新了事件“聊天中断”',
      'Ada &lt;b&gt; 发布了事件“聊天中断”',
    ]);
  });

  test.each([
    ['words=found', ['posted an update']],
    ['words=chat+down', ['changed the incident', 'opened the incident']],
    ['action=incident.open', ['opened the incident']],
    ['action=monitor', ['paused the monitor']],
    ['who=terminal', ['invited']],
    ['who=token:aaaaaaaaaaaa', ['paused the monitor']],
    ['from=2026-11-22T14:31&until=2026-11-22T14:32', ['set the status']],
    ['who=nobody&words=%20&action=&subject=&from=&until=', Array.from({ length: 9 }, () => '')],
    ['words=%25', []],
    ['who=staff:__proto__', []],
    ['before=nothing', []],
  ])('finds by %s', async (query, expected) => {
    expect(await sentences(query)).toEqual(expected.map((text) => expect.stringContaining(text)));
  });

  test('shows what was done to one thing, and leads back to all', async () => {
    expect(await sentences(`subject=${incident.id}`)).toHaveLength(4);
    const { html } = await get(`/console/audit?subject=${incident.id}`);
    expect(html).toContain('Only what was done to “<bdi>Chat was down</bdi>”.');
    expect(html).toContain('<a class="more" href="/console/audit">Show all</a>');
  });

  test('keeps what was searched for, and says what is wrong with it', async () => {
    const { status, html } = await get(
      '/console/audit?words=%22%3E%3Cb%3E&from=soon&action=incident',
    );
    expect(status).toBe(422);
    expect(html).toContain('value="&quot;&gt;&lt;b&gt;"');
    expect(html).toMatch(/<p id="from-note" class="fault">Give a date and a time/);
    expect(html).toContain('<option value="incident" selected');
    expect((await get('/console/audit?words=nothing+such')).html).toContain('Nothing fits.');
  });

  test('names whom it was searched for, also where they are on the staff no more', async () => {
    const { html } = await get('/console/audit?who=token:aaaaaaaaaaaa');
    expect(html).toContain('<option value="token:aaaaaaaaaaaa" selected="">tests</option>');
  });

  test('goes on with the same search', async () => {
    await site.db.client.execute({
      sql: `WITH RECURSIVE counted (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < 60)
            INSERT INTO audit_entries (id, at, actor_kind, action, subject, detail)
            SELECT 'clock' || n, ?, 'clock', 'announcement.tell', 'newsaaaaaaaa', '{}' FROM counted`,
      args: [someNow],
    });
    const first = await get('/console/audit?who=clock&words=');
    const [, older = ''] = /href="([^"]*before=[^"]*)"/.exec(first.html) ?? [];
    expect(older).toBe('/console/audit?who=clock&amp;words=&amp;before=clock11');
    const query = older.replaceAll('&amp;', '&').split('?')[1] ?? '';
    expect(await sentences(query)).toHaveLength(10);
    expect((await get(`/console/audit?${query}`)).html).toContain('Back to the newest');
  });
});

describe('an entry', () => {
  const entryOf = async (action: string) => {
    const { rows } = await site.db.client.execute({
      sql: 'SELECT id FROM audit_entries WHERE action = ?',
      args: [action],
    });
    return (await get(`/console/audit/${rows[0]?.id}`)).html;
  };
  /** The rows of the table of changes, each with what, before and after. */
  const changesIn = (html: string) =>
    [...html.matchAll(/<tr><th scope="row">(.*?)<\/tr>/gs)].map(([, row = '']) =>
      row
        .split(/<\/t[hd]>/)
        .slice(0, 3)
        .map((cell) => cell.replaceAll(/<[^>]*>/g, '')),
    );

  test('tells what was changed, beside what it was', async () => {
    expect(changesIn(await entryOf('incident.change'))).toEqual([
      ['Title · English', 'Chat &lt;i&gt;down', 'Chat was down'],
      ['Status', 'Investigating', 'Identified'],
      ['Next update by', '22 Nov 15:26', 'none'],
    ]);
    expect(changesIn(await entryOf('incident.edit'))).toEqual([
      ['Words · English', 'We look.', 'We looked.'],
      ['Reworded', 'none', '22 Nov 14:30'],
    ]);
  });

  test('of something new tells all of it', async () => {
    const told = changesIn(await entryOf('incident.open'));
    expect(told).toContainEqual(['Title · English', 'Chat &lt;i&gt;down', '']);
    expect(told).toContainEqual(['Updates · 1 · Words · English', 'We look.', '']);
    expect(told).toContainEqual(['Components · 1 · Status', 'Outage', '']);
  });

  test('that is unknown is not found', async () => {
    expect((await get('/console/audit/aaaaaaaaaaaa')).status).toBe(404);
    expect((await get('/console/audit/%00')).status).toBe(404);
  });
});

test('what is told leads nowhere but to pages that are there', async () => {
  const { html } = await get('/console/audit');
  const paths = [...html.matchAll(/href="\/console([^"?#]*)/g)].map(([, path = '']) => path);
  expect(paths.filter((path) => routeOf('GET', path)?.kind !== 'taken')).toEqual([]);
});
