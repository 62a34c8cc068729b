import type { Localized } from '../localized.ts';
import { isDone, type Maintenance, type MaintenanceStatus } from './maintenance.ts';

/** A step that planned work takes by itself, at its instant (UTC ms), and what is said of it. */
export type ClockStep = Readonly<{
  status: Extract<MaintenanceStatus, 'in_progress' | 'completed'>;
  at: number;
  body: Localized;
}>;

/** The steps that are over by `now` without anybody having written them down, in their order. */
export function overdueSteps(maintenance: Maintenance, now: number): readonly ClockStep[] {
  const { auto, scheduledFor, scheduledUntil, updates } = maintenance;
  const said = updates.at(-1)?.status ?? 'scheduled';
  if (!auto || isDone(said)) return [];
  const steps = [
    ...(said === 'scheduled' ? [{ ...begun, at: scheduledFor }] : []),
    { ...ended, at: scheduledUntil },
  ];
  return steps.filter(({ at }) => at <= now);
}

const begun = {
  status: 'in_progress',
  body: { zh: '维护工作已按计划开始。', en: 'The planned work has begun.' },
} as const;

const ended = {
  status: 'completed',
  body: { zh: '维护工作已按计划结束。', en: 'The planned work has ended as scheduled.' },
} as const;
