import { describe, expect, it, test } from 'vitest';
import { dayMs, minuteMs, someNow, someSite } from '../../../tests/support/facts.ts';
import { someNews } from '../../../tests/support/feeds.ts';
import {
  someAnnouncement,
  someIncident,
  someMaintenance,
  someUpdate,
} from '../../../tests/support/words.ts';
import type { Words } from '../../domain/localized.ts';
import type { News } from '../../domain/words/news.ts';
import { type FeedChoice, feedOf } from './feed.ts';

const place = { origin: 'https://status.example', path: '/en/feed.json', pagesBelow: '/en' };
const english: FeedChoice = { subject: 'history', language: 'en', component: null };

function feed(news: Partial<News>, choice: Partial<FeedChoice> = {}) {
  return feedOf(someNews(news), { ...english, ...choice }, place, someSite());
}

/** An incident that went from the first word to the last in three steps. */
const at = (minutes: number) => someNow + minutes * minuteMs;
const played = someIncident({
  updates: [
    someUpdate('updateaaaaaa', at(-30), { components: { chat: 'major_outage' } }),
    someUpdate('updatebbbbbb', at(-20), { nextUpdateBy: at(10) }),
    someUpdate('updatecccccc', at(-10), {
      status: 'resolved',
      body: { zh: '已恢复。', en: 'All **good** again.\n\n- chat\n- phone' },
    }),
  ],
  updatedAt: at(-10),
});

describe('an entry', () => {
  it('has a paragraph for each update, newest first, as readers of other feeds expect it', () => {
    const [entry] = feed({ incidents: [played] }).entries;
    expect(entry?.html).toBe(
      "<p><small>Nov <var data-var='date'>22</var>, <var data-var='time'>06:16</var> UTC</small><br>" +
        '<strong>Resolved</strong> - All <strong>good</strong> again.<br><br>- chat<br>- phone</p>' +
        "<p><small>Nov <var data-var='date'>22</var>, <var data-var='time'>06:06</var> UTC</small><br>" +
        '<strong>Update</strong> - We are looking into it.<br>Next update by Nov 22, 06:36 UTC.</p>' +
        "<p><small>Nov <var data-var='date'>22</var>, <var data-var='time'>05:56</var> UTC</small><br>" +
        '<strong>Investigating</strong> - We are looking into it.</p>',
    );
    const block =
      /<p><small>(\w{3}) <var data-var='date'>\s?(\d{1,2})<\/var>, <var data-var='time'>(\d\d:\d\d)<\/var> (\w+)<\/small><br>\s*<strong>([^<]+)<\/strong> - (.*?)<\/p>/g;
    const found = [...(entry?.html ?? '').matchAll(block)].map((one) => one.slice(1, 6));
    expect(found).toEqual([
      ['Nov', '22', '06:16', 'UTC', 'Resolved'],
      ['Nov', '22', '06:06', 'UTC', 'Update'],
      ['Nov', '22', '05:56', 'UTC', 'Investigating'],
    ]);
  });

  it('has the same shape in Chinese, with Chinese labels and the clock of the site', () => {
    const [entry] = feed({ incidents: [played] }, { language: 'zh' }).entries;
    expect(entry?.html).toContain(
      "<p><small>11月<var data-var='date'>22</var>日 <var data-var='time'>14:16</var> UTC+8</small><br>" +
        '<strong>已恢复</strong> - 已恢复。</p>',
    );
  });

  it.each([
    [
      at(0),
      at(60),
      "22</var>, <var data-var='time'>06:26</var> - <var data-var='time'>07:26</var>",
    ],
    [
      Date.parse('2026-12-01T23:00:00Z'),
      Date.parse('2026-12-02T01:30:00Z'),
      " 1</var>, <var data-var='time'>23:00</var> - Dec <var data-var='date'> 2</var>, <var data-var='time'>01:30</var>",
    ],
  ])('of planned work begins with its window', (from, until, window) => {
    const [entry] = feed({ maintenances: [someMaintenance({ from, until })] }).entries;
    const heading =
      /^<p><strong>THIS IS A SCHEDULED EVENT (?:Nov|Dec) <var data-var='date'>(.+?) UTC<\/strong><\/p><p><small>/;
    expect(heading.exec(entry?.html ?? '')?.[1]).toBe(window);
  });

  it('of planned work says what works and what not to do', () => {
    const advice = { works: { en: 'Email', zh: '邮件' }, avoid: { en: 'Calls', zh: '打电话' } };
    const news = { maintenances: [someMaintenance({ advice })] };
    expect(feed(news).entries[0]?.html).toContain(
      '<p>Still works: Email<br>Please avoid: Calls</p>',
    );
    expect(feed(news, { language: 'zh' }).entries[0]?.html).toMatch(
      /^<p><strong>计划维护 11月<var.*<p>仍可使用：邮件<br>请避免：打电话<\/p>/,
    );
  });

  it('of a security incident says what is safe', () => {
    const security = someIncident({ kind: 'security' });
    expect(feed({ incidents: [security] }).entries[0]?.html).toContain('Never share codes');
    expect(feed({ incidents: [played] }).entries[0]?.html).not.toContain('Never share codes');
  });

  it('says so, too, where only the translation of advice is pending', () => {
    const of = (avoid: Words) =>
      feed({ maintenances: [someMaintenance({ advice: { avoid } })] }).entries[0]?.html;
    expect(of({ zh: '请勿打电话' })).toContain('translation pending');
    expect(of({ en: 'Calls' })).not.toContain('pending');
  });

  it('has the other language, marked, and says so in both, where a translation is pending', () => {
    const chinese = someIncident({
      title: { zh: '在线客服无法使用' },
      updates: [someUpdate('updateaaaaaa', at(0), { body: { zh: '正在排查。' } })],
    });
    const [entry] = feed({ incidents: [chinese] }).entries;
    expect(entry).toMatchObject({ title: '在线客服无法使用', titleLanguage: 'zh' });
    expect(entry?.html).toContain(
      '(English translation pending · <span lang="zh-CN">英文译文稍后提供</span>) ' +
        '<span lang="zh-CN">正在排查。</span>',
    );
    const [own] = feed({ incidents: [chinese] }, { language: 'zh' }).entries;
    expect(own?.html).not.toContain('pending');
  });

  it('holds the newest fifty updates of one that has more', () => {
    const updates = Array.from({ length: 60 }, (_, index) => someUpdate(`u${index}`, at(index)));
    const [entry] = feed({ incidents: [someIncident({ updates })] }).entries;
    expect(entry?.html.match(/<small>/g)).toHaveLength(50);
    expect(entry?.html).toContain("<var data-var='time'>07:25</var>");
  });
});

describe('what identifies an entry', () => {
  const edited = {
    ...played,
    title: { zh: '别的标题', en: 'Another title' },
    updatedAt: at(5),
    version: 4,
    updates: played.updates.map((update, index) =>
      index === 1 ? { ...update, body: { en: 'Better words.' }, editedAt: at(5) } : update,
    ),
  };

  test.each(['history', 'updates'] as const)('stays when it is edited (%s)', (subject) => {
    const identity = (incident: typeof played) =>
      feed({ incidents: [incident] }, { subject }).entries.map(
        ({ id, url, publishedAt, spokenAt }) => ({ id, url, publishedAt, spokenAt }),
      );
    expect(identity(edited)).toEqual(identity(played));
    const before = feed({ incidents: [played] }, { subject });
    const after = feed({ incidents: [edited] }, { subject });
    expect(after.updatedAt).toBe(at(5));
    expect(before.updatedAt).toBe(at(-10));
    expect(JSON.stringify(after.entries)).toContain('Better words.');
  });

  test('is the id of the thing, and of each update its own', () => {
    expect(feed({ incidents: [played] }).entries[0]).toMatchObject({
      id: 'tag:status.example,2026:incident/incidentaaaa',
      url: 'https://status.example/en/incidents/incidentaaaa',
    });
    const news = { maintenances: [someMaintenance()], announcements: [someAnnouncement()] };
    const entries = feed(news, { subject: 'updates' }).entries.map(({ id, url }) => ({ id, url }));
    expect(entries).toEqual([
      {
        id: 'tag:status.example,2026:announcement/newsaaaaaaaa',
        url: 'https://status.example/en/announcements/newsaaaaaaaa',
      },
      {
        id: 'tag:status.example,2026:maintenance/windowaaaaaa/update/updatebbbbbb',
        url: 'https://status.example/en/maintenances/windowaaaaaa#update-updatebbbbbb',
      },
    ]);
  });

  test.each([
    ['http://127.0.0.1:8080', 'tag:127.0.0.1,2026:/x'],
    ['http://[::1]:8080', 'tag:--1,2026:/x'],
    ['http://::1:8080', 'tag:--1,2026:/x'],
  ])('is well-formed at %s', (origin, id) => {
    const at = { origin, path: '/x', pagesBelow: '' };
    expect(feedOf(someNews(), english, at, someSite()).id).toBe(id);
  });
});

describe('a feed', () => {
  const many = Array.from({ length: 60 }, (_, index) =>
    someIncident({
      id: `incident${String(index).padStart(4, '0')}`,
      startedAt: someNow - index * dayMs,
      updates: [
        someUpdate(`first${index}`, someNow - index * dayMs),
        someUpdate(`last${index}`, someNow - index * dayMs + minuteMs, { status: 'resolved' }),
      ],
    }),
  );

  test.each(['history', 'updates'] as const)('has fifty entries, newest first (%s)', (subject) => {
    const shuffled = many.toSorted((a, b) => (a.id.at(-1) ?? '').localeCompare(b.id.at(-1) ?? ''));
    const { entries } = feed({ incidents: shuffled }, { subject });
    expect(entries).toHaveLength(50);
    const instants = entries.map(({ spokenAt }) => spokenAt);
    expect(instants).toEqual(instants.toSorted((a, b) => b - a));
    expect(instants[0]).toBe(someNow + minuteMs);
  });

  test('is as new as what was changed last, and never goes back by a clock that does', () => {
    const back = { ...played, updatedAt: at(-60) };
    expect(feed({ incidents: [back] }).updatedAt).toBe(at(-10));
    expect(feed({}).updatedAt).toBe(Date.UTC(2026, 0, 1));
  });

  test('tells of what was posted silently, too', () => {
    const silent = someIncident({ updates: [someUpdate('u', at(0), { notify: false })] });
    expect(feed({ incidents: [silent] }, { subject: 'updates' }).entries).toHaveLength(1);
  });

  test.each([
    [{}, 'Support status: history'],
    [{ component: 'chat' }, 'Support status: history about Chat'],
    [{ component: 'chat', subject: 'updates', language: 'zh' }, '客服状态：在线客服的全部进展'],
  ] as const)('is named by what it tells: %j', (choice, title) => {
    expect(feed({}, choice).title).toBe(title);
  });
});
