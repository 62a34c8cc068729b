import type { Site } from '../../domain/component.ts';
import { isCurrent } from '../../domain/words/announcement.ts';
import { type Incident, isOpen, resolvedAt } from '../../domain/words/incident.ts';
import { isActive, type Maintenance, maintenanceStatusAt } from '../../domain/words/maintenance.ts';
import { type StaffWords, standingWords } from '../../domain/words/staff-words.ts';
import { type AnnouncementView, announcementView } from './announcement-view.ts';
import { componentNames, type IncidentView, incidentView } from './incident-view.ts';
import { type MaintenanceView, maintenanceView } from './maintenance-view.ts';

/** What staff say, as far as it belongs on the status page. */
export type WordsView = Readonly<{
  /** Open ones, those that began last first. */
  incidents: readonly IncidentView[];
  /** Those that were resolved within a day, newest first, and not more than a few. */
  resolved: readonly IncidentView[];
  /** Work that is being done, then that of the next seven days. */
  maintenances: readonly MaintenanceView[];
  /** Newest first. */
  announcements: readonly AnnouncementView[];
}>;

const dayMs = 24 * 60 * 60 * 1000;

/** How long before it begins planned work is told of on the status page, in milliseconds. */
export const toldAheadMs = 7 * dayMs;

const mostResolved = 5;

/** Chooses and names what is told on the status page at `now` (UTC ms). */
export function wordsView(site: Pick<Site, 'groups'>, words: StaffWords, now: number): WordsView {
  const names = componentNames(site);
  const incident = (one: Incident) => incidentView(one, names, now);
  return {
    incidents: standingWords(words)
      .incidents.toSorted((a, b) => b.startedAt - a.startedAt)
      .map(incident),
    resolved: resolvedLately(words.incidents, now).map(incident),
    maintenances: near(words.maintenances, now).map((one) => maintenanceView(one, names, now)),
    announcements: words.announcements
      .filter((one) => isCurrent(one, now))
      .sort((a, b) => b.publishedAt - a.publishedAt)
      .map((one) => announcementView(one, names)),
  };
}

function resolvedLately(incidents: readonly Incident[], now: number): readonly Incident[] {
  const overAt = (incident: Incident) => resolvedAt(incident) ?? Number.NEGATIVE_INFINITY;
  // Most are long over, which their last updates tell sooner.
  const lately = incidents.filter(({ updates }) => (updates.at(-1)?.at ?? now) > now - dayMs);
  return lately
    .filter((one) => overAt(one) > now - dayMs && !isOpen(one))
    .sort((a, b) => overAt(b) - overAt(a))
    .slice(0, mostResolved);
}

/** Work that is under way, and that which is about to begin. */
function near(maintenances: readonly Maintenance[], now: number): readonly Maintenance[] {
  const at = (stands: (one: Maintenance) => boolean) =>
    maintenances.filter(stands).sort((a, b) => a.scheduledFor - b.scheduledFor);
  return [
    ...at((one) => isActive(maintenanceStatusAt(one, now))),
    ...at(
      (one) =>
        maintenanceStatusAt(one, now) === 'scheduled' && one.scheduledFor < now + toldAheadMs,
    ),
  ];
}
