import { describe, expect, it } from 'vitest';
import type { ComponentStatus } from '../../domain/component.ts';
import { componentStatuses } from '../../domain/component.ts';
import type { DayOfHistory } from '../../domain/history.ts';
import { readingAt } from '../../i18n/time.ts';
import { Strip } from './strip.tsx';

const firstDay = Date.parse('2026-08-25T00:00:00Z');
const reading = readingAt('UTC', Date.parse('2026-11-22T12:00:00Z'));

/** Ninety days that are well but for the ones named by their number. */
function someDays(others: Readonly<Record<number, ComponentStatus | null>>): DayOfHistory[] {
  return Array.from({ length: 90 }, (_, index) => {
    const date = new Date(firstDay + index * 86_400_000).toISOString().slice(0, 10);
    const worst = others[index] === undefined ? 'operational' : others[index];
    return { date, worst, troubledMs: worst === 'operational' ? 0 : 21 * 60_000 };
  });
}

function draw(days: DayOfHistory[], language: 'zh' | 'en' = 'en'): string {
  const count = (worst: ComponentStatus | null) => days.filter((day) => day.worst === worst).length;
  const status = Object.fromEntries(componentStatuses.map((one) => [one, count(one)])) as Record<
    ComponentStatus,
    number
  >;
  const unchecked = days.length === 0 ? 90 : count(null);
  const history = { days, counts: { all: 90, status, unchecked } };
  return String(
    <Strip history={history} language={language} reading={reading}>
      {null}
    </Strip>,
  );
}

/** The paths of a strip: status, and the runs of days as `start+length`. */
function pathsOf(drawn: string) {
  return [...drawn.matchAll(/<path class="(\w+)" stroke-width="\d" d="([^"]*)"/g)].map(
    ([, status, path = '']) => [status, path.replaceAll(/M(\d+) [\d.]+h(\d+)/g, '$1+$2 ').trim()],
  );
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

  it('draws a component that nobody checks as one unchecked run', () => {
    const drawn = draw([]);
    expect(pathsOf(drawn)).toEqual([['unchecked', '0+90']]);
    expect(drawn).toContain('<p>Not checked</p>');
  });

  it('sums itself up in both languages', () => {
    const days = someDays({ 0: null, 50: 'major_outage', 51: 'partial_outage' });
    expect(draw(days)).toContain(
      'aria-label="90 days: 87 well, 1 with an outage, 1 with a partial outage, 1 not checked"',
    );
    expect(draw(days, 'zh')).toContain(
      'aria-label="近 90 天：87 天正常，1 天有服务中断，1 天有部分中断，1 天没有探测"',
    );
    expect(draw(days)).toContain('trouble on 2 days');
  });

  it('lists in its table the days that have something to say, newest first', () => {
    const drawn = draw(
      someDays({ 0: null, 1: null, 2: null, 88: 'major_outage', 89: 'major_outage' }),
    );
    const rows = [...drawn.matchAll(/<th scope="row">(.*?)<\/th><td>(.*?)<\/td><td>(.*?)<\/td>/g)];
    expect(rows.map((row) => row.slice(1))).toEqual([
      ['22 Nov', 'Outage', '21 min'],
      ['21 Nov', 'Outage', '21 min'],
      ['25 Aug – 27 Aug', 'Not checked', '–'],
    ]);
  });

  it('says so when there was no trouble', () => {
    expect(draw(someDays({}))).toContain('<p>No trouble in these 90 days</p>');
    expect(draw(someDays({ 0: null }))).toContain('no trouble on 89 days checked');
  });
});
