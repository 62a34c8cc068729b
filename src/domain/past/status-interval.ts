import { type ComponentStatus, componentStatuses } from '../component.ts';
import type { Span } from '../time/span.ts';
import { type Cause, type Voice, voiceHeard } from '../words/voice.ts';

/** Time in which a component was of one status, or in which nobody could tell. */
export type StatusInterval = Span & Readonly<{ status: ComponentStatus | 'unverified' }>;

/**
 * The status of a component at each instant of `within`, from all that is said of it: intervals in
 * order, without gap or overlap, neighbours of different status. Whose word holds is said by
 * `voiceHeard`. Where nothing is said it is `unverified`.
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
  const said = {
    override: worstAmong(standing.override),
    maintenance: worstAmong(standing.maintenance),
    monitor: worstAmong(standing.monitor),
    incident: worstAmong(standing.incident),
  };
  const heard = voiceHeard(said);
  return (heard && said[heard]) ?? 'unverified';
}

function worstAmong(counts: Standing[Voice]): ComponentStatus | undefined {
  return componentStatuses.findLast((status) => counts[status] > 0);
}
