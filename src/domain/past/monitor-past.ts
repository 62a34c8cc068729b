import type { ComponentStatus } from '../component.ts';
import type { Coverage } from '../facts.ts';
import { freshUntil, vouchersAmong } from '../monitor/freshness.ts';
import { type Monitor, statusWhen } from '../monitor/monitor.ts';
import type { Transition } from '../monitor/monitor-state.ts';
import { majorityOf } from '../monitor/vote.ts';
import { partsWithin, type Span, union } from '../time/span.ts';
import type { Cause } from '../words/voice.ts';

/** A monitor, of today or of the past, with what is stored of it. */
export type MonitorPast = Readonly<{
  /** What it looks at, and how often, is not known of one that is in no file any more. */
  monitor: Pick<Monitor, 'whenDown'> & Partial<Pick<Monitor, 'probe' | 'intervalMs'>>;
  transitions: readonly Transition[];
  coverage: readonly Coverage[];
}>;

/**
 * What the monitors of a component say of it until `now` (UTC ms), for the time in which somebody
 * looked. Outside the staffed time, a union, they vouch for it but never worsen it: what fails then
 * is trouble from the opening on.
 */
export function causesSeen(
  pasts: readonly MonitorPast[],
  staffed: readonly Span[],
  now: number,
): readonly Cause[] {
  const matter = pasts.filter(({ monitor }) => monitor.whenDown !== 'nothing');
  const told = matter.map((past) => ({ past, stretches: decidedStretches(past, now) }));
  const vouched = union(vouchersOf(told).flatMap(({ stretches }) => stretches));
  const trouble = told
    .flatMap(({ stretches }) => stretches)
    .filter(({ status }) => status !== 'operational')
    .flatMap((stretch) => partsWithin(stretch, staffed));
  return [
    ...vouched.map((span) => ({ ...span, by: 'monitor', status: 'operational' }) as const),
    ...trouble.map((stretch) => ({ ...stretch, by: 'monitor' }) as const),
  ];
}

/** A span of one status. */
type Stretch = Span & Readonly<{ status: ComponentStatus }>;

type Told = Readonly<{ past: MonitorPast; stretches: readonly Stretch[] }>;

/** Monitors that are gone have no say in who keeps the component verified today. */
function vouchersOf(told: readonly Told[]): readonly Told[] {
  const gone = told.filter(({ past }) => past.monitor.intervalMs === undefined);
  return [
    ...vouchersAmong(
      told.filter((one) => !gone.includes(one)),
      ({ past }) => past.monitor.intervalMs ?? 0,
    ),
    ...vouchersAmong(gone, ({ past }) => longestIntervalMs(past)),
  ];
}

function longestIntervalMs({ coverage }: MonitorPast): number {
  return coverage.reduce((longest, { intervalMs }) => Math.max(longest, intervalMs), 0);
}

/** A span in which one location was in one state, and looked. */
type Seen = Span & Readonly<{ state: Transition['state'] }>;

/** What the locations together said of a monitor, for the time in which at least one of them looked. */
function decidedStretches(past: MonitorPast, now: number): readonly Stretch[] {
  const { monitor, transitions, coverage } = past;
  const locations = [...new Set(transitions.map(({ location }) => location))];
  const seen = locations.map((location) =>
    seenFrom(
      transitions.filter((transition) => transition.location === location),
      watchedSpans(
        coverage.filter((covered) => covered.location === location),
        now,
      ),
      now,
    ),
  );
  return majority(seen).map(({ start, end, state }) => ({
    start,
    end,
    status: statusWhen(monitor.whenDown, state),
  }));
}

/** The time for which checks speak: each for a while after it began, none for the future. */
function watchedSpans(coverage: readonly Coverage[], now: number): readonly Span[] {
  return union(
    coverage.map(({ start, end, intervalMs }) => ({
      start,
      end: Math.min(now, freshUntil(end, intervalMs)),
    })),
  );
}

function seenFrom(
  transitions: readonly Transition[],
  watched: readonly Span[],
  now: number,
): readonly Seen[] {
  const ordered = transitions.toSorted((a, b) => a.at - b.at);
  return ordered.flatMap(({ at, state }, index) =>
    partsWithin({ start: at, end: ordered[index + 1]?.at ?? now, state }, watched),
  );
}

/**
 * At each instant the majority of the locations that looked decides, as in `voteOf`. One sweep over all
 * beginnings and ends, as a flapping monitor has thousands of them.
 */
function majority(seen: readonly (readonly Seen[])[]): readonly Seen[] {
  const changes = seen.flatMap((spans, location) =>
    spans.flatMap(({ start, end, state }) => [
      { at: start, location, state },
      { at: end, location, state: null },
    ]),
  );
  // At one instant what ends comes before what begins.
  changes.sort((a, b) => a.at - b.at || Number(a.state !== null) - Number(b.state !== null));
  const states = new Map<number, Transition['state']>();
  return changes.flatMap(({ at, location, state }, index) => {
    if (state === null) states.delete(location);
    else states.set(location, state);
    const end = changes[index + 1]?.at ?? at;
    if (states.size === 0 || end === at) return [];
    return [{ start: at, end, state: majorityOf(states.values()) }];
  });
}
