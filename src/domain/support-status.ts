import type { Calendars } from './calendar.ts';
import { type Component, type Site, siteComponents } from './component.ts';
import { type ComponentCondition, componentCondition } from './component-condition.ts';
import { type ComponentPast, componentPast } from './component-past.ts';
import { type Indicator, indicatorOf } from './indicator.ts';
import type { Monitor } from './monitor.ts';
import type { MonitorState, Transition } from './monitor-state.ts';
import type { Calendar } from './service-hours.ts';
import type { StaffingNow } from './staffing.ts';
import { type Verdict, verdictOf } from './verdict.ts';
import { voteOf } from './vote.ts';

/**
 * Time in which a location looked and could tell, without a gap of more than 2.5 intervals: closed
 * `[start, end]`, the starts of its first and its last check, UTC milliseconds.
 */
export type Coverage = Readonly<{
  monitor: string;
  location: string;
  start: number;
  end: number;
  /** How often the location looks, in milliseconds: its last check speaks on for a while. */
  intervalMs: number;
}>;

/** A monitor that was ever watched, as far as its history needs it. */
export type KnownMonitor = Readonly<Pick<Monitor, 'slug' | 'component' | 'whenDown'>>;

/** What is stored about the components and monitors; everything shown is derived from it. */
export type Facts = Readonly<{
  monitors: readonly KnownMonitor[];
  states: readonly MonitorState[];
  transitions: readonly Transition[];
  coverage: readonly Coverage[];
}>;

/** What is watched: the site, and the monitors that watch its components. */
export type Watched = Readonly<{
  site: Site;
  monitors: readonly Monitor[];
  /** Monitors that cannot be looked at from here: they count once another location has looked. */
  elsewhere?: readonly Monitor[];
  /** The official calendars that hours may name. */
  calendars?: Calendars;
}>;

/** Everything the page, the API, feeds and badges say at one instant. */
export type SupportStatus = Readonly<{
  now: number;
  indicator: Indicator;
  verdict: Verdict;
  conditions: readonly ComponentCondition[];
  /** Per component slug, what is known of its past; components without a monitor have none. */
  pasts: ReadonlyMap<string, ComponentPast>;
  /** The next instant at which something is no longer verified; null when there is none. */
  freshUntil: number | null;
  /** The next instant at which time alone changes what is said, opening included; null without one. */
  changesAt: number | null;
}>;

/** Derives the whole status from facts. Pure: the same facts and `now` give the same answer. */
export function supportStatus(watched: Watched, facts: Facts, now: number): SupportStatus {
  const stored = storedBy(facts);
  const { site, monitors: here, elsewhere = [] } = watched;
  const monitors = [...here, ...elsewhere.filter(({ slug }) => stored.states.has(slug))];
  const watching = monitors.map((monitor) => ({
    monitor,
    vote: voteOf(stored.states.get(monitor.slug) ?? [], now),
  }));
  const conditions = siteComponents(site).map((component) =>
    componentCondition(
      component,
      watching.filter(({ monitor }) => monitor.component === component.slug),
      calendarOf(component, watched),
      now,
    ),
  );
  const freshUntil = soonest(conditions.map((condition) => condition.freshUntil));
  return {
    now,
    indicator: indicatorOf(conditions),
    verdict: verdictOf(conditions),
    conditions,
    pasts: pastsOf({ ...watched, monitors }, facts, stored, conditions, now),
    freshUntil,
    changesAt: soonest([freshUntil, ...conditions.map(({ staffing }) => staffingChange(staffing))]),
  };
}

const noDays: Calendar = new Map();

/** What the official calendar of a component says; nothing where it follows none. */
export function calendarOf({ hours }: Component, { calendars }: Watched): Calendar {
  if (hours?.kind !== 'weekly' || hours.calendar === null) return noDays;
  return calendars?.get(hours.calendar) ?? noDays;
}

function staffingChange(staffing: StaffingNow): number | null {
  switch (staffing.kind) {
    case 'always':
      return null;
    case 'closed':
      return staffing.opensAt;
    case 'open':
    case 'reduced':
      return staffing.until;
  }
}

/** The past of each probed component, from its monitors of today and from those that are gone. */
function pastsOf(
  watched: Watched,
  facts: Facts,
  stored: ReturnType<typeof storedBy>,
  conditions: readonly ComponentCondition[],
  now: number,
): ReadonlyMap<string, ComponentPast> {
  const { timeZone } = watched.site;
  const monitors = [...watched.monitors, ...goneFrom(watched.monitors, facts)].map((monitor) => ({
    monitor,
    transitions: stored.transitions.get(monitor.slug) ?? [],
    coverage: stored.coverage.get(monitor.slug) ?? [],
  }));
  const probed = conditions.filter(({ freshness }) => freshness !== 'unprobed');
  return new Map(
    probed.map(({ component }) => {
      const watching = monitors.filter(({ monitor }) => monitor.component === component.slug);
      const calendar = calendarOf(component, watched);
      return [component.slug, componentPast({ component, calendar, timeZone }, watching, now)];
    }),
  );
}

/** Monitors that were watched once and are in no file any more. */
function goneFrom(monitors: readonly Monitor[], facts: Facts) {
  const today = new Set(monitors.map(({ slug }) => slug));
  return facts.monitors.filter(({ slug }) => !today.has(slug));
}

function storedBy({ states, transitions, coverage }: Facts) {
  return {
    states: byMonitor(states),
    transitions: byMonitor(transitions),
    coverage: byMonitor(coverage),
  };
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
