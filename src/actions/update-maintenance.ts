import type { z } from 'zod';
import type { InputFault } from '../domain/app-error.ts';
import {
  isActive,
  isDone,
  type Maintenance,
  maintenanceMoves,
  maintenanceStatusAt,
} from '../domain/words/maintenance.ts';
import type { MaintenanceDocument } from '../domain/words/maintenance-document.ts';
import { newId } from '../storage/id.ts';
import { addMaintenanceUpdates } from '../storage/maintenance.ts';
import { type Acting, demandWrite } from './change/acting.ts';
import { changeNewest, onlyOnce } from './change/carry-out.ts';
import { demandMove } from './change/demand-move.ts';
import { moveEventType } from './change/maintenance-event.ts';
import { maintenancePlan } from './change/maintenance-plan.ts';
import { maintenanceToChange } from './change/maintenance-to-change.ts';
import { faultIf, faultsOfAt, windowFaults } from './input/faults.ts';
import { newMaintenanceUpdate } from './input/maintenance.ts';
import { parseInput, refuseFaults } from './input/parse.ts';

/**
 * Adds an update to planned work: it begins, is verified, ends early, is extended, is cancelled or
 * taken up again.
 * @param version that must still be the newest (`If-Match`); null takes any.
 * @throws AppError `forbidden`, `invalid`, `not_found`, `conflict` (no such move), `reused`,
 *   `stale`, `unavailable`.
 */
export async function updateMaintenance(
  acting: Acting,
  id: string,
  version: number | null,
  input: unknown,
): Promise<MaintenanceDocument> {
  demandWrite(acting, 'maintenances');
  const asked = parseInput(newMaintenanceUpdate, input);
  return onlyOnce(acting, () =>
    changeNewest(acting, maintenanceToChange(acting, id), version, (maintenance) => {
      return maintenancePlan(acting, maintenance, updated(maintenance, asked, acting.now), {
        action: 'maintenance.update',
        noted: ({ updates, scheduledUntil }) => ({ ...updates[0], scheduledUntil }),
        type: moveEventType(maintenanceStatusAt(maintenance, acting.now), asked.status),
        notify: asked.notify,
        statements: (updated, change) => addMaintenanceUpdates(updated, 1, change),
      });
    }),
  );
}

/**
 * The work as an update would make it, for those who want to see it first.
 * @throws AppError `invalid`, `conflict` (no such move).
 */
export function maintenanceUpdated(
  { now }: Pick<Acting, 'now'>,
  maintenance: Maintenance,
  input: unknown,
): Maintenance {
  return updated(maintenance, parseInput(newMaintenanceUpdate, input), now);
}

type Asked = z.output<typeof newMaintenanceUpdate>;

function updated(maintenance: Maintenance, asked: Asked, now: number): Maintenance {
  const status = maintenanceStatusAt(maintenance, now);
  demandMove('Planned work', maintenanceMoves, status, asked.status);
  refuseFaults(faultsIn(asked, maintenance, now));
  return withUpdate(maintenance, asked, now);
}

function faultsIn(asked: Asked, maintenance: Maintenance, now: number): readonly InputFault[] {
  const { status, at, scheduledUntil } = asked;
  const earliest = maintenance.updates.at(-1)?.at ?? maintenance.createdAt;
  return [...faultsOfAt(at, earliest, now), ...endFaults(status, scheduledUntil, maintenance, now)];
}

/** The faults of the end that work is given by an update, or of there being none to come. */
function endFaults(
  status: Asked['status'],
  scheduledUntil: number | undefined,
  { scheduledFor, ...maintenance }: Maintenance,
  now: number,
): readonly InputFault[] {
  const pointer = '/scheduledUntil';
  if (scheduledUntil === undefined) {
    const endsAtOnce = maintenance.auto && maintenance.scheduledUntil <= now && isActive(status);
    return faultIf(endsAtOnce, pointer, 'Say until when the work goes on.');
  }
  if (isDone(status)) return faultIf(true, pointer, 'Leave this out: the work is over with this.');
  return windowFaults({ scheduledFor, scheduledUntil }, pointer, now);
}

function withUpdate(maintenance: Maintenance, asked: Asked, now: number): Maintenance {
  const { at = now, scheduledUntil = maintenance.scheduledUntil, ...update } = asked;
  const added = { ...update, id: newId(), at, createdAt: now, editedAt: null };
  return {
    ...{ ...maintenance, scheduledUntil, updatedAt: now, version: maintenance.version + 1 },
    updates: [...maintenance.updates, added],
  };
}
