import type { Site } from '../../domain/component.ts';
import { overlap, type Span } from '../../domain/time/span.ts';
import { incidentSpan } from '../../domain/words/incident.ts';
import { type Maintenance, maintenanceStatusAt } from '../../domain/words/maintenance.ts';
import type { StaffWords } from '../../domain/words/staff-words.ts';
import { componentNames, type IncidentView, incidentView } from './incident-view.ts';
import { type MaintenanceView, maintenanceView } from './maintenance-view.ts';

/** What staff have said of one month, newest first. */
export type WordsMonth = Readonly<{
  incidents: readonly IncidentView[];
  maintenances: readonly MaintenanceView[];
}>;

/** The incidents of a stretch of time, and the planned work that was to begin by `now` (UTC ms). */
export function wordsWithin(
  site: Pick<Site, 'groups'>,
  { incidents, maintenances }: StaffWords,
  within: Span,
  now: number,
): WordsMonth {
  const names = componentNames(site);
  return {
    incidents: incidents
      .filter((one) => overlap(within, incidentSpan(one, now)))
      .sort((a, b) => b.startedAt - a.startedAt)
      .map((one) => incidentView(one, names, now)),
    maintenances: maintenances
      .filter((one) => hasBegun(one, now) && overlap(within, windowOf(one)))
      .sort((a, b) => b.scheduledFor - a.scheduledFor)
      .map((one) => maintenanceView(one, names, now)),
  };
}

function hasBegun(maintenance: Maintenance, now: number): boolean {
  const status = maintenanceStatusAt(maintenance, now);
  return status !== 'scheduled' && maintenance.scheduledFor <= now;
}

function windowOf({ scheduledFor, scheduledUntil }: Maintenance): Span {
  return { start: scheduledFor, end: scheduledUntil };
}
