import { describe, expect, it } from 'vitest';
import { someApp } from '../../../tests/support/app.ts';
import {
  dayMs,
  minuteMs,
  someCoverage,
  someFacts,
  someNow,
  someTransition,
} from '../../../tests/support/facts.ts';
import { at, down, sectionOf, words } from '../../../tests/support/history-page.ts';
import type { Facts } from '../../domain/facts.ts';

const facts = someFacts(undefined, { api: { state: 'degraded', since: someNow - 21 * minuteMs } }, [
  ...down('chat', '2026-10-31T23:30', '2026-11-01T00:30'),
  ...down('chat', '2026-10-07T09:00', '2026-10-07T09:45'),
  ...down('payments', '2026-11-05T12:00', '2026-11-05T12:21'),
  someTransition('api', someNow - 21 * minuteMs, 'degraded'),
]);

async function textAt(path: string, given: Facts = facts) {
  const { app } = await someApp({ facts: given });
  return (await app.request(path)).text();
}

/** The months that the links lead to, of all months or of those beside it. */
function linksIn(list: 'months' | 'neighbours', page: string): (string | undefined)[] {
  const [found = ''] = new RegExp(`class="${list}".*?</(nav|p)>`).exec(page) ?? [];
  return [...found.matchAll(/href="\/(?:zh|en)\/history\/([\d-]+)"/g)].map(([, month]) => month);
}

describe('a month of history', () => {
  it('tells when each trouble began and ended, how long it was, how bad and why', async () => {
    const page = await textAt('/en/history/2026-11');
    expect(sectionOf('payments', page)).toBe(
      'Payments Outage 5 Nov 12:00 – 12:21 21 min The connection was refused.',
    );
    const chinese = await textAt('/zh/history/2026-11');
    expect(sectionOf('payments', chinese)).toBe(
      '支付 服务中断 11月5日 12:00 – 12:21 历时 21 分钟 服务器拒绝了连接。',
    );
  });

  it('tells how much of a trouble was as bad as its word says', async () => {
    const changes = (['degraded', 'down', 'up'] as const).map((state, index) =>
      someTransition('chat', someNow - (3 - index) * 60 * minuteMs - index * minuteMs, state),
    );
    const worse = { ...facts, transitions: [...someFacts(['chat'], {}, changes).transitions] };
    expect(sectionOf('chat', await textAt('/en/history', worse))).toContain(
      '1 h 58 min outage for 59 min of it',
    );
    expect(sectionOf('chat', await textAt('/zh/history', worse))).toContain(
      '历时 1 小时 58 分钟 其中服务中断 59 分钟',
    );
  });

  it('has what lasts over its end in both months, whole', async () => {
    const told = 'Outage 31 Oct 23:30 – 1 Nov 00:30 1 h';
    for (const month of ['2026-10', '2026-11']) {
      expect(sectionOf('chat', await textAt(`/en/history/${month}`))).toContain(told);
    }
  });

  it('has the newest first', async () => {
    const days = [...(await textAt('/en/history/2026-10')).matchAll(/>(\d+) Oct \d\d:\d\d</g)];
    expect(days.map(([, day]) => day)).toEqual(['31', '7']);
  });

  it('says that a trouble still goes on', async () => {
    expect(sectionOf('api', await textAt('/en/history'))).toContain(
      '21 min so far, still going on',
    );
    expect(sectionOf('api', await textAt('/zh/history'))).toContain('已持续 21 分钟，仍未恢复');
  });

  it('says when nobody could tell how a trouble ended', async () => {
    const lost = someFacts(['chat'], {}, [someTransition('chat', someNow - dayMs, 'down')]);
    const coverage = [someCoverage('chat', someNow - 9 * dayMs, someNow - dayMs + 60 * minuteMs)];
    expect(sectionOf('chat', await textAt('/en/history', { ...lost, coverage }))).toContain(
      'at least 1 h 1 min; nobody could check after that',
    );
  });

  it('names what had no trouble, and what nobody looked at', async () => {
    const page = words(await textAt('/en/history/2026-10'));
    expect(page).toContain('No trouble: Support API, Sign-in, Payments, Withdrawals, Verification');
    expect(page).toContain('Not monitored: Phone, Email');
    expect(words(await textAt('/zh/history/2026-09'))).toContain('没有异常：在线客服、客服接口');
  });

  it('is one of those from the first look until now, newest first', async () => {
    const months = async (given: Facts) => linksIn('months', await textAt('/en/history', given));
    expect(await months(facts)).toEqual(['2026-11', '2026-10', '2026-09', '2026-08']);
    const young = { ...facts, firstLookAt: at('2026-10-02T00:00') };
    expect(await months(young)).toEqual(['2026-11', '2026-10']);
    expect(await months({ ...young, firstLookAt: null })).toEqual(['2026-11']);
  });

  it('leads to the months beside it, and to the years beside its own', async () => {
    const old = { ...facts, firstLookAt: at('2024-03-05T12:00') };
    const page = await textAt('/en/history/2025-12', old);
    expect(linksIn('months', page)).toEqual([
      '2026-01',
      ...['2025-12', '2025-11', '2025-10', '2025-09', '2025-08', '2025-07'],
      ...['2025-06', '2025-05', '2025-04', '2025-03', '2025-02', '2025-01'],
      '2024-12',
    ]);
    expect(linksIn('neighbours', page)).toEqual(['2026-01', '2025-11']);
    expect(linksIn('neighbours', await textAt('/en/history/2024-03', old))).toEqual(['2024-04']);
    expect(linksIn('neighbours', await textAt('/zh/history', old))).toEqual(['2026-10']);
    expect(words(page)).toContain('Newer: January 2026 Older: November 2025');
  });

  it('says how much of it was watched, where that was not all of it', async () => {
    const told = async (coverage: Facts['coverage'], language = 'en') =>
      words(await textAt(`/${language}/history/2026-10`, { ...facts, coverage }));
    const all = facts.coverage;
    expect(await told(all)).not.toContain('Watched for');
    const late = all.map((one) => ({ ...one, start: at('2026-10-08T18:00') }));
    expect(await told(late)).toContain('Watched for 75% of the month.');
    expect(await told(late, 'zh')).toContain('本月 75% 的时间有监测。');
    const gap = all.flatMap((one) =>
      one.monitor === 'api-monitor'
        ? [
            { ...one, end: at('2026-10-03T08:00') },
            { ...one, start: at('2026-10-03T08:20') },
          ]
        : [one],
    );
    expect(await told(gap)).toContain('part of the month: Support API for more than 99%.');
    expect(await told(gap, 'zh')).toContain('本月有监测的时间：客服接口超过 99%。');
  });

  it('leads to the same month in the other language', async () => {
    expect(await textAt('/zh/history/2026-10')).toContain('href="/en/history/2026-10" lang="en"');
    expect(await textAt('/zh/history')).toContain('href="/en/history" lang="en"');
  });
});

describe('a stranger at the history', () => {
  it.each(['/history', '/history/2026-10'])('at %s is led to their language', async (path) => {
    const { app } = await someApp();
    const response = await app.request(path, { headers: { 'Accept-Language': 'en' } });
    expect([response.status, response.headers.get('location')]).toEqual([302, `/en${path}`]);
    expect(response.headers.get('vary')).toBe('Accept-Language');
  });

  it.each([
    '2026-07',
    '2026-12',
    '2026-13',
    '2026-1',
    '2026-11-01',
    '0000-00',
    '-1',
    'NaN',
    '2026%2D11%00',
    '..%2F..',
    '__proto__',
    '%3Cb%3E',
    '9'.repeat(4000),
  ])('finds no month %s', async (month) => {
    const { app } = await someApp();
    for (const language of ['', '/zh', '/en']) {
      const response = await app.request(`${language}/history/${month}`);
      expect(response.status).toBe(404);
      expect(await response.text()).not.toContain('<b>');
    }
  });

  it('cannot send anything', async () => {
    const { app } = await someApp();
    for (const path of ['/history', '/zh/history', '/en/history/2026-11']) {
      const response = await app.request(path, { method: 'DELETE' });
      expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    }
  });
});
