import { type ComponentStatus, worstStatus } from './component.ts';
import { freshUntil, vouchersAmong } from './freshness.ts';
import { type Monitor, statusWhen } from './monitor.ts';
import type { Transition } from './monitor-state.ts';
import { lengthOf, overlap, partsWithin, type Span, union } from './span.ts';
import type { Coverage } from './support-status.ts';
import type { ZonedDay } from './zoned-day.ts';

/** How many days the strip shows. */
export const historyDays = 90;

/** One day of a component; `worst` is null when nobody looked on that day. */
export type DayOfHistory = Readonly<{
  date: string;
  worst: ComponentStatus | null;
  /** Milliseconds of the day in which it was not operational, overlapping causes once. */
  troubledMs: number;
}>;

/** A span of one status. */
type Stretch = Span & Readonly<{ status: ComponentStatus }>;

/** A monitor, of today or of the past, with what is stored of it. */
export type Past = Readonly<{
  monitor: Pick<Monitor, 'whenDown'>;
  transitions: readonly Transition[];
  coverage: readonly Coverage[];
}>;

/**
 * Derives the history of a component over `days` from the stored facts of the monitors that watch
 * it. Time in which nobody looked is neither good nor bad.
 */
export function historyOf(
  pasts: readonly Past[],
  days: readonly ZonedDay[],
  now: number,
): readonly DayOfHistory[] {
  const matter = pasts.filter(({ monitor }) => monitor.whenDown !== 'nothing');
  const told = matter.map((past) => ({ past, stretches: decidedStretches(past, now) }));
  const stretches = told.flatMap((one) => one.stretches);
  const vouched = vouchersAmong(told, ({ past }) => longestIntervalMs(past));
  const trouble = stretches.filter(({ status }) => status !== 'operational');
  const watched = union([...vouched.flatMap((one) => one.stretches), ...trouble]);
  return days.map((day) => dayOf(day, trouble, watched));
}

function longestIntervalMs({ coverage }: Past): number {
  return Math.max(0, ...coverage.map(({ intervalMs }) => intervalMs));
}

/** A span in which one location was in one state, and looked. */
type Seen = Span & Readonly<{ state: Transition['state'] }>;

/** What the locations together said of a monitor, for the time in which at least one of them looked. */
function decidedStretches(past: Past, now: number): readonly Stretch[] {
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
 * At each instant strictly more than half of the locations that looked decide, as in `voteOf`. One
 * sweep over all beginnings and ends, as a flapping monitor has thousands of them.
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
    return [{ start: at, end, state: majorityOf([...states.values()]) }];
  });
}

function majorityOf(states: readonly Transition['state'][]): Transition['state'] {
  const more = (agrees: (state: Transition['state']) => boolean) =>
    states.filter(agrees).length > states.length / 2;
  if (more((state) => state === 'down')) return 'down';
  return more((state) => state !== 'up') ? 'degraded' : 'up';
}

function dayOf(day: ZonedDay, trouble: readonly Stretch[], watched: readonly Span[]): DayOfHistory {
  // Nearly all trouble was on other days; cutting it would cost more than looking.
  const today = trouble
    .filter((stretch) => overlap(stretch, day))
    .flatMap((stretch) => partsWithin(stretch, [day]));
  const worst = worstStatus(today.map(({ status }) => status));
  return {
    date: day.date,
    worst: watched.some((span) => overlap(span, day)) ? worst : null,
    troubledMs: lengthOf(today),
  };
}
