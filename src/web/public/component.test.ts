import { describe, expect, it } from 'vitest';
import { someApp } from '../../../tests/support/app.ts';
import {
  minuteMs,
  probedSlugs,
  someFacts,
  someNow,
  someSite,
  someTransition,
  someWatched,
} from '../../../tests/support/facts.ts';
import { hoursOf } from '../../../tests/support/hours.ts';
import { type CalendarYear, calendarsOf, dayNamesOf } from '../../domain/hours/calendar.ts';
import { totalUptime, uptimeByDay, uptimePercent } from '../../domain/past/uptime.ts';
import { supportStatus } from '../../domain/status/support-status.ts';
import { daysOfMonth } from '../../domain/time/zoned-day.ts';

const site = someSite();
const hours = hoursOf({ week: { 'mon-fri': '09:00-18:00' }, bot: { 'mon-sun': '00:00-24:00' } });
const groups = site.groups.map((group) => ({
  ...group,
  components: group.components.map((one) => (one.slug === 'chat' ? { ...one, hours } : one)),
}));
/** Chat has hours, and was down for two hours of a Friday, one of them after it had closed. */
const watched = someWatched(probedSlugs, { ...site, groups });
const facts = someFacts(undefined, {}, [
  someTransition('chat', Date.parse('2026-11-20T08:30:00Z'), 'down'),
  someTransition('chat', Date.parse('2026-11-20T10:30:00Z'), 'up'),
  someTransition('api', Date.parse('2026-10-20T08:30:00Z'), 'down'),
  someTransition('api', Date.parse('2026-10-20T09:30:00Z'), 'up'),
]);

async function pageAt(path: string) {
  const { app } = await someApp({ watched, facts });
  return (await app.request(path)).text();
}

describe('the page of a component', () => {
  it('says how it is now in one tag, as on the status page', async () => {
    const page = await pageAt('/en/components/chat');
    const tag = /<li data-component="chat"[^>]*>/.exec(page)?.[0];
    expect(tag).toBe(
      /<li data-component="chat"[^>]*>/
        .exec(await pageAt('/en'))?.[0]
        ?.replace(' id="component-chat"', ''),
    );
  });

  it('says the hours of the week in both languages', async () => {
    const [zh, en] = [await pageAt('/zh/components/chat'), await pageAt('/en/components/chat')];
    expect(zh).toContain('<dt>周一至周五</dt><dd>09:00–18:00</dd>');
    expect(en).toContain('<dt>Mon – Fri</dt><dd>09:00–18:00</dd>');
    expect(en).toContain('<dt>Sat – Sun</dt><dd>Closed</dd>');
    expect(en).toContain('Automatic replies');
    expect(await pageAt('/en/components/api')).toContain('Every day, around the clock.');
  });

  it('names the holidays to come, and what they mean, where it follows a calendar', async () => {
    const { site: shown, monitors } = someWatched(probedSlugs, {
      ...site,
      groups: groups.map((group) => ({
        ...group,
        components: group.components.map((one) =>
          one.slug === 'chat'
            ? { ...one, hours: hoursOf({ week: { 'mon-fri': '09:00-18:00' }, calendar: 'cn' }) }
            : one,
        ),
      })),
    });
    const name = { zh: '测试节', en: 'Test Festival' };
    const days = ['2026-12-03', '2026-12-04'].map(
      (date) => ({ date, kind: 'holiday', name }) as const,
    );
    const year: CalendarYear = {
      calendar: 'cn',
      year: 2026,
      source: { title: 'Made up', url: 'https://example.com/', published: '2025-11-01' },
      days: [...days, { date: '2026-12-05', kind: 'make_up_day', name }],
    };
    const calendars = calendarsOf([year]);
    const { app } = await someApp({
      watched: { site: shown, monitors, calendars, dayNames: dayNamesOf([year]) },
      facts,
    });
    const page = async (language: string) =>
      (await app.request(`/${language}/components/chat`)).text();
    const [zh, en] = [await page('zh'), await page('en')];
    expect(en).toContain('<dt>3 Dec – 4 Dec <small>Test Festival</small></dt><dd>Closed</dd>');
    expect(en).toContain(
      '<dt>5 Dec <small>Make-up working day for Test Festival</small></dt><dd>Like Mon, 09:00–18:00</dd>',
    );
    expect(zh).toContain('<dt>12月3日至12月4日 <small>测试节</small></dt><dd>休息</dd>');
    expect(zh).toContain('<small>测试节调休上班</small></dt><dd>同周一，09:00–18:00</dd>');
  });

  it.each(['2026-10', '2026-11'])(
    'prints the uptime that the domain finds for %s',
    async (month) => {
      const past = supportStatus(watched, facts, someNow).pasts.get('api');
      if (!past) throw new Error('The API has no past.');
      const days = daysOfMonth(month, site.timeZone);
      const { roundTheClock } = totalUptime(uptimeByDay(past.intervals, days, past.staffed));
      const percent = uptimePercent(roundTheClock)?.toFixed(2);
      const name = month === '2026-10' ? 'October 2026' : 'November 2026';
      expect(await pageAt('/en/components/api')).toContain(
        `<th scope="row">${name}</th><td>${percent}%</td>`,
      );
    },
  );

  it('says of each time how much of it was watched, where it was not all', async () => {
    const begun = Date.parse('2026-10-08T18:00:00+08:00');
    const coverage = facts.coverage.map((one) => ({ ...one, start: begun }));
    const page = async (language: string) => {
      const { app } = await someApp({ watched, facts: { ...facts, coverage } });
      return (await app.request(`/${language}/components/chat`)).text();
    };
    expect(await page('en')).toContain('October 2026 <small>watched for 75%</small></th>');
    expect(await page('zh')).toContain('2026年10月 <small>监测了 75% 的时间</small></th>');
    expect(await page('en')).toContain('<th scope="row">November 2026</th>');
    expect(await page('en')).toContain('Last 90 days <small>watched for 50%</small></th>');
  });

  it('has no share of time that nobody watched', async () => {
    const { app } = await someApp({ watched, facts: { ...facts, coverage: [] } });
    const page = await (await app.request('/en/components/chat')).text();
    expect(page).toContain('<th scope="row">Last 90 days</th><td>—</td><td>—</td>');
  });

  it('tells uptime in service hours from that round the clock, with its formula', async () => {
    const zh = await pageAt('/zh/components/chat');
    expect(zh).toMatch(/近 90 天<\/th><td>9\d\.\d\d%<\/td><td>9\d\.\d\d%<\/td>/);
    expect(zh).toContain('部分中断按一半计算');
    expect(zh).toContain('“服务时间”一列只看');
    const always = await pageAt('/zh/components/api');
    expect(always).not.toContain('服务时间</th>');
    expect(always).not.toContain('“服务时间”一列只看');
  });

  it('says nothing of the past of what nobody looks at', async () => {
    const page = await pageAt('/en/components/phone');
    expect(page).toContain('tel:+864000000000');
    expect(page).toContain('Not monitored');
    expect(page).not.toContain('Uptime');
  });

  it('turns into its unverified form when its looks are too old', async () => {
    const { app } = await someApp({
      watched,
      facts: someFacts(undefined, { api: { lastDecidedAt: someNow - 9 * minuteMs } }),
    });
    const page = await (await app.request('/en/components/api')).text();
    expect(page).toContain(
      'data-component="api" data-status="operational" data-reachability="unknown"',
    );
    expect(page).toContain('Not verified since');
  });
});

describe('a stranger at the page of a component', () => {
  it.each([
    ['/components/chat', 'en', '/en/components/chat'],
    ['/components/chat', 'zh-CN,zh;q=0.9', '/zh/components/chat'],
    ['/components/chat/', 'fr', '/zh/components/chat'],
  ])('at %s is led to %s', async (path, language, target) => {
    const { app } = await someApp();
    const headers = { 'Accept-Language': language };
    for (const method of ['GET', 'HEAD']) {
      const response = await app.request(path, { method, headers });
      expect([response.status, response.headers.get('location')]).toEqual([302, target]);
      expect(response.headers.get('vary')).toBe('Accept-Language');
    }
  });

  it.each([
    'nope',
    'CHAT',
    'chat%2F..%2Fapi',
    '..%2f..%2fetc%2fpasswd',
    '%3Cscript%3Ealert(1)%3C%2Fscript%3E',
    '%E0%A4%A',
    '__proto__',
    'x'.repeat(5000),
    'chat/more',
  ])('finds no component %s', async (slug) => {
    const { app } = await someApp();
    for (const before of ['', '/zh', '/en', '/parts/zh']) {
      const response = await app.request(`${before}/components/${slug}`);
      expect(response.status).toBe(404);
      expect(await response.text()).not.toContain('<script>alert');
    }
  });

  it('cannot send anything', async () => {
    const { app } = await someApp();
    for (const path of ['/components/chat', '/en/components/chat', '/parts/en/components/chat']) {
      const response = await app.request(path, { method: 'POST' });
      expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    }
  });

  it('is led by the language link to the same page', async () => {
    const page = await pageAt('/zh/components/chat');
    expect(page).toContain('href="/en/components/chat" lang="en"');
    expect(page).toContain('<html lang="zh-CN">');
  });
});
