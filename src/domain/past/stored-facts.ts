import type { Monitor } from '../monitor/monitor.ts';
import type { Facts, Watched } from '../status/support-status.ts';

/** What is stored, by the slug of its monitor. */
export type Stored = ReturnType<typeof storedBy>;

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
  { states }: Stored,
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
