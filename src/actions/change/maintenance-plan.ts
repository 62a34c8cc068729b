import type { Maintenance } from '../../domain/words/maintenance.ts';
import {
  type MaintenanceDocument,
  maintenanceDocument,
} from '../../domain/words/maintenance-document.ts';
import { maintenanceUnchanged } from '../../storage/maintenance.ts';
import type { Acting } from './acting.ts';
import type { Plan } from './carry-out.ts';
import { type Change, changePlan } from './change-plan.ts';
import { maintenanceEvent } from './maintenance-event.ts';

/** The plan that makes of work, if it is still as it was read, what it is to be. */
export function maintenancePlan(
  { now }: Acting,
  before: Maintenance,
  after: Maintenance,
  change: Change<Maintenance, MaintenanceDocument>,
): Plan<MaintenanceDocument> {
  const documentOf = (maintenance: Maintenance) => maintenanceDocument(maintenance, now);
  const kind = { documentOf, unchanged: maintenanceUnchanged, eventOf: maintenanceEvent };
  return changePlan(kind, before, after, change);
}
