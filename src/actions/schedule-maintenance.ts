import type { z } from 'zod';
import type { Maintenance, MaintenanceUpdate } from '../domain/words/maintenance.ts';
import {
  type MaintenanceDocument,
  maintenanceDocument,
} from '../domain/words/maintenance-document.ts';
import { newId } from '../storage/id.ts';
import { insertMaintenance } from '../storage/maintenance.ts';
import { type Acting, demandWrite } from './acting.ts';
import { always, carryOut, onlyOnce } from './carry-out.ts';
import { unknownSlugs, windowFaults } from './input/faults.ts';
import { newMaintenance } from './input/maintenance.ts';
import { parseInput, refuseFaults } from './input/parse.ts';
import { maintenanceEvent } from './maintenance-event.ts';

/**
 * Announces planned work; it may have begun already.
 * @throws AppError `forbidden`, `invalid`, `conflict` (the key), `unavailable`.
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
    refuseFaults([
      ...unknownSlugs(acting, ['components'], asked.components),
      ...windowFaults(asked, '/scheduledUntil', acting.now),
    ]);
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

type Asked = z.output<typeof newMaintenance>;

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
