import { describe, expect, test } from 'vitest';
import { someMonitor, somePause } from '../../../tests/support/facts.ts';
import type { WhenDown } from '../monitor/monitor.ts';
import type { ConfirmedState } from '../monitor/monitor-state.ts';
import type { Vote } from '../monitor/vote.ts';
import { componentCondition } from './component-condition.ts';
import { indicatorOf } from './indicator.ts';
import { verdictOf } from './verdict.ts';

const now = 1_000_000;
const noDays = new Map();
const chat = { slug: 'chat', name: { zh: '在线客服', en: 'Chat' }, channel: 'chat' } as const;

const monitor = (whenDown: WhenDown) => someMonitor('chat', { whenDown });

function vote(state: ConfirmedState, since: number, freshForMs: number): Vote {
  return {
    state,
    since: state === 'pending' ? null : since,
    reason: state === 'down' ? 'connection_refused' : state === 'degraded' ? 'slow' : null,
    verifiedAt: state === 'pending' ? null : now - 1000,
    freshUntil: state === 'pending' ? null : now + freshForMs,
    measures: {},
  };
}

/** A monitor written as `state@since`, `state@since/whenDown`, with `!` when not fresh, and `paused@since` at the end. */
function watched(written: string) {
  const [, state = '', since = '', whenDown = 'major_outage', stale, paused] =
    /^(\w+)@(\d+)(?:\/(\w+))?(!)?(?: paused@(\d+))?$/.exec(written) ?? [];
  return {
    monitor: monitor(whenDown as WhenDown),
    vote: vote(state as ConfirmedState, Number(since), stale ? 0 : 5000),
    pause: paused ? somePause('chat', { since: Number(paused) }) : null,
  };
}

const condition = (...written: string[]) =>
  componentCondition(chat, written.map(watched), noDays, now);

describe('a component is as bad as the worst of its monitors', () => {
  test.each([
    [[], 'operational', null, 'unprobed', 'unknown'],
    [['pending@0'], 'operational', null, 'unverified', 'unknown'],
    [['up@5'], 'operational', 5, 'verified', 'reachable'],
    [['up@5', 'up@9'], 'operational', 9, 'verified', 'reachable'],
    [['degraded@5'], 'degraded_performance', 5, 'verified', 'limited'],
    [['down@5'], 'major_outage', 5, 'verified', 'unreachable'],
    [['down@5/partial_outage'], 'partial_outage', 5, 'verified', 'limited'],
    [['down@5/degraded_performance'], 'degraded_performance', 5, 'verified', 'limited'],
    [['down@5/nothing'], 'operational', null, 'unprobed', 'unknown'],
    [['down@5/nothing', 'up@9'], 'operational', 9, 'verified', 'reachable'],
    [['down@7', 'down@5', 'degraded@1'], 'major_outage', 5, 'verified', 'unreachable'],
    [['degraded@5', 'down@9/partial_outage'], 'partial_outage', 9, 'verified', 'limited'],
    // One fresh monitor that matters verifies; the last confirmed status stays when none is.
    [['down@5!', 'up@9'], 'major_outage', 5, 'verified', 'unreachable'],
    [['down@5!'], 'major_outage', 5, 'unverified', 'unknown'],
    [['up@5!'], 'operational', 5, 'unverified', 'unknown'],
    [['up@5!', 'up@9/nothing'], 'operational', 5, 'unverified', 'unknown'],
  ])('%j: %s since %s, %s, %s', (written, status, since, freshness, reachability) => {
    expect(condition(...written)).toMatchObject({ status, since, freshness, reachability });
  });

  test('freshness ends at its instant, not after it', () => {
    const last = { monitor: monitor('major_outage'), vote: vote('up', 5, 1), pause: null };
    expect(componentCondition(chat, [last], noDays, now).freshness).toBe('verified');
    expect(componentCondition(chat, [last], noDays, now + 1).freshness).toBe('unverified');
  });

  test('who looks once a day finds trouble, but does not vouch for those that have stopped', () => {
    const daily = (state: ConfirmedState) => ({
      monitor: someMonitor('chat', { intervalMs: 86_400_000 }),
      vote: { ...vote(state, 3, 200_000_000), verifiedAt: now - 500 },
      pause: null,
    });
    const of = (...watchedBy: ReturnType<typeof watched>[]) =>
      componentCondition(chat, watchedBy, noDays, now);
    expect(of(daily('up'), watched('up@5!'))).toMatchObject({
      freshness: 'unverified',
      verifiedAt: now - 1000,
    });
    expect(of(daily('down'), watched('up@5'))).toMatchObject({
      status: 'major_outage',
      freshness: 'verified',
      freshUntil: now + 5000,
    });
    expect(of(daily('up')).freshness).toBe('verified');
    expect(of(daily('up'), watched('up@5 paused@7'))).toMatchObject({
      freshness: 'unprobed',
      pausedSince: 7,
    });
  });

  test('the reason is that of the monitor that decides, and none while all is well', () => {
    expect(condition('down@5', 'degraded@1').reason).toBe('connection_refused');
    expect(condition('up@5').reason).toBeNull();
  });
});

describe('a monitor that is paused says nothing', () => {
  test.each([
    [['down@5 paused@7'], 'operational', null, 'unprobed', 7],
    [['up@5 paused@7'], 'operational', null, 'unprobed', 7],
    [['down@5 paused@7', 'up@9'], 'operational', 9, 'verified', null],
    [['up@5 paused@7', 'down@9'], 'major_outage', 9, 'verified', null],
    [['up@5 paused@7', 'up@9!'], 'operational', 9, 'unverified', null],
    [['up@5 paused@7', 'down@9 paused@8'], 'operational', null, 'unprobed', 8],
    [['up@5 paused@7', 'up@9/nothing'], 'operational', null, 'unprobed', 7],
    [['up@5/nothing paused@7'], 'operational', null, 'unprobed', null],
    [['up@5/nothing paused@7', 'up@9'], 'operational', 9, 'verified', null],
  ])('%j: %s since %s, %s', (written, status, since, freshness, pausedSince) => {
    const told = { status, since, freshness, pausedSince };
    expect(condition(...written)).toMatchObject({ ...told, proof: null });
  });
});

describe('service hours', () => {
  const at = (time: string) => Date.parse(`2026-11-23T${time}+08:00`);
  const span = { from: 9 * 60, until: 18 * 60, staffing: 'open' } as const;
  const late = { from: 18 * 60, until: 20 * 60, staffing: 'reduced' } as const;
  const days = [span, late];
  const week = { mon: days, tue: days, wed: days, thu: days, fri: days, sat: [], sun: [] };
  const staffed = {
    ...chat,
    hours: {
      kind: 'weekly',
      timeZone: 'Asia/Shanghai',
      calendar: null,
      seasons: [{ from: null, week, onHolidays: [], makeUpAs: 'mon' }],
      specialDays: [],
      bot: null,
    },
  } as const;

  /** A Monday, at a time of which the last look was fresh. */
  function conditionAt(time: string, state: ConfirmedState, since: string, fresh = true) {
    const instant = at(time);
    const looked = { ...vote(state, at(since), 0), verifiedAt: instant - 1000 };
    const freshUntil = fresh ? instant + 5000 : instant;
    const watchedBy = [
      { monitor: monitor('major_outage'), vote: { ...looked, freshUntil }, pause: null },
    ];
    return componentCondition(staffed, watchedBy, noDays, instant);
  }

  test.each([
    ['08:59:59', 'up', '07:00', 'operational', 'closed', '07:00'],
    ['09:00:00', 'up', '07:00', 'operational', 'reachable', '07:00'],
    ['17:59:59', 'up', '07:00', 'operational', 'reachable', '07:00'],
    ['18:00:00', 'up', '07:00', 'operational', 'limited', '07:00'],
    ['20:00:00', 'up', '07:00', 'operational', 'closed', '07:00'],
    // What fails while it is closed is no outage, and becomes one when it opens.
    ['08:00:00', 'down', '07:00', 'operational', 'closed', null],
    ['09:00:00', 'down', '07:00', 'major_outage', 'unreachable', '09:00'],
    ['12:00:00', 'down', '07:00', 'major_outage', 'unreachable', '09:00'],
    ['12:00:00', 'down', '11:00', 'major_outage', 'unreachable', '11:00'],
    ['19:00:00', 'down', '07:00', 'major_outage', 'unreachable', '09:00'],
    ['20:00:00', 'down', '07:00', 'operational', 'closed', null],
    ['12:00:00', 'degraded', '07:00', 'degraded_performance', 'limited', '09:00'],
  ] as const)('at %s, %s since %s: %s and %s', (time, state, since, status, reach, began) => {
    expect(conditionAt(time, state, since)).toMatchObject({
      status,
      reachability: reach,
      ...(status !== 'operational' && { since: began === null ? null : at(began) }),
    });
  });

  test('what is closed is closed, whether or not anybody has looked', () => {
    const closed = conditionAt('21:00:00', 'down', '07:00', false);
    expect(closed).toMatchObject({ status: 'operational', reachability: 'closed', reason: null });
    expect(closed.staffing).toEqual({ kind: 'closed', opensAt: at('09:00') + 86_400_000 });
    expect(indicatorOf([closed])).toBe('none');
    expect(indicatorOf([conditionAt('12:00:00', 'up', '07:00', false)])).toBe('minor');
  });
});

describe('the indicator rolls all components up', () => {
  const well = () => condition('up@5');
  const unprobed = () => condition();
  const slow = () => condition('degraded@5');
  const part = () => condition('down@5/partial_outage');
  const fails = () => condition('down@5');
  const stale = () => condition('up@5!');
  const staleOutage = () => condition('down@5!');

  test.each([
    ['no component', [], 'none'],
    ['all well', [well(), well()], 'none'],
    ['nobody looks', [unprobed()], 'none'],
    ['one slow', [well(), slow()], 'minor'],
    ['all slow', [slow(), slow()], 'minor'],
    ['one part fails', [well(), part()], 'minor'],
    ['everywhere a part fails', [part(), part()], 'major'],
    ['one fails', [well(), fails()], 'major'],
    ['one fails, the other is not probed', [unprobed(), fails()], 'major'],
    ['everything fails', [fails(), fails()], 'critical'],
    ['one fails, one is slow', [slow(), fails()], 'major'],
    ['one not verified', [well(), stale()], 'minor'],
    ['the last confirmed word of an unverified one counts', [well(), staleOutage()], 'major'],
  ])('%s', (_name, conditions, indicator) => {
    expect(indicatorOf(conditions)).toBe(indicator);
  });
});

describe('the verdict puts every channel into exactly one list', () => {
  const wallet = { slug: 'payments', name: { zh: '支付', en: 'Payments' } } as const;

  test.each([
    ['up@5', 'reachable', 5],
    ['degraded@5', 'limited', 5],
    ['down@5', 'unreachable', 5],
    ['up@5!', 'unverified', now - 1000],
    ['pending@0', 'unverified', null],
  ])('%s is %s since %s', (written, list, since) => {
    const verdict = verdictOf([condition(written)]);
    const filled = Object.entries(verdict).filter(([, named]) => named.length > 0);
    expect(filled.map(([name, named]) => [name, named[0]?.since])).toEqual([[list, since]]);
  });

  test('functions of the wallet are named only while they are verified and in trouble', () => {
    const of = (written: string) => componentCondition(wallet, [watched(written)], noDays, now);
    expect(verdictOf([of('down@5')]).troubled).toHaveLength(1);
    expect(verdictOf([of('up@5')]).troubled).toHaveLength(0);
    expect(verdictOf([of('down@5!')]).troubled).toHaveLength(0);
  });
});
