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

/** A monitor with what is stored of its past. */
type Watching = Readonly<{
  monitor: Monitor;
  transitions: readonly Transition[];
  coverage: readonly Coverage[];
}>;

/**
 * Derives the history of a component over `days` from the stored facts of the monitors that watch
 * it. Time in which nobody looked is neither good nor bad.
 */
export function historyOf(
  watchedBy: readonly Watching[],
  days: readonly ZonedDay[],
  now: number,
): readonly DayOfHistory[] {
  const matter = watchedBy.filter(({ monitor }) => monitor.whenDown !== 'nothing');
  const pasts = matter.map((watching) => {
    const watched = watchedSpans(watching, now);
    const trouble = troubleOf(watching, now).flatMap((stretch) => partsWithin(stretch, watched));
    return { watched, trouble };
  });
  const watched = union(pasts.flatMap((past) => past.watched));
  const trouble = pasts.flatMap((past) => past.trouble);
  return days.map((day) => dayOf(day, trouble, watched));
}

/** The time for which checks speak: each for a while after it began, none for the future. */
function watchedSpans({ monitor, coverage }: Watching, now: number): readonly Span[] {
  return union(
    coverage.map(({ start, end }) => ({
      start,
      end: Math.min(now, freshUntil(end, monitor.intervalMs)),
    })),
  );
}

/** The stretches in which a monitor's state made its component worse than operational. */
function troubleOf({ monitor, transitions }: Watching, now: number): readonly Stretch[] {
  const ordered = transitions.toSorted((a, b) => a.at - b.at);
  const states = new Map<string, Transition['state']>();
  return ordered
    .map(({ at, location, state }, index) => {
      states.set(location, state);
      const decided = majorityOf([...states.values()]);
      const end = ordered[index + 1]?.at ?? now;
      return { start: at, end, status: statusWhen(monitor.whenDown, decided) };
    })
    .filter(({ status }) => status !== 'operational');
}

/** Strictly more than half of the locations decide, as in `voteOf`. */
function majorityOf(states: readonly Transition['state'][]): Transition['state'] {
  const more = (agrees: (state: Transition['state']) => boolean) =>
    states.filter(agrees).length > states.length / 2;
  if (more((state) => state === 'down')) return 'down';
  return more((state) => state !== 'up') ? 'degraded' : 'up';
}

function dayOf(day: ZonedDay, trouble: readonly Stretch[], watched: readonly Span[]): DayOfHistory {
  const today = trouble.flatMap((stretch) => partsWithin(stretch, [day]));
  const worst = worstStatus(today.map(({ status }) => status));
  return {
    date: day.date,
    worst: watched.some((span) => overlap(span, day)) ? worst : null,
    troubledMs: lengthOf(today),
  };
}
