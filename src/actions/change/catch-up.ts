import type { Maintenance } from '../../domain/words/maintenance.ts';
import { type ClockStep, overdueSteps } from '../../domain/words/maintenance-clock.ts';
import { maintenanceDocument } from '../../domain/words/maintenance-document.ts';
import { newId } from '../../storage/id.ts';
import { addMaintenanceUpdates, maintenanceUnchanged } from '../../storage/maintenance.ts';
import type { Acting } from './acting.ts';
import { carryOut } from './carry-out.ts';
import { clockEvent } from './maintenance-event.ts';

/**
 * Writes down the steps that planned work has taken by itself, all of them as one change of the
 * clock. Returns whether it wrote any: there may be none, or somebody else was faster.
 * @throws AppError `unavailable`.
 */
export async function catchUp(acting: Acting, maintenance: Maintenance): Promise<boolean> {
  const stages = stagesOf(maintenance, acting.now);
  const latest = stages.at(-1);
  if (!latest) return false;
  // Each event tells of the work as it was at its step, also when the clock comes late.
  const documents = stages.map((stage) => maintenanceDocument(stage, stage.stepAt));
  const written = await carryOut(
    { ...acting, actor: { kind: 'clock' }, once: null },
    {
      action: 'maintenance.advance',
      subject: maintenance.id,
      detail: documents.map(({ updates }) => updates[0]),
      guard: maintenanceUnchanged(maintenance),
      statements: (change) => addMaintenanceUpdates(latest, stages.length, change),
      events: documents.map(clockEvent),
      result: true,
    },
  );
  return written === true;
}

/** The work as it is after a step, which was taken at `stepAt` (UTC ms). */
type Stage = Maintenance & Readonly<{ stepAt: number }>;

function stagesOf(maintenance: Maintenance, now: number): readonly Stage[] {
  const stages: Stage[] = [];
  for (const step of overdueSteps(maintenance, now)) {
    stages.push(afterStep(stages.at(-1) ?? maintenance, step, now));
  }
  return stages;
}

function afterStep(before: Maintenance, { status, at, body }: ClockStep, now: number): Stage {
  const update = { id: newId(), status, at, body, createdAt: now, editedAt: null, notify: true };
  return {
    ...{ ...before, updatedAt: now, version: before.version + 1, stepAt: at },
    updates: [...before.updates, update],
  };
}
