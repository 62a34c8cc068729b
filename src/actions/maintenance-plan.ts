import type { InStatement } from '@libsql/client';
import type { EventType } from '../domain/event.ts';
import type { Maintenance } from '../domain/words/maintenance.ts';
import {
  type MaintenanceDocument,
  maintenanceDocument,
} from '../domain/words/maintenance-document.ts';
import { maintenanceUnchanged } from '../storage/maintenance.ts';
import type { Acting } from './acting.ts';
import type { Plan } from './carry-out.ts';
import { maintenanceEvent } from './maintenance-event.ts';

/** How planned work is changed, and what is told of it. */
type MaintenanceChange = Readonly<{
  action: string;
  /** What of the document is noted in the audit. */
  noted: (maintenance: MaintenanceDocument) => unknown;
  type: EventType;
  notify: boolean;
  statements: (after: Maintenance, change: string) => readonly InStatement[];
}>;

/** The plan that makes of work, if it is still as it was read, what it is to be. */
export function maintenancePlan(
  { now }: Acting,
  before: Maintenance,
  after: Maintenance,
  { action, noted, type, notify, statements }: MaintenanceChange,
): Plan<MaintenanceDocument> {
  const result = maintenanceDocument(after, now);
  return {
    action,
    subject: after.id,
    detail: noted(result),
    guard: maintenanceUnchanged(before),
    statements: (change) => statements(after, change),
    events: [maintenanceEvent(type, result, notify)],
    result,
  };
}
