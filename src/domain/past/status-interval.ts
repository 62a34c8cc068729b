import { type ComponentStatus, componentStatuses, worstStatus } from '../component.ts';
import type { Span } from '../time/span.ts';

/** Time in which a component was of one status, or in which nobody could tell. */
export type StatusInterval = Span & Readonly<{ status: ComponentStatus | 'unverified' }>;

/** Who may say what a component is. */
export type Voice = 'monitor' | 'maintenance' | 'incident' | 'override';

/** What somebody says of a component for a while. */
export type Cause = Span & Readonly<{ by: Voice; status: ComponentStatus }>;

/**
 * The status of a component at each instant of `within`, from all that is said of it: intervals in
 * order, without gap or overlap, neighbours of different status. An override goes before all. Else
 * maintenance replaces what monitors say, and of that and the words of incidents the worst holds.
 * Where nothing is said it is `unverified`.
 */
export function statusIntervals(causes: readonly Cause[], within: Span): readonly StatusInterval[] {
  const intervals: StatusInterval[] = [];
  const standing = nothingSaid();
  let start = within.start;
  for (const { at, by, status, step } of changesIn(causes, within)) {
    if (at > start) append(intervals, { start, end: at, status: statusOf(standing) });
    start = at;
    standing[by][status] += step;
  }
  if (within.end > start) append(intervals, { start, end: within.end, status: statusOf(standing) });
  return intervals;
}

/** How many causes of each voice and status stand at an instant. */
type Standing = Record<Voice, Record<ComponentStatus, number>>;

function nothingSaid(): Standing {
  return {
    monitor: { ...noStatus },
    maintenance: { ...noStatus },
    incident: { ...noStatus },
    override: { ...noStatus },
  };
}

const noStatus: Standing[Voice] = {
  operational: 0,
  under_maintenance: 0,
  degraded_performance: 0,
  partial_outage: 0,
  major_outage: 0,
};

type Change = Readonly<{ at: number; by: Voice; status: ComponentStatus; step: 1 | -1 }>;

/** Where causes begin and end, in order; one sweep, as a flapping monitor has thousands of them. */
function changesIn(causes: readonly Cause[], within: Span): readonly Change[] {
  const changes: Change[] = [];
  for (const { start, end, by, status } of causes) {
    const [from, until] = [Math.max(start, within.start), Math.min(end, within.end)];
    if (from >= until) continue;
    changes.push({ at: from, by, status, step: 1 }, { at: until, by, status, step: -1 });
  }
  return changes.sort((a, b) => a.at - b.at);
}

function append(intervals: StatusInterval[], next: StatusInterval): void {
  const last = intervals.at(-1);
  if (last?.status === next.status) intervals[intervals.length - 1] = { ...last, end: next.end };
  else intervals.push(next);
}

function statusOf(standing: Standing): StatusInterval['status'] {
  const overridden = worstAmong(standing.override);
  if (overridden) return overridden;
  const seen = worstAmong(standing.maintenance) ?? worstAmong(standing.monitor);
  const said = worstAmong(standing.incident);
  if (seen && said) return worstStatus([seen, said]);
  return seen ?? said ?? 'unverified';
}

function worstAmong(counts: Standing[Voice]): ComponentStatus | undefined {
  return componentStatuses.findLast((status) => counts[status] > 0);
}
