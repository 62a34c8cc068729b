import type { MaintenanceStatus } from './maintenance.ts';

/** What staff can do next with planned work, one after another or instead of it. */
export const maintenanceSteps = [
  'begin',
  'check',
  'go_on',
  'extend',
  'finish',
  'reopen',
  'tell',
  'cancel',
] as const;
export type MaintenanceStep = (typeof maintenanceSteps)[number];

const stepsFrom: Readonly<Record<MaintenanceStatus, readonly MaintenanceStep[]>> = {
  scheduled: ['tell', 'begin', 'cancel'],
  in_progress: ['finish', 'extend', 'check', 'tell', 'cancel'],
  verifying: ['finish', 'extend', 'go_on', 'tell', 'cancel'],
  completed: ['reopen', 'tell'],
  cancelled: ['tell'],
};

/** The steps that work may take from where it stands, the most likely one first. */
export function stepsOf(status: MaintenanceStatus): readonly MaintenanceStep[] {
  return stepsFrom[status];
}

/** Reads a step; null where there is none of that name. */
export function stepIn(text: string): MaintenanceStep | null {
  return maintenanceSteps.find((step) => step === text) ?? null;
}

/** Where work stands after a step from where it stood. */
export function statusAfter(step: MaintenanceStep, status: MaintenanceStatus): MaintenanceStatus {
  switch (step) {
    case 'begin':
    case 'go_on':
    case 'reopen':
      return 'in_progress';
    case 'check':
      return 'verifying';
    case 'finish':
      return 'completed';
    case 'cancel':
      return 'cancelled';
    case 'tell':
    case 'extend':
      return status;
  }
}

/** Whether a step says when the work ends now. */
export function movesTheEnd(step: MaintenanceStep): boolean {
  return step === 'extend' || step === 'reopen';
}
