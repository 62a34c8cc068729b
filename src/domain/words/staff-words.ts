import { type Announcement, announcementEnd } from './announcement.ts';
import { type Incident, isOpen, resolvedAt } from './incident.ts';
import { incidentCauses, newestWords } from './incident-words.ts';
import { type Maintenance, maintenanceCauses, maintenanceChangesAt } from './maintenance.ts';
import { type Override, overrideCauses, overrideEnd } from './override.ts';
import { promiseOf } from './promise.ts';
import type { Cause } from './voice.ts';

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

/** All that staff have said of a component over time, until `now` (UTC ms). */
export function causesSaid(words: StaffWords, slug: string, now: number): readonly Cause[] {
  const { open, over } = sortedOf(words.incidents);
  return [
    ...overrideCauses(words.overrides, slug),
    ...(over.get(slug) ?? []),
    ...open.flatMap((incident) => incidentCauses(incident, slug, now)),
    ...words.maintenances
      .filter(({ components }) => components.includes(slug))
      .flatMap((maintenance) => maintenanceCauses(maintenance, now)),
  ];
}

/** Incidents that are open, and what those that are over said of each component, by its slug. */
type Sorted = Readonly<{
  open: readonly Incident[];
  over: ReadonlyMap<string, readonly Cause[]>;
}>;

const sorted = new WeakMap<readonly Incident[], Sorted>();

/** What is over says the same ever after: of a list that is asked about again, it is known. */
function sortedOf(incidents: readonly Incident[]): Sorted {
  const known = sorted.get(incidents) ?? sortOut(incidents);
  sorted.set(incidents, known);
  return known;
}

function sortOut(incidents: readonly Incident[]): Sorted {
  const over = new Map<string, Cause[]>();
  for (const incident of incidents) {
    const end = resolvedAt(incident);
    if (end === null) continue;
    for (const { slug } of newestWords(incident)) {
      const causes = over.get(slug) ?? [];
      causes.push(...incidentCauses(incident, slug, end));
      over.set(slug, causes);
    }
  }
  return { open: incidents.filter(isOpen), over };
}

/** What staff say that goes on, without the incidents that are over. */
export function standingWords(words: StaffWords): StaffWords {
  return { ...words, incidents: sortedOf(words.incidents).open };
}

/** The instants after `now` at which time alone changes what staff say (UTC ms). */
export function wordsChangeAt(words: StaffWords, now: number): readonly number[] {
  return [
    ...words.incidents.map((incident) => promiseOf(incident, now)?.by ?? now),
    ...words.overrides.map(overrideEnd),
    ...words.maintenances.map((one) => maintenanceChangesAt(one, now) ?? now),
    ...words.announcements.flatMap((one) => [one.publishedAt, announcementEnd(one)]),
  ].filter((instant) => instant > now);
}
