import { type Component, siteComponents } from '../component.ts';
import { byKey, type Facts, monitorsOf, type StoredByMonitor, storedBy } from '../facts.ts';
import { calendarOf } from '../hours/calendar.ts';
import type { Monitor } from '../monitor/monitor.ts';
import type { ComponentCondition } from '../status/component-condition.ts';
import type { Span } from '../time/span.ts';
import type { Watched } from '../watched.ts';
import { causesSaid } from '../words/staff-words.ts';
import {
  type ComponentPast,
  componentPast,
  type Past,
  pastWithin,
  shownTime,
  type Told,
} from './component-past.ts';
import type { MonitorPast } from './monitor-past.ts';

/** What is known of each component within a span, from facts that reach over all of it. */
export function pastsWithin(
  watched: Watched,
  facts: Facts,
  within: Span,
  now: number,
): ReadonlyMap<string, Past> {
  const toldOf = tellersOf(watched, facts, storedBy(facts), now);
  return new Map(
    siteComponents(watched.site).map((component) => {
      const of = { component, calendar: calendarOf(component, watched) };
      return [component.slug, pastWithin(of, toldOf(component), within, now)];
    }),
  );
}

/** The last 90 days of each component that is probed, or of which staff have spoken. */
export function pastsOf(
  watched: Watched,
  facts: Facts,
  stored: StoredByMonitor,
  conditions: readonly ComponentCondition[],
  now: number,
): ReadonlyMap<string, ComponentPast> {
  const toldOf = tellersOf(watched, facts, stored, now);
  const shown = shownTime(watched.site.timeZone, now);
  return new Map(
    conditions.flatMap(({ component, freshness, pausedSince }) => {
      const told = toldOf(component);
      const isUnwatched = freshness === 'unprobed' && pausedSince === null;
      if (isUnwatched && told.said.length === 0) return [];
      const of = { component, calendar: calendarOf(component, watched) };
      return [[component.slug, componentPast(of, told, shown, now)] as const];
    }),
  );
}

/** What monitors and staff have told of a component. */
function tellersOf(
  watched: Watched,
  facts: Facts,
  stored: StoredByMonitor,
  now: number,
): (component: Component) => Told {
  const watching = monitorPasts(watched, facts, stored);
  return (component) => ({
    monitors: watching(component),
    said: causesSaid(facts.words, component.slug, now),
  });
}

/** What is stored of the monitors of a component, those of today and those that are gone. */
function monitorPasts(
  watched: Watched,
  facts: Facts,
  stored: StoredByMonitor,
): (component: Component) => readonly MonitorPast[] {
  const today = monitorsOf(watched, stored);
  const watching = byKey([...today, ...goneFrom(today, facts)], ({ component }) => component);
  return ({ slug }) =>
    (watching.get(slug) ?? []).map((monitor) => ({
      monitor,
      transitions: stored.transitions.get(monitor.slug) ?? [],
      coverage: stored.coverage.get(monitor.slug) ?? [],
    }));
}

/** Monitors that were watched once and are in no file any more. */
function goneFrom(monitors: readonly Monitor[], facts: Facts) {
  const today = new Set(monitors.map(({ slug }) => slug));
  return facts.monitors.filter(({ slug }) => !today.has(slug));
}
