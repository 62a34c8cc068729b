import { type Component, type ComponentStatus, worstStatus } from '../component.ts';
import { openedAt } from '../hours/opening.ts';
import type { Calendar } from '../hours/service-hours.ts';
import { type StaffingNow, staffingAt } from '../hours/staffing.ts';
import type { Localized } from '../localized.ts';
import type { Measures } from '../monitor/check.ts';
import { type Freshness, vouchersAmong } from '../monitor/freshness.ts';
import { statusWhen } from '../monitor/monitor.ts';
import type { MonitorNow } from '../monitor/monitor-now.ts';
import type { ProbeKind } from '../monitor/probe-spec.ts';
import { type Proof, proofOf } from '../monitor/proof.ts';
import type { Reason } from '../monitor/reason.ts';
import { latest } from '../time/span.ts';
import { worstReachability } from '../words/maintenance.ts';
import { type StaffWord, silence, wordOf } from '../words/staff-word.ts';
import type { Voice } from '../words/voice.ts';

/** Whether people get through now, all things considered. */
export type Reachability = 'reachable' | 'limited' | 'unreachable' | 'closed' | 'unknown';

/** Everything derived about one component at one instant. Times are UTC milliseconds. */
export type ComponentCondition = Readonly<{
  component: Component;
  /** The last confirmed status, also while it is not verified. */
  status: ComponentStatus;
  /** When that status began; null when it is not known. */
  since: number | null;
  /** By whose word it is of that status. */
  by: Voice;
  /** What staff say of it now. */
  said: StaffWord;
  /** Why the status is not operational, where monitors say so. */
  reason: Reason | null;
  /** The kind of the look that found it; null while nothing is wrong. */
  foundBy: ProbeKind | null;
  freshness: Freshness;
  /** Since when all monitors that could vouch for it are paused; null while one of them looks. */
  pausedSince: number | null;
  /** Start of the newest check that could tell; null when there was none. */
  verifiedAt: number | null;
  /** Until when the status counts as verified; null when it does not now. */
  freshUntil: number | null;
  reachability: Reachability;
  /** Whether people are there for it, and until when. */
  staffing: StaffingNow;
  /** The official holiday for which it is closed. */
  holiday?: Localized;
  measures: Measures;
  /** What the looks have proved, where that is worth saying. */
  proof: Proof | null;
}>;

/** A monitor and what its locations say of it, which counts for nothing while it is paused. */
export type WatchedBy = Pick<MonitorNow, 'monitor' | 'vote' | 'pause'>;

const always = { kind: 'always' } as const;

/**
 * Derives the condition of a component from what staff say of it, from the monitors that watch it
 * and from its service hours. A monitor that is paused says nothing; where none is left that could
 * vouch for a component, nobody looks at it. While it is closed, monitors cannot worsen it; what is
 * still broken when it opens is an outage from that instant.
 */
export function componentCondition(
  component: Component,
  watchedBy: readonly WatchedBy[],
  calendar: Calendar,
  now: number,
  said: StaffWord = silence,
): ComponentCondition {
  const hours = component.hours ?? always;
  const staffing = staffingAt(hours, calendar, now);
  const all = watchedBy.filter(({ monitor }) => monitor.whenDown !== 'nothing');
  const matter = all.filter(isLooking);
  const seen = seenBy(matter, staffing);
  const opened = seen.status === 'operational' ? null : openedAt(hours, calendar, now);
  const word = wordOf(said, { ...seen, since: later(seen.cause?.vote.since ?? null, opened) }, now);
  const cause = word.status === 'operational' || word.status !== seen.status ? null : seen.cause;
  const asked = vouchersAmong(all, ({ monitor }) => monitor.intervalMs);
  const vouchers = asked.filter(isLooking);
  const freshness = freshnessOf(vouchers, now);
  return {
    component,
    ...word,
    said,
    reason: cause?.vote.reason ?? null,
    foundBy: cause?.monitor.probe.kind ?? null,
    freshness,
    pausedSince:
      vouchers.length > 0 ? null : latest(asked.map(({ pause }) => pause?.since ?? null)),
    verifiedAt: latest(vouchers.map(({ vote }) => vote.verifiedAt)),
    freshUntil:
      freshness === 'verified' ? latest(vouchers.map(({ vote }) => vote.freshUntil)) : null,
    reachability: reachabilityOf({ ...word, said, freshness, staffing }),
    staffing,
    measures: Object.assign({}, ...matter.map(({ vote }) => vote.measures)),
    proof: proofOf(vouchers, now),
  };
}

function isLooking({ pause }: WatchedBy): boolean {
  return pause === null;
}

/** What the monitors make of it, and the one that made it so. */
function seenBy(matter: readonly WatchedBy[], staffing: StaffingNow) {
  if (staffing.kind === 'closed') return { status: 'operational', cause: null } as const;
  const status = worstStatus(matter.map(statusOf));
  return { status, cause: causeOf(matter, status) };
}

/** Whether the status may be told as it is: a look of late says so, or staff do. */
export function isBelieved({
  by,
  freshness,
}: Pick<ComponentCondition, 'by' | 'freshness'>): boolean {
  return by !== 'monitor' || freshness === 'verified';
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

type Reached = Pick<ComponentCondition, 'status' | 'by' | 'said' | 'freshness' | 'staffing'>;

function reachabilityOf({ status, by, said, freshness, staffing }: Reached): Reachability {
  if (staffing.kind === 'closed') return 'closed';
  if (!isBelieved({ by, freshness })) return 'unknown';
  switch (status) {
    case 'operational':
      return staffing.kind === 'reduced' ? 'limited' : 'reachable';
    case 'degraded_performance':
    case 'partial_outage':
      return 'limited';
    case 'under_maintenance':
      return by === 'maintenance' ? worstReachability(said.maintenances) : 'unreachable';
    case 'major_outage':
      return 'unreachable';
  }
}

/** Nothing that began before the channel opened has kept anybody away. */
function later(since: number | null, opened: number | null): number | null {
  if (since === null || opened === null) return since;
  return Math.max(since, opened);
}
