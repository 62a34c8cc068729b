import { type Announcement, announcementEnd } from './announcement.ts';
import type { Incident } from './incident.ts';
import { currentWords, incidentCauses, type StandingWord } from './incident-words.ts';
import {
  isActive,
  type Maintenance,
  maintenanceCauses,
  maintenanceChangesAt,
  maintenanceStatusAt,
} from './maintenance.ts';
import { type Override, overrideAt, overrideCauses, overrideEnd } from './override.ts';
import type { Cause } from './status-interval.ts';

/** Everything that staff have said, as far as it matters now or for the past that is shown. */
export type StaffWords = Readonly<{
  incidents: readonly Incident[];
  overrides: readonly Override[];
  maintenances: readonly Maintenance[];
  announcements: readonly Announcement[];
}>;

/** Where staff have said nothing. */
export const noWords: StaffWords = {
  incidents: [],
  overrides: [],
  maintenances: [],
  announcements: [],
};

/** What staff say of one component at one instant. */
export type StaffWord = Readonly<{
  override: Override | null;
  /** Of open incidents that name it, each with what it says of it. */
  incidents: readonly Readonly<{ incident: Incident; word: StandingWord }>[];
  /** Work that is being done on it. */
  maintenances: readonly Maintenance[];
}>;

/** What staff say of a component at `now` (UTC ms). */
export function staffWordOf(words: StaffWords, slug: string, now: number): StaffWord {
  return {
    override: overrideAt(words.overrides, slug, now),
    incidents: words.incidents.flatMap((incident) => {
      const word = currentWords(incident).find((one) => one.slug === slug);
      return word ? [{ incident, word }] : [];
    }),
    maintenances: words.maintenances.filter(
      (one) => one.components.includes(slug) && isActive(maintenanceStatusAt(one, now)),
    ),
  };
}

/** All that staff have said of a component over time, until `now` (UTC ms). */
export function causesSaid(words: StaffWords, slug: string, now: number): readonly Cause[] {
  return [
    ...overrideCauses(words.overrides, slug),
    ...words.incidents.flatMap((incident) => incidentCauses(incident, slug, now)),
    ...words.maintenances
      .filter(({ components }) => components.includes(slug))
      .flatMap((maintenance) => maintenanceCauses(maintenance, now)),
  ];
}

/** The instants after `now` at which time alone changes what staff say (UTC ms). */
export function wordsChangeAt(words: StaffWords, now: number): readonly number[] {
  return [
    ...words.incidents.map(({ updates }) => updates.at(-1)?.nextUpdateBy ?? now),
    ...words.overrides.map(overrideEnd),
    ...words.maintenances.map((one) => maintenanceChangesAt(one, now) ?? now),
    ...words.announcements.flatMap((one) => [one.publishedAt, announcementEnd(one)]),
  ].filter((instant) => instant > now);
}
