import type { Settings } from '../domain/settings/setting.ts';
import type { Span } from '../domain/time/span.ts';
import type { StaffWords } from '../domain/words/staff-words.ts';
import { announcementsOf, selectAnnouncements } from './announcement.ts';
import type { Database } from './database.ts';
import { incidentsOf, selectIncidents } from './incident.ts';
import { maintenancesOf, selectMaintenances } from './maintenance.ts';
import { overridesOf, selectOverrides } from './override.ts';
import { selectSettings, settingsFrom } from './setting.ts';

/** What staff say, and what they have set. */
export type Said = Readonly<{ words: StaffWords; settings: Settings }>;

/**
 * Selects what staff say in a span: what holds, however old, and what ended within it; and all that is
 * set. For `saidOf`.
 */
export function selectSaid(db: Database, within: Span) {
  return [
    selectIncidents(db, within),
    selectOverrides(db, within),
    selectMaintenances(db, within),
    selectAnnouncements(db, within),
    selectSettings(db),
  ] as const;
}

/**
 * What was selected.
 * @param known settings as they were: where none changed, they stay the same object.
 */
export function saidOf(
  [incidents, overrides, maintenances, announcements, settings]: SaidSelected,
  known?: Settings,
): Said {
  const words = {
    incidents: incidentsOf(incidents),
    overrides: overridesOf(overrides),
    maintenances: maintenancesOf(maintenances),
    announcements: announcementsOf(announcements),
  };
  return { words, settings: settingsFrom(settings, known) };
}

type SaidSelected = readonly [
  ...[incidents: Awaited<ReturnType<typeof selectIncidents>>],
  ...[overrides: Awaited<ReturnType<typeof selectOverrides>>],
  ...[maintenances: Awaited<ReturnType<typeof selectMaintenances>>],
  ...[announcements: Awaited<ReturnType<typeof selectAnnouncements>>],
  ...[settings: Awaited<ReturnType<typeof selectSettings>>],
];
