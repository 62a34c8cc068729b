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
import type { Facts } from '../../domain/support-status.ts';

const at = (local: string) => Date.parse(`${local}:00+08:00`);
const down = (slug: string, from: string, until: string) => [
  someTransition(slug, at(from), 'down'),
  someTransition(slug, at(until), 'up'),
];

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

/** What stands between the tags of an element, in one line. */
function words(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function sectionOf(slug: string, page: string): string {
  return words(
    new RegExp(`<section class="month" id="${slug}".*?</section>`).exec(page)?.[0] ?? '',
  );
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

  it('is there from the first look until now, newest first', async () => {
    const links = async (given: Facts) =>
      [...(await textAt('/en/history', given)).matchAll(/href="\/en\/history\/([\d-]+)"/g)].map(
        ([, month]) => month,
      );
    expect(await links(facts)).toEqual(['2026-11', '2026-10', '2026-09', '2026-08']);
    const begun = at('2026-10-02T00:00');
    const young = {
      ...someFacts(['chat']),
      transitions: [someTransition('chat', begun, 'up')],
      coverage: [someCoverage('chat', begun)],
    };
    expect(await links(young)).toEqual(['2026-11', '2026-10']);
    expect(await links({ ...young, coverage: [], transitions: [] })).toEqual(['2026-11']);
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
