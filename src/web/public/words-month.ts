import type { Site } from '../../domain/component.ts';
import { overlap, type Span } from '../../domain/time/span.ts';
import { type Incident, resolvedAt } from '../../domain/words/incident.ts';
import { newestWords } from '../../domain/words/incident-words.ts';
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
      .filter((one) => overlap(within, spanOf(one, now)))
      .sort((a, b) => b.startedAt - a.startedAt)
      .map((one) => incidentView(one, names, now)),
    maintenances: maintenances
      .filter((one) => hasBegun(one, now) && overlap(within, windowOf(one)))
      .sort((a, b) => b.scheduledFor - a.scheduledFor)
      .map((one) => maintenanceView(one, names, now)),
  };
}

/** Whether an incident that names a component tells all of a time in which that was not well. */
export function isTold(
  trouble: Span,
  slug: string,
  { incidents }: Pick<StaffWords, 'incidents'>,
  now: number,
): boolean {
  return incidents.some((incident) => {
    const { start, end } = spanOf(incident, now);
    if (trouble.start < start || end < trouble.end) return false;
    return newestWords(incident).some((word) => word.slug === slug);
  });
}

/** One that has just begun has lasted for at least an instant. */
function spanOf(incident: Incident, now: number): Span {
  const end = resolvedAt(incident) ?? now;
  return { start: incident.startedAt, end: Math.max(end, incident.startedAt + 1) };
}

function hasBegun(maintenance: Maintenance, now: number): boolean {
  const status = maintenanceStatusAt(maintenance, now);
  return status !== 'scheduled' && maintenance.scheduledFor <= now;
}

function windowOf({ scheduledFor, scheduledUntil }: Maintenance): Span {
  return { start: scheduledFor, end: scheduledUntil };
}
