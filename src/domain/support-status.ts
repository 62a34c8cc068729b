import type { Calendars, DayNames } from './calendar.ts';
import { type Component, type Site, siteComponents } from './component.ts';
import { type ComponentCondition, componentCondition } from './component-condition.ts';
import {
  type ComponentPast,
  componentPast,
  type Past,
  pastWithin,
  type Told,
} from './component-past.ts';
import type { Impact } from './incident.ts';
import { currentImpact } from './incident-words.ts';
import { type Indicator, indicatorOf } from './indicator.ts';
import type { Monitor } from './monitor.ts';
import type { MonitorPast } from './monitor-past.ts';
import type { MonitorState, Transition } from './monitor-state.ts';
import type { Calendar } from './service-hours.ts';
import type { Span } from './span.ts';
import { staffWordOf } from './staff-word.ts';
import { causesSaid, type StaffWords, standingWords, wordsChangeAt } from './staff-words.ts';
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
  /** When anybody first looked at all and could tell, however long ago; null before that. UTC ms. */
  firstLookAt: number | null;
  words: StaffWords;
}>;

/** What is watched: the site, and the monitors that watch its components. */
export type Watched = Readonly<{
  site: Site;
  monitors: readonly Monitor[];
  /** Monitors that cannot be looked at from here: they count once another location has looked. */
  elsewhere?: readonly Monitor[];
  /** The official calendars that hours may name. */
  calendars?: Calendars;
  /** What these call their days. */
  dayNames?: DayNames;
}>;

/** Everything the page, the API, feeds and badges say at one instant. */
export type SupportStatus = Readonly<{
  now: number;
  indicator: Indicator;
  verdict: Verdict;
  conditions: readonly ComponentCondition[];
  /** Per component slug, what is known of its past; components without a monitor have none. */
  pasts: ReadonlyMap<string, ComponentPast>;
  /** When anybody first looked; null before that. */
  firstLookAt: number | null;
  /** What staff say and have said. */
  words: StaffWords;
  /** The next instant at which something is no longer verified; null when there is none. */
  freshUntil: number | null;
  /** The next instant at which time alone changes what is said, opening included; null without one. */
  changesAt: number | null;
}>;

/** Derives the whole status from facts. Pure: the same facts and `now` give the same answer. */
export function supportStatus(watched: Watched, facts: Facts, now: number): SupportStatus {
  const { words } = facts;
  const standing = standingWords(words);
  const stored = storedBy(facts);
  const monitors = monitorsOf(watched, stored);
  const watching = monitors.map((monitor) => ({
    monitor,
    vote: voteOf(stored.states.get(monitor.slug) ?? [], now),
  }));
  const conditions = siteComponents(watched.site).map((component) =>
    componentCondition(
      component,
      watching.filter(({ monitor }) => monitor.component === component.slug),
      calendarOf(component, watched),
      now,
      staffWordOf(standing, component.slug, now),
    ),
  );
  const freshUntil = soonest(conditions.map((condition) => condition.freshUntil));
  return {
    now,
    indicator: indicatorOf(conditions, impactsNow(standing, watched)),
    verdict: verdictOf(conditions),
    conditions,
    pasts: pastsOf(watched, tellersOf(watched, facts, stored, now), conditions, now),
    firstLookAt: facts.firstLookAt,
    words,
    freshUntil,
    changesAt: soonest([
      freshUntil,
      ...conditions.map(({ staffing }) => staffingChange(staffing)),
      ...wordsChangeAt(standing, now),
    ]),
  };
}

/** How bad each open incident is at the moment. */
function impactsNow({ incidents }: StaffWords, { site }: Watched): readonly Impact[] {
  const everywhere = siteComponents(site).map(({ slug }) => slug);
  return incidents.map((incident) => currentImpact(incident, everywhere));
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

/** The last 90 days of each probed component. */
function pastsOf(
  watched: Watched,
  toldOf: (component: Component) => Told,
  conditions: readonly ComponentCondition[],
  now: number,
): ReadonlyMap<string, ComponentPast> {
  const { timeZone } = watched.site;
  const probed = conditions.filter(({ freshness }) => freshness !== 'unprobed');
  return new Map(
    probed.map(({ component }) => {
      const of = { component, calendar: calendarOf(component, watched), timeZone };
      return [component.slug, componentPast(of, toldOf(component), now)];
    }),
  );
}

/** What monitors and staff have told of a component. */
function tellersOf(
  watched: Watched,
  facts: Facts,
  stored: Stored,
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
  stored: Stored,
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

/** The monitors of today: those of here, and of elsewhere those that were looked at. */
function monitorsOf({ monitors, elsewhere = [] }: Watched, { states }: Stored): readonly Monitor[] {
  return [...monitors, ...elsewhere.filter(({ slug }) => states.has(slug))];
}

/** Monitors that were watched once and are in no file any more. */
function goneFrom(monitors: readonly Monitor[], facts: Facts) {
  const today = new Set(monitors.map(({ slug }) => slug));
  return facts.monitors.filter(({ slug }) => !today.has(slug));
}

type Stored = ReturnType<typeof storedBy>;

function storedBy({ states, transitions, coverage }: Facts) {
  const monitorOf = (row: { monitor: string }) => row.monitor;
  return {
    states: byKey(states, monitorOf),
    transitions: byKey(transitions, monitorOf),
    coverage: byKey(coverage, monitorOf),
  };
}

function byKey<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

function soonest(instants: readonly (number | null)[]): number | null {
  const known = instants.filter((instant) => instant !== null);
  return known.length > 0 ? Math.min(...known) : null;
}
