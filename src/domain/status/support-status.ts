import { type Site, siteComponents } from '../component.ts';
import { type Calendars, calendarOf, type DayNames } from '../hours/calendar.ts';
import { withHoliday } from '../hours/holiday.ts';
import type { StaffingNow } from '../hours/staffing.ts';
import type { Monitor } from '../monitor/monitor.ts';
import type { MonitorState, Transition } from '../monitor/monitor-state.ts';
import { voteOf } from '../monitor/vote.ts';
import type { ComponentPast } from '../past/component-past.ts';
import { pastsOf } from '../past/pasts.ts';
import { monitorsOf, storedBy } from '../past/stored-facts.ts';
import type { Impact } from '../words/incident.ts';
import { currentImpact } from '../words/incident-words.ts';
import { sinceNotSaidOtherwise } from '../words/said-otherwise.ts';
import { staffWordOf } from '../words/staff-word.ts';
import { causesSaid, type StaffWords, standingWords, wordsChangeAt } from '../words/staff-words.ts';
import { type ComponentCondition, componentCondition } from './component-condition.ts';
import { type Indicator, indicatorOf } from './indicator.ts';
import { type Verdict, verdictOf } from './verdict.ts';

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
  /** Per component slug, what is known of its past; none of what is unprobed and never spoken of. */
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
  const conditions = siteComponents(watched.site).map((component) => {
    const condition = componentCondition(
      component,
      watching.filter(({ monitor }) => monitor.component === component.slug),
      calendarOf(component, watched),
      now,
      staffWordOf(standing, component.slug, now),
    );
    const heard = sinceNotSaidOtherwise(condition, causesSaid(words, component.slug, now), now);
    return withHoliday(heard, watched, now);
  });
  const freshUntil = soonest(conditions.map((condition) => condition.freshUntil));
  return {
    now,
    indicator: indicatorOf(conditions, impactsNow(standing, watched)),
    verdict: verdictOf(conditions),
    conditions,
    pasts: pastsOf(watched, facts, stored, conditions, now),
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

function soonest(instants: readonly (number | null)[]): number | null {
  const known = instants.filter((instant) => instant !== null);
  return known.length > 0 ? Math.min(...known) : null;
}
