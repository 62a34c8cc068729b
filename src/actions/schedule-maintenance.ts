import type { z } from 'zod';
import type { InputFault } from '../domain/app-error.ts';
import type { Maintenance, MaintenanceUpdate } from '../domain/words/maintenance.ts';
import {
  type MaintenanceDocument,
  maintenanceDocument,
} from '../domain/words/maintenance-document.ts';
import { newId } from '../storage/id.ts';
import { insertMaintenance } from '../storage/maintenance.ts';
import { type Acting, demandWrite } from './change/acting.ts';
import { always, carryOut, onlyOnce } from './change/carry-out.ts';
import { maintenanceEvent } from './change/maintenance-event.ts';
import { unknownSlugs, windowFaults } from './input/faults.ts';
import { newMaintenance } from './input/maintenance.ts';
import { parseInput, refuseFaults } from './input/parse.ts';

/**
 * Announces planned work; it may have begun already.
 * @throws AppError `forbidden`, `invalid`, `reused`, `unavailable`.
 */
export async function scheduleMaintenance(
  acting: Acting,
  input: unknown,
): Promise<MaintenanceDocument> {
  demandWrite(acting, 'maintenances');
  const asked = parseInput(newMaintenance, input);
  const maintenance = maintenanceOf(asked, acting.now);
  const result = maintenanceDocument(maintenance, acting.now);
  return onlyOnce(acting, async () => {
    refuseFaults(faultsIn(asked, acting));
    const scheduled = await carryOut(acting, {
      action: 'maintenance.schedule',
      subject: maintenance.id,
      detail: result,
      guard: always,
      statements: (change) => insertMaintenance(maintenance, change),
      events: [maintenanceEvent('maintenance.scheduled', result, asked.notify)],
      result,
    });
    // Nothing that is new can be lost.
    return scheduled ?? result;
  });
}

/**
 * The work that would be announced, for those who want to see it first.
 * @throws AppError `invalid`.
 */
export function maintenanceToAnnounce(acting: Acting, input: unknown): Maintenance {
  const asked = parseInput(newMaintenance, input);
  refuseFaults(faultsIn(asked, acting));
  return maintenanceOf(asked, acting.now);
}

type Asked = z.output<typeof newMaintenance>;

function faultsIn(asked: Asked, acting: Acting): readonly InputFault[] {
  return [
    ...unknownSlugs(acting, ['components'], asked.components),
    ...windowFaults(asked, '/scheduledUntil', acting.now),
  ];
}

function maintenanceOf(asked: Asked, now: number): Maintenance {
  const { title, body, components, notify, works, delayed, avoid } = asked;
  const { scheduledFor, scheduledUntil, auto, reachability } = asked;
  const first: MaintenanceUpdate = {
    ...{ id: newId(), status: 'scheduled', body, notify },
    ...{ at: now, createdAt: now, editedAt: null },
  };
  return {
    ...{ id: newId(), title, components, scheduledFor, scheduledUntil, auto, reachability },
    advice: { ...(works && { works }), ...(delayed && { delayed }), ...(avoid && { avoid }) },
    ...{ createdAt: now, updatedAt: now, version: 1, updates: [first] },
  };
}
