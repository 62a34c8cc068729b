import { type Site, siteComponents } from './component.ts';
import { type ComponentCondition, componentCondition } from './component-condition.ts';
import { type DayOfHistory, historyDays, historyOf } from './history.ts';
import { type Indicator, indicatorOf } from './indicator.ts';
import type { Monitor } from './monitor.ts';
import type { MonitorState, Transition } from './monitor-state.ts';
import { type Verdict, verdictOf } from './verdict.ts';
import { voteOf } from './vote.ts';
import { lastDays } from './zoned-day.ts';

/**
 * Time in which a location looked and could tell, without a gap of more than 2.5 intervals: closed
 * `[start, end]`, the starts of its first and its last check, UTC milliseconds.
 */
export type Coverage = Readonly<{ monitor: string; location: string; start: number; end: number }>;

/** What is stored about the components and monitors; everything shown is derived from it. */
export type Facts = Readonly<{
  states: readonly MonitorState[];
  transitions: readonly Transition[];
  coverage: readonly Coverage[];
}>;

/** What is watched: the site, and the monitors that watch its components. */
export type Watched = Readonly<{ site: Site; monitors: readonly Monitor[] }>;

/** Everything the page, the API, feeds and badges say at one instant. */
export type SupportStatus = Readonly<{
  now: number;
  indicator: Indicator;
  verdict: Verdict;
  conditions: readonly ComponentCondition[];
  /** Per component slug, the last 90 days, oldest first; components without a monitor have none. */
  history: ReadonlyMap<string, readonly DayOfHistory[]>;
  /** The next instant at which time alone changes what is said; null when there is none. */
  freshUntil: number | null;
}>;

/** Derives the whole status from facts. Pure: the same facts and `now` give the same answer. */
export function supportStatus(watched: Watched, facts: Facts, now: number): SupportStatus {
  const components = siteComponents(watched.site);
  const watching = watchingOf(watched.monitors, facts, now);
  const watchedBy = (slug: string) => watching.filter(({ monitor }) => monitor.component === slug);
  const conditions = components.map((component) =>
    componentCondition(component, watchedBy(component.slug), now),
  );
  const days = lastDays(historyDays, watched.site.timeZone, now);
  const probed = conditions.filter(({ freshness }) => freshness !== 'unprobed');
  return {
    now,
    indicator: indicatorOf(conditions),
    verdict: verdictOf(conditions),
    conditions,
    history: new Map(
      probed.map(({ component: { slug } }) => [slug, historyOf(watchedBy(slug), days, now)]),
    ),
    freshUntil: soonest(conditions.map((condition) => condition.freshUntil)),
  };
}

/** Brings together what is stored of each monitor. */
function watchingOf(monitors: readonly Monitor[], facts: Facts, now: number) {
  const states = byMonitor(facts.states);
  const transitions = byMonitor(facts.transitions);
  const coverage = byMonitor(facts.coverage);
  return monitors.map((monitor) => ({
    monitor,
    vote: voteOf(states.get(monitor.slug) ?? [], now),
    transitions: transitions.get(monitor.slug) ?? [],
    coverage: coverage.get(monitor.slug) ?? [],
  }));
}

function byMonitor<Row extends { monitor: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.monitor);
    if (group) group.push(row);
    else groups.set(row.monitor, [row]);
  }
  return groups;
}

function soonest(instants: readonly (number | null)[]): number | null {
  const known = instants.filter((instant) => instant !== null);
  return known.length > 0 ? Math.min(...known) : null;
}
