import { type ComponentStatus, worstStatus } from './component.ts';
import type { ComponentPast } from './component-past.ts';
import { statusWhen } from './monitor.ts';
import type { MonitorPast } from './monitor-past.ts';
import type { ProbeKind } from './probe-spec.ts';
import type { Reason } from './reason.ts';
import { overlap, type Span } from './span.ts';
import type { StatusInterval } from './status-interval.ts';

/** Time without a gap in which a component was not well. */
export type Trouble = Span &
  Readonly<{
    worst: ComponentStatus;
    /** Why, as the monitor said that first found it so bad; null where none did. */
    reason: Reason | null;
    /** The kind of the look that found it; null of a monitor that is in no file any more. */
    foundBy: ProbeKind | null;
    /** Whether it is over, goes on, or was lost sight of: nobody could tell what came then. */
    ending: 'over' | 'lasting' | 'unknown';
  }>;

/** The troubles of a component, oldest first. */
export function troublesOf({
  intervals,
  monitors,
}: Pick<ComponentPast, 'intervals' | 'monitors'>): readonly Trouble[] {
  const found = monitors.flatMap(findingsOf);
  return runsOf(intervals).map(({ start, end, worst, next }) => {
    const first = found
      .filter((finding) => finding.status === worst && overlap(finding, { start, end }))
      .sort((a, b) => a.start - b.start)[0];
    return {
      start,
      end,
      worst,
      reason: first?.reason ?? null,
      foundBy: first?.foundBy ?? null,
      ending: next === null ? 'lasting' : next === 'unverified' ? 'unknown' : 'over',
    };
  });
}

type Run = Span & { worst: ComponentStatus; next: StatusInterval['status'] | null };

/** Neighbouring intervals of trouble, each run with what came after it. */
function runsOf(intervals: readonly StatusInterval[]): readonly Run[] {
  const runs: Run[] = [];
  for (const { start, end, status } of intervals) {
    const last = runs.at(-1);
    const isNext = last !== undefined && last.end === start;
    if (isTrouble(status) && isNext) {
      runs[runs.length - 1] = { ...last, end, worst: worstStatus([last.worst, status]) };
    } else if (isTrouble(status)) runs.push({ start, end, worst: status, next: null });
    else if (isNext) runs[runs.length - 1] = { ...last, next: status };
  }
  return runs;
}

function isTrouble(status: StatusInterval['status']): status is ComponentStatus {
  switch (status) {
    case 'degraded_performance':
    case 'partial_outage':
    case 'major_outage':
      return true;
    case 'operational':
    case 'under_maintenance':
    case 'unverified':
      return false;
  }
}

/** What a monitor said from one change to the next, from one location. */
type Finding = Span & Pick<Trouble, 'reason' | 'foundBy'> & Readonly<{ status: ComponentStatus }>;

function findingsOf({ monitor, transitions }: MonitorPast): readonly Finding[] {
  const locations = [...new Set(transitions.map(({ location }) => location))];
  return locations.flatMap((location) =>
    transitions
      .filter((transition) => transition.location === location)
      .sort((a, b) => a.at - b.at)
      .map(({ at, state, reason }, index, ordered) => ({
        start: at,
        end: ordered[index + 1]?.at ?? Number.POSITIVE_INFINITY,
        status: statusWhen(monitor.whenDown, state),
        reason,
        foundBy: monitor.probe?.kind ?? null,
      })),
  );
}
