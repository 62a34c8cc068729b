import { describe, expect, it } from 'vitest';
import type { ComponentStatus } from '../../domain/component.ts';
import { componentStatuses } from '../../domain/component.ts';
import type { DayOfHistory } from '../../domain/past/history.ts';
import { readingAt } from '../../i18n/time.ts';
import { Strip } from './strip.tsx';

const firstDay = Date.parse('2026-08-25T00:00:00Z');
const reading = readingAt('UTC', Date.parse('2026-11-22T12:00:00Z'));

/** Ninety days that are well but for the ones named by their number. */
function someDays(others: Readonly<Record<number, ComponentStatus | null>>): DayOfHistory[] {
  return Array.from({ length: 90 }, (_, index) => {
    const date = new Date(firstDay + index * 86_400_000).toISOString().slice(0, 10);
    const worst = others[index] === undefined ? 'operational' : others[index];
    return { date, worst, worstMs: worst === 'operational' ? 0 : 21 * 60_000 };
  });
}

function draw(days: DayOfHistory[], language: 'zh' | 'en' = 'en'): string {
  const count = (worst: ComponentStatus | null) => days.filter((day) => day.worst === worst).length;
  const status = Object.fromEntries(componentStatuses.map((one) => [one, count(one)])) as Record<
    ComponentStatus,
    number
  >;
  const history = { days, counts: { all: 90, status, unchecked: count(null) }, uptime: null };
  return String(
    <Strip
      component={{ slug: 'payments', name: { zh: '支付', en: 'Payments' } }}
      history={history}
      language={language}
      reading={reading}
    />,
  );
}

/** The paths of a strip: status, and the runs of days as `start+length`. */
function pathsOf(drawn: string) {
  return [...drawn.matchAll(/<path class="(\w+)" stroke-width="\d" d="([^"]*)"/g)].map(
    ([, status, path = '']) => [status, path.replaceAll(/M(\d+) [\d.]+h(\d+)/g, '$1+$2 ').trim()],
  );
}

function rowsOf(drawn: string): string[][] {
  const cells = /<th scope="row">(.*?)<\/th><td>(.*?)<\/td><td>(.*?)<\/td>/g;
  return [...drawn.matchAll(cells)].map((row) => row.slice(1));
}

describe('Strip', () => {
  it('draws each status as one path of runs', () => {
    const drawn = draw(
      someDays({ 0: null, 1: null, 40: 'degraded_performance', 89: 'major_outage' }),
    );
    expect(pathsOf(drawn)).toEqual([
      ['operational', '2+38 41+48'],
      ['degraded_performance', '40+1'],
      ['major_outage', '89+1'],
      ['unchecked', '0+2'],
    ]);
  });

  it('sums itself up in both languages', () => {
    const days = someDays({ 0: null, 50: 'major_outage', 51: 'partial_outage' });
    expect(draw(days)).toContain(
      '<summary aria-label="Payments, last 90 days: trouble on 2 days, an outage on 1 day, a partial outage on 1 day, not monitored on 1 day">',
    );
    expect(draw(days, 'zh')).toContain(
      '<summary aria-label="支付，近 90 天：2 天有异常，1 天有服务中断，1 天有部分中断，1 天未监测">',
    );
    expect(draw(days)).toContain(
      '<span class="brief"><span class="period">Last 90 days: </span>trouble on 2 days</span>',
    );
  });

  it('lists in its table the days that have something to say, newest first', () => {
    const drawn = draw(
      someDays({ 0: null, 1: null, 2: null, 88: 'major_outage', 89: 'major_outage' }),
    );
    expect(rowsOf(drawn)).toEqual([
      ['<a href="/en/history/2026-11#payments">22 Nov</a>', 'Outage', '21 min'],
      ['<a href="/en/history/2026-11#payments">21 Nov</a>', 'Outage', '21 min'],
      ['25 Aug – 27 Aug', 'Not monitored', '–'],
    ]);
  });

  it('says so in one row when there was no trouble', () => {
    expect(rowsOf(draw(someDays({})))).toEqual([['25 Aug – 22 Nov', 'No trouble', '–']]);
    expect(rowsOf(draw(someDays({}), 'zh'))).toEqual([['8月25日至11月22日', '没有异常', '–']]);
  });
});
