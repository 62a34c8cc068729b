import { maintenanceToChange } from '../../../actions/change/maintenance-to-change.ts';
import { AppError } from '../../../domain/app-error.ts';
import type { Maintenance } from '../../../domain/words/maintenance.ts';
import { readAuditPage, type StoredAuditEntry } from '../../../storage/audit-entry.ts';
import { readMaintenance } from '../../../storage/maintenance.ts';
import type { Asked, StaffAsked } from '../route.ts';

/** The planned work that a path names; throws AppError `not_found` without any. */
export async function foundMaintenance({
  db,
  param,
}: Pick<Asked, 'db' | 'param'>): Promise<Maintenance> {
  const maintenance = await readMaintenance(db, param('id'));
  if (maintenance) return maintenance;
  throw new AppError('not_found', 'There is no planned work of this id.');
}

/** Planned work, and what was done to it last: whoever comes second is told who was faster. */
export type KnownMaintenance = Readonly<{
  maintenance: Maintenance;
  last: StoredAuditEntry | undefined;
}>;

/**
 * The same for a form. What the clock is late with is written first, or the form would name a version
 * that is old when it is sent.
 */
export async function maintenanceForForm({
  acting,
  db,
  param,
}: StaffAsked): Promise<KnownMaintenance> {
  const maintenance = await maintenanceToChange({ ...acting, once: null }, param('id'))();
  const [last] = await readAuditPage(db, { before: null, subject: param('id'), limit: 1 });
  return { maintenance, last };
}
