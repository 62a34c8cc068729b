import { type ComponentStatus, worstStatus } from './component.ts';
import { freshUntil } from './freshness.ts';
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
  monitor: Pick<Monitor, 'whenDown' | 'intervalMs'>;
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
  const stretches = matter.flatMap((past) => decidedStretches(past, now));
  const watched = union(stretches);
  const trouble = stretches.filter(({ status }) => status !== 'operational');
  return days.map((day) => dayOf(day, trouble, watched));
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
        monitor.intervalMs,
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
function watchedSpans(
  intervalMs: number,
  coverage: readonly Coverage[],
  now: number,
): readonly Span[] {
  return union(
    coverage.map(({ start, end }) => ({
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

/** At each instant strictly more than half of the locations that looked decide, as in `voteOf`. */
function majority(seen: readonly (readonly Seen[])[]): readonly Seen[] {
  const [only] = seen;
  if (seen.length <= 1) return only ?? [];
  const bounds = seen.flat().flatMap(({ start, end }) => [start, end]);
  const instants = [...new Set(bounds)].sort((a, b) => a - b);
  return instants.flatMap((start, index) => {
    const end = instants[index + 1] ?? start;
    const states = seen.flatMap((location) =>
      location.filter((span) => span.start <= start && start < span.end).map(({ state }) => state),
    );
    return states.length > 0 && start < end ? [{ start, end, state: majorityOf(states) }] : [];
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
