import { type ComponentStatus, worstStatus } from '../component.ts';
import { statusWhen } from '../monitor/monitor.ts';
import type { ProbeKind } from '../monitor/probe-spec.ts';
import type { Reason } from '../monitor/reason.ts';
import { overlapping, type Span } from '../time/span.ts';
import { incidentSpan } from '../words/incident.ts';
import { newestWords } from '../words/incident-words.ts';
import type { StaffWords } from '../words/staff-words.ts';
import type { Past } from './component-past.ts';
import type { MonitorPast } from './monitor-past.ts';
import type { StatusInterval } from './status-interval.ts';

/** Time without a gap in which a component was not well. */
export type Trouble = Span &
  Readonly<{
    worst: ComponentStatus;
    /** Milliseconds in which it was as bad as that. */
    worstMs: number;
    /** Why, as the monitor said that first found it so bad; null where none did. */
    reason: Reason | null;
    /** The kind of the look that found it; null of a monitor that is in no file any more. */
    foundBy: ProbeKind | null;
    /**
     * Whether it is over, goes on, was lost sight of (nobody could tell what came then), or reaches
     * beyond the time that is known here.
     */
    ending: 'over' | 'lasting' | 'unknown' | 'beyond';
  }>;

/** The troubles of a component, oldest first. `now` is UTC ms. */
export function troublesOf(
  { intervals, monitors }: Pick<Past, 'intervals' | 'monitors'>,
  now: number,
): readonly Trouble[] {
  const found = monitors.flatMap(findingsOf);
  return runsOf(intervals).map((run) => {
    const { start, end, worst, worstMs } = run;
    const first = found
      .flatMap((ordered) => overlapping(ordered, { start, end }))
      .filter((finding) => finding.status === worst)
      .sort((a, b) => a.start - b.start)[0];
    return {
      start,
      end,
      worst,
      worstMs,
      reason: first?.reason ?? null,
      foundBy: first?.foundBy ?? null,
      ending: endingOf(run, intervals[0]?.start ?? start, now),
    };
  });
}

/** Whether an incident that names a component tells all of a time in which that was not well. */
export function isTold(
  trouble: Span,
  slug: string,
  { incidents }: Pick<StaffWords, 'incidents'>,
  now: number,
): boolean {
  return incidents.some((incident) => {
    const { start, end } = incidentSpan(incident, now);
    if (trouble.start < start || end < trouble.end) return false;
    return newestWords(incident).some((word) => word.slug === slug);
  });
}

type Run = Span &
  Pick<Trouble, 'worst' | 'worstMs'> &
  Readonly<{ next: StatusInterval['status'] | null }>;

function endingOf({ start, end, next }: Run, knownSince: number, now: number): Trouble['ending'] {
  if (next === null && end >= now) return 'lasting';
  if (next === null || start === knownSince) return 'beyond';
  return next === 'unverified' ? 'unknown' : 'over';
}

/** Neighbouring intervals of trouble, each run with what came after it. */
function runsOf(intervals: readonly StatusInterval[]): readonly Run[] {
  const runs: Run[] = [];
  for (const { start, end, status } of intervals) {
    const last = runs.at(-1);
    const isNext = last !== undefined && last.end === start;
    if (isTrouble(status) && isNext) {
      runs[runs.length - 1] = { ...last, ...worseOf(last, status, end - start), end };
    } else if (isTrouble(status)) {
      runs.push({ start, end, worst: status, worstMs: end - start, next: null });
    } else if (isNext) runs[runs.length - 1] = { ...last, next: status };
  }
  return runs;
}

/** How bad a run is at worst, and for how long, with the next interval added. */
function worseOf({ worst, worstMs }: Run, status: ComponentStatus, lengthMs: number) {
  if (status === worst) return { worst, worstMs: worstMs + lengthMs };
  const worsened = worstStatus([worst, status]) === status;
  return worsened ? { worst: status, worstMs: lengthMs } : { worst, worstMs };
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

/** For each location apart, in order and without overlap. */
function findingsOf({ monitor, transitions }: MonitorPast): readonly (readonly Finding[])[] {
  const locations = [...new Set(transitions.map(({ location }) => location))];
  return locations.map((location) =>
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
