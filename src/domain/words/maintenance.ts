import type { Words } from '../localized.ts';
import type { Reachability } from '../status/component-condition.ts';
import type { Cause } from './voice.ts';

/** Where planned work stands. */
export const maintenanceStatuses = [
  'scheduled',
  'in_progress',
  'verifying',
  'completed',
  'cancelled',
] as const;
export type MaintenanceStatus = (typeof maintenanceStatuses)[number];

/** One public message about planned work. Instants are UTC milliseconds. */
export type MaintenanceUpdate = Readonly<{
  id: string;
  status: MaintenanceStatus;
  body: Words;
  /** From when on it holds. */
  at: number;
  createdAt: number;
  editedAt: number | null;
  notify: boolean;
}>;

/** What people should know while the work is done, in a few words each. */
export type Advice = Readonly<{
  /** What works all the same. */
  works?: Words;
  /** What takes longer. */
  delayed?: Words;
  /** What not to do. */
  avoid?: Words;
}>;

/** Whether a component under maintenance can be reached. */
export const windowReachabilities = ['reachable', 'limited', 'unreachable'] as const;
export type WindowReachability = Extract<Reachability, (typeof windowReachabilities)[number]>;

/** The worst that windows say; `unreachable` where there is none. */
export function worstReachability(
  windows: readonly Pick<Maintenance, 'reachability'>[],
): WindowReachability {
  return (
    windowReachabilities.findLast((one) =>
      windows.some(({ reachability }) => reachability === one),
    ) ?? 'unreachable'
  );
}

/** Planned work. Instants are UTC milliseconds; the window is half-open. */
export type Maintenance = Readonly<{
  id: string;
  title: Words;
  /** Slugs of the components that it is about. */
  components: readonly string[];
  scheduledFor: number;
  scheduledUntil: number;
  /** Whether it starts and ends by itself at these instants. */
  auto: boolean;
  reachability: WindowReachability;
  advice: Advice;
  createdAt: number;
  updatedAt: number;
  version: number;
  /** Oldest first; the first one is the announcement of the work. */
  updates: readonly MaintenanceUpdate[];
}>;

/**
 * Where planned work stands at `now`. One that runs by itself starts and ends at its instants, also
 * before anybody has written that down.
 */
export function maintenanceStatusAt(maintenance: Maintenance, now: number): MaintenanceStatus {
  const { auto, scheduledFor, scheduledUntil, updates } = maintenance;
  const said = updates.findLast(({ at }) => at <= now)?.status ?? 'scheduled';
  if (!auto || said === 'completed' || said === 'cancelled') return said;
  if (now >= scheduledUntil) return 'completed';
  return said === 'scheduled' && now >= scheduledFor ? 'in_progress' : said;
}

/** The next instant after `now` at which it starts or ends by itself; null without one. */
export function maintenanceChangesAt(maintenance: Maintenance, now: number): number | null {
  const status = maintenanceStatusAt(maintenance, now);
  if (!maintenance.auto || isDone(status)) return null;
  return status === 'scheduled' ? maintenance.scheduledFor : maintenance.scheduledUntil;
}

/** What updates say: when it was completed or cancelled for the last time, UTC ms; else null. */
export function maintenanceEndedAt({ updates }: Pick<Maintenance, 'updates'>): number | null {
  const lastGoingOn = updates.findLastIndex(({ status }) => !isDone(status));
  return updates[lastGoingOn + 1]?.at ?? null;
}

export function isDone(status: MaintenanceStatus): boolean {
  return status === 'completed' || status === 'cancelled';
}

/** Whether work is being done. */
export function isActive(status: MaintenanceStatus): boolean {
  return status === 'in_progress' || status === 'verifying';
}

/** Where planned work may go from where it stands; what was completed may be taken up again. */
export const maintenanceMoves: Readonly<Record<MaintenanceStatus, readonly MaintenanceStatus[]>> = {
  scheduled: ['scheduled', 'in_progress', 'cancelled'],
  in_progress: ['in_progress', 'verifying', 'completed', 'cancelled'],
  verifying: ['in_progress', 'verifying', 'completed', 'cancelled'],
  completed: ['completed', 'in_progress'],
  cancelled: ['cancelled'],
};

/** The time in which the work was done, of each of its runs, until `now`. */
export function maintenanceCauses(maintenance: Maintenance, now: number): readonly Cause[] {
  const { scheduledFor, scheduledUntil, updates } = maintenance;
  const instants = [scheduledFor, scheduledUntil, ...updates.map(({ at }) => at)]
    .filter((instant) => instant < now)
    .sort((a, b) => a - b);
  return instants
    .map((start, index) => ({ start, end: instants[index + 1] ?? now }))
    .filter(({ start, end }) => end > start && isActive(maintenanceStatusAt(maintenance, start)))
    .map((span) => ({ ...span, by: 'maintenance', status: 'under_maintenance' }) as const);
}
