import type { Monitor } from './monitor/monitor.ts';
import type { MonitorState, Transition } from './monitor/monitor-state.ts';
import type { Pause } from './monitor/pause.ts';
import type { Settings } from './settings/setting.ts';
import type { Watched } from './watched.ts';
import type { StaffWords } from './words/staff-words.ts';

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
  /** Which monitors do not look; those that are over count for nothing. */
  pauses: readonly Pause[];
  transitions: readonly Transition[];
  coverage: readonly Coverage[];
  /** When anybody first looked at all and could tell, however long ago; null before that. UTC ms. */
  firstLookAt: number | null;
  words: StaffWords;
  /** What staff have set, or files before them. */
  settings: Settings;
}>;

/** What is stored, by the slug of its monitor. */
export type StoredByMonitor = ReturnType<typeof storedBy>;

/** Sorts what is stored by its monitor. */
export function storedBy({ states, transitions, coverage }: Facts) {
  const monitorOf = (row: { monitor: string }) => row.monitor;
  return {
    states: byKey(states, monitorOf),
    transitions: byKey(transitions, monitorOf),
    coverage: byKey(coverage, monitorOf),
  };
}

/** The monitors of today: those of here, and of elsewhere those that were looked at. */
export function monitorsOf(
  { monitors, elsewhere = [] }: Watched,
  { states }: Pick<StoredByMonitor, 'states'>,
): readonly Monitor[] {
  return [...monitors, ...elsewhere.filter(({ slug }) => states.has(slug))];
}

/** Rows that share a key, in their order. */
export function byKey<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}
