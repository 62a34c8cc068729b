import { type ComponentStatus, worstStatus } from './component.ts';
import { type Monitor, statusWhen } from './monitor.ts';
import type { Transition } from './monitor-state.ts';
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

/** A stretch of one status: half-open `[start, end)`, UTC milliseconds. */
type Stretch = Readonly<{ start: number; end: number; status: ComponentStatus }>;

/** Derives the history of a component over `days` from the stored facts of the monitors that watch it. */
export function historyOf(
  watchedBy: readonly Readonly<{
    monitor: Monitor;
    transitions: readonly Transition[];
    coverage: readonly Coverage[];
  }>[],
  days: readonly ZonedDay[],
  now: number,
): readonly DayOfHistory[] {
  const matter = watchedBy.filter(({ monitor }) => monitor.whenDown !== 'nothing');
  const trouble = matter.flatMap(({ monitor, transitions }) =>
    troubleOf(monitor, transitions, now),
  );
  const coverage = matter.flatMap((watching) => watching.coverage);
  return days.map((day) => dayOf(day, trouble, coverage));
}

/** The stretches in which a monitor made its component worse than operational. */
function troubleOf(
  monitor: Monitor,
  transitions: readonly Transition[],
  now: number,
): readonly Stretch[] {
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

function dayOf(
  day: ZonedDay,
  trouble: readonly Stretch[],
  coverage: readonly Coverage[],
): DayOfHistory {
  const today = trouble.filter(({ start, end }) => start < day.end && end > day.start);
  const watched =
    today.length > 0 || coverage.some(({ start, end }) => start < day.end && end >= day.start);
  const worst = worstStatus(today.map(({ status }) => status));
  return {
    date: day.date,
    worst: watched ? worst : null,
    troubledMs: lengthOfUnion(today, day),
  };
}

/** Milliseconds covered by at least one stretch within the day. */
function lengthOfUnion(stretches: readonly Stretch[], day: ZonedDay): number {
  let covered = 0;
  let reached = day.start;
  for (const { start, end } of stretches.toSorted((a, b) => a.start - b.start)) {
    const from = Math.max(start, reached);
    const to = Math.min(end, day.end);
    if (to > from) covered += to - from;
    reached = Math.max(reached, to);
  }
  return covered;
}
