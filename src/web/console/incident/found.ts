import { AppError } from '../../../domain/app-error.ts';
import type { Incident } from '../../../domain/words/incident.ts';
import { readAuditPage, type StoredAuditEntry } from '../../../storage/audit-entry.ts';
import { readIncident } from '../../../storage/incident.ts';
import type { Asked } from '../route.ts';

/** An incident, and what was done to it last: whoever comes second is told who was faster. */
export type KnownIncident = Readonly<{ incident: Incident; last: StoredAuditEntry | undefined }>;

/** The incident that a path names; throws AppError `not_found` without any. */
export async function foundIncident({
  db,
  param,
}: Pick<Asked, 'db' | 'param'>): Promise<KnownIncident> {
  const [incident, [last]] = await Promise.all([
    readIncident(db, param('id')),
    readAuditPage(db, { before: null, subject: param('id'), limit: 1 }),
  ]);
  if (incident) return { incident, last };
  throw new AppError('not_found', 'There is no incident of this id.');
}
