import { wordsFor } from '../../domain/localized.ts';
import type { MaintenanceStatus } from '../../domain/words/maintenance.ts';
import type { MaintenanceDocument } from '../../domain/words/maintenance-document.ts';
import {
  componentsNamed,
  linkTo,
  type StatuspageIncident,
  type StatuspageSite,
  statuspageUpdate,
} from './incident.ts';

/** Planned work as Statuspage's API v2 shows it: an incident with a window. */
export type StatuspageMaintenance = StatuspageIncident &
  Readonly<{ scheduled_for: string; scheduled_until: string }>;

/** Planned work with all of its updates. */
export function statuspageMaintenance(
  maintenance: MaintenanceDocument,
  site: StatuspageSite,
): StatuspageMaintenance {
  const { id, updates, components, scheduledFor, scheduledUntil } = maintenance;
  const status = statusOf(maintenance.status);
  return {
    ...{ id, name: wordsFor(maintenance.title, site.language).text, status },
    ...{ created_at: maintenance.createdAt, updated_at: maintenance.updatedAt },
    ...{ monitoring_at: null, resolved_at: status === 'completed' ? endOf(maintenance) : null },
    ...{ impact: 'maintenance', shortlink: linkTo('maintenances', id, site) },
    ...{ started_at: scheduledFor, page_id: site.page },
    incident_updates: updates.map((update) =>
      statuspageUpdate({ ...update, status: statusOf(update.status) }, id, site),
    ),
    components: componentsNamed(
      components.map((slug) => ({ slug })),
      site,
    ),
    ...{ scheduled_for: scheduledFor, scheduled_until: scheduledUntil },
  };
}

/** Statuspage knows no work that was called off: it is over. */
function statusOf(status: MaintenanceStatus): Exclude<MaintenanceStatus, 'cancelled'> {
  return status === 'cancelled' ? 'completed' : status;
}

/** Work that ends by itself may be over before anybody has written that down. */
function endOf({ updates, scheduledUntil }: MaintenanceDocument): string {
  const [newest] = updates;
  return newest && statusOf(newest.status) === 'completed' ? newest.at : scheduledUntil;
}
