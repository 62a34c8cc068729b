import { byKey, type Coverage, type Facts } from '../domain/facts.ts';
import type { Transition } from '../domain/monitor/monitor-state.ts';

/** What of the facts is long and seldom new: all but what every check moves. */
export type LastingFacts = Omit<Facts, keyof LiveFacts>;

/** What every check moves, or is short. */
export type LiveFacts = Pick<Facts, 'monitors' | 'states' | 'pauses'>;

/**
 * The facts of an instant. The newest coverage of each monitor and location goes on until the newest
 * look that could tell, which the states know.
 */
export function withLive(lasting: LastingFacts, live: LiveFacts): Facts {
  const looking = new Map(live.states.map((state) => [keyOf(state), state]));
  const coverage = lasting.coverage.map((one, index, all) => {
    const state = looking.get(keyOf(one));
    if (!state) return one;
    const next = all[index + 1];
    const isNewest = next === undefined || keyOf(next) !== keyOf(one);
    const end = isNewest ? (state.lastDecidedAt ?? one.end) : one.end;
    return { ...one, end, intervalMs: state.intervalMs };
  });
  return { ...live, ...lasting, coverage };
}

/** Rows of one monitor and location as lists: there may be thousands. */
type Packed<Values> = Readonly<{ monitor: string; location: string; rows: readonly Values[] }>;

type Change = readonly [Transition['at'], Transition['state'], Transition['reason'], number];
type Stretch = readonly [start: number, end: number, intervalMs: number];

type Printed = Omit<LastingFacts, 'transitions' | 'coverage'> &
  Readonly<{ transitions: readonly Packed<Change>[]; coverage: readonly Packed<Stretch>[] }>;

/** As JSON, packed. For `parseLasting`. */
export function printLasting(lasting: LastingFacts): string {
  const printed: Printed = {
    ...lasting,
    transitions: packed(lasting.transitions, (one) => [
      one.at,
      one.state,
      one.reason,
      one.recordedAt,
    ]),
    coverage: packed(lasting.coverage, ({ start, end, intervalMs }) => [start, end, intervalMs]),
  };
  return JSON.stringify(printed);
}

/** @throws Error where it was not printed by `printLasting`. */
export function parseLasting(text: string): LastingFacts {
  const { transitions, coverage, ...others }: Printed = JSON.parse(text);
  return {
    ...others,
    transitions: transitions.flatMap(({ monitor, location, rows }) =>
      rows.map(([at, state, reason, recordedAt]) => {
        return { monitor, location, at, state, reason, recordedAt };
      }),
    ),
    coverage: coverage.flatMap(({ monitor, location, rows }) =>
      rows.map(([start, end, intervalMs]) => ({ monitor, location, start, end, intervalMs })),
    ),
  };
}

function packed<Row extends Seen, Values>(
  rows: readonly Row[],
  valuesOf: (row: Row) => Values,
): readonly Packed<Values>[] {
  return [...byKey(rows, keyOf).values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    return { monitor: first.monitor, location: first.location, rows: group.map(valuesOf) };
  });
}

type Seen = Pick<Coverage, 'monitor' | 'location'>;

function keyOf({ monitor, location }: Seen): string {
  return `${monitor} ${location}`;
}
