import type { Measures } from './check.ts';
import { type Component, type ComponentStatus, worstStatus } from './component.ts';
import { type Freshness, vouchersAmong } from './freshness.ts';
import { type Monitor, statusWhen } from './monitor.ts';
import { openedAt } from './opening.ts';
import type { ProbeKind } from './probe-spec.ts';
import { type Proof, proofOf } from './proof.ts';
import type { Reason } from './reason.ts';
import type { Calendar } from './service-hours.ts';
import { type StaffingNow, staffingAt } from './staffing.ts';
import type { Vote } from './vote.ts';

/** Whether people get through now, all things considered. */
export type Reachability = 'reachable' | 'limited' | 'unreachable' | 'closed' | 'unknown';

/** Everything derived about one component at one instant. Times are UTC milliseconds. */
export type ComponentCondition = Readonly<{
  component: Component;
  /** The last confirmed status, also while it is not verified. */
  status: ComponentStatus;
  /** When that status began; null when it is not known. */
  since: number | null;
  /** Why the status is not operational. */
  reason: Reason | null;
  /** The kind of the look that found it; null while nothing is wrong. */
  foundBy: ProbeKind | null;
  freshness: Freshness;
  /** Start of the newest check that could tell; null when there was none. */
  verifiedAt: number | null;
  /** Until when the status counts as verified; null when it does not now. */
  freshUntil: number | null;
  reachability: Reachability;
  /** Whether people are there for it, and until when. */
  staffing: StaffingNow;
  measures: Measures;
  /** What the looks have proved, where that is worth saying. */
  proof: Proof | null;
}>;

/** A monitor and what its locations say of it. */
export type WatchedBy = Readonly<{ monitor: Monitor; vote: Vote }>;

const always = { kind: 'always' } as const;

/**
 * Derives the condition of a component from the monitors that watch it and from its service hours.
 * While it is closed, monitors cannot worsen it; what is still broken when it opens is an outage from
 * that instant.
 */
export function componentCondition(
  component: Component,
  watchedBy: readonly WatchedBy[],
  calendar: Calendar,
  now: number,
): ComponentCondition {
  const hours = component.hours ?? always;
  const staffing = staffingAt(hours, calendar, now);
  const matter = watchedBy.filter(({ monitor }) => monitor.whenDown !== 'nothing');
  const found = worstStatus(matter.map(statusOf));
  const status = staffing.kind === 'closed' ? 'operational' : found;
  const cause = staffing.kind === 'closed' ? null : causeOf(matter, status);
  const opened = status === 'operational' ? null : openedAt(hours, calendar, now);
  const vouchers = vouchersAmong(matter, ({ monitor }) => monitor.intervalMs);
  const freshness = freshnessOf(vouchers, now);
  return {
    component,
    status,
    since: later(cause?.vote.since ?? null, opened),
    reason: status === 'operational' ? null : (cause?.vote.reason ?? null),
    foundBy: status === 'operational' ? null : (cause?.monitor.probe.kind ?? null),
    freshness,
    verifiedAt: latest(vouchers.map(({ vote }) => vote.verifiedAt)),
    freshUntil:
      freshness === 'verified' ? latest(vouchers.map(({ vote }) => vote.freshUntil)) : null,
    reachability: reachabilityOf(status, freshness, staffing),
    staffing,
    measures: Object.assign({}, ...matter.map(({ vote }) => vote.measures)),
    proof: proofOf(vouchers, now),
  };
}

function statusOf({ monitor, vote }: WatchedBy): ComponentStatus {
  return vote.state === 'pending' ? 'operational' : statusWhen(monitor.whenDown, vote.state);
}

/** The monitor that made the status what it is: for trouble the earliest, for peace the latest. */
function causeOf(matter: readonly WatchedBy[], status: ComponentStatus): WatchedBy | null {
  const causes = matter
    .filter((watched) => watched.vote.since !== null && statusOf(watched) === status)
    .sort((a, b) => (a.vote.since ?? 0) - (b.vote.since ?? 0));
  return (status === 'operational' ? causes.at(-1) : causes[0]) ?? null;
}

function freshnessOf(vouchers: readonly WatchedBy[], now: number): Freshness {
  if (vouchers.length === 0) return 'unprobed';
  const fresh = vouchers.some(({ vote }) => vote.freshUntil !== null && now < vote.freshUntil);
  return fresh ? 'verified' : 'unverified';
}

function reachabilityOf(
  status: ComponentStatus,
  freshness: Freshness,
  staffing: StaffingNow,
): Reachability {
  if (staffing.kind === 'closed') return 'closed';
  if (freshness !== 'verified') return 'unknown';
  switch (status) {
    case 'operational':
      return staffing.kind === 'reduced' ? 'limited' : 'reachable';
    case 'degraded_performance':
    case 'partial_outage':
      return 'limited';
    case 'major_outage':
    case 'under_maintenance':
      return 'unreachable';
  }
}

function latest(instants: readonly (number | null)[]): number | null {
  const known = instants.filter((instant) => instant !== null);
  return known.length > 0 ? Math.max(...known) : null;
}

/** Nothing that began before the channel opened has kept anybody away. */
function later(since: number | null, opened: number | null): number | null {
  if (since === null || opened === null) return since;
  return Math.max(since, opened);
}
