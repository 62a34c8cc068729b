import { type MissingHolidays, missingHolidays } from '../hours/missing-holidays.ts';
import type { MonitorNow } from '../monitor/monitor-now.ts';
import type { Pause } from '../monitor/pause.ts';
import type { Reason } from '../monitor/reason.ts';
import { isActive, type Maintenance, maintenanceStatusAt } from '../words/maintenance.ts';
import { type Override, overrideEnd } from '../words/override.ts';
import type { Surroundings } from './needs.ts';
import { cannotTell } from './needs-of-components.ts';

/** What keeping the page in order asks for. Instants are UTC milliseconds. */
export type UpkeepNeed =
  /** Work that nobody has begun, or ended, when it was planned for. */
  | Readonly<{
      kind: 'late_work';
      maintenance: Maintenance;
      late: 'beginning' | 'end';
      since: number;
    }>
  /** Work that begins within a day. */
  | Readonly<{ kind: 'work_soon'; maintenance: Maintenance }>
  /** Monitors that cannot tell for the same reason, of components that others keep verified. */
  | Readonly<{ kind: 'blind'; reason: Reason | null; monitors: readonly MonitorNow[] }>
  /** What staff say of a component ends by itself within an hour. */
  | Readonly<{ kind: 'override_ends'; override: Override; at: number }>
  /** A monitor that has not looked for a day because it is paused. */
  | Readonly<{ kind: 'paused'; pause: Pause }>
  /** Holidays that hours need and nobody has entered. */
  | (MissingHolidays & Readonly<{ kind: 'holidays' }>);

const hourMs = 60 * 60_000;
const dayMs = 24 * hourMs;

/** What keeping the page in order asks for at `now` (UTC ms). */
export function upkeepNeeds(
  { status, watched }: Surroundings,
  looking: readonly MonitorNow[],
  now: number,
): readonly UpkeepNeed[] {
  const { maintenances, overrides } = status.words;
  const unverified = new Set(
    status.conditions
      .filter(({ freshness }) => freshness === 'unverified')
      .map(({ component }) => component.slug),
  );
  const blind = looking.filter((one) => cannotTell(one) && !unverified.has(one.monitor.component));
  return [
    ...maintenances.flatMap((maintenance) => workNeeds(maintenance, now)),
    ...byReason(blind),
    ...overrides.flatMap((override) => overrideNeeds(override, now)),
    ...looking.flatMap(({ pause }) => pauseNeeds(pause, now)),
    ...missingHolidays(watched, now).map((missing) => ({ kind: 'holidays' as const, ...missing })),
  ];
}

function workNeeds(maintenance: Maintenance, now: number): readonly UpkeepNeed[] {
  const { scheduledFor, scheduledUntil } = maintenance;
  const status = maintenanceStatusAt(maintenance, now);
  if (status === 'scheduled' && now < scheduledFor) {
    return scheduledFor - now <= dayMs ? [{ kind: 'work_soon', maintenance }] : [];
  }
  if (status === 'scheduled') {
    return [{ kind: 'late_work', maintenance, late: 'beginning', since: scheduledFor }];
  }
  if (!isActive(status) || now < scheduledUntil) return [];
  return [{ kind: 'late_work', maintenance, late: 'end', since: scheduledUntil }];
}

function byReason(blind: readonly MonitorNow[]): readonly UpkeepNeed[] {
  const reasons = new Map<Reason | null, MonitorNow[]>();
  for (const one of blind) {
    const reason = one.locations[0]?.lastReason ?? null;
    const others = reasons.get(reason);
    if (others) others.push(one);
    else reasons.set(reason, [one]);
  }
  return [...reasons].map(([reason, monitors]) => ({ kind: 'blind', reason, monitors }));
}

function overrideNeeds(override: Override, now: number): readonly UpkeepNeed[] {
  const at = overrideEnd(override);
  const endsSoon = override.startedAt <= now && now < at && at - now <= hourMs;
  return endsSoon ? [{ kind: 'override_ends', override, at }] : [];
}

function pauseNeeds(pause: Pause | null, now: number): readonly UpkeepNeed[] {
  return pause !== null && now - pause.since >= dayMs ? [{ kind: 'paused', pause }] : [];
}
